import Formats

/// An IAM policy.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
enum PolicyDocument {
  static func make(_ statements: [OrderedValue]) -> OrderedValue {
    ["Version": "2012-10-17", "Statement": .array(statements)]
  }

  static func allowing(_ actions: [String], on resources: [String] = ["*"], sid: String) -> OrderedValue {
    ["Sid": .string(sid), "Effect": "Allow", "Action": .strings(actions), "Resource": .strings(resources)]
  }
}
