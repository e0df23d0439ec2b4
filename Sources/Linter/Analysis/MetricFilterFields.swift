/// The fields of an event that a metric filter's pattern looks at.
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
struct MetricFilterFields {
  /// Of JSON events, the names right below the root: `userIdentity` of `$.userIdentity.type`.
  let names: Set<String>

  init(_ pattern: String) {
    var names: Set<String> = []
    var isQuoted = false
    var rest = pattern.utf8[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "\\") where isQuoted: _ = rest.popFirst()
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: "$") where !isQuoted && rest.first == UInt8(ascii: "."):
        let name = rest.dropFirst().prefix(while: Self.isNamePart)
        rest = rest[name.endIndex...]
        names.insert(String(decoding: name, as: UTF8.self))
      default: break
      }
    }
    self.names = names
  }

  /// Whether only events of CloudTrail have the fields. `eventName`, `errorCode` and `errorMessage` are in the logs of
  /// applications too.
  /// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
  var areOfCloudTrail: Bool { !names.isDisjoint(with: Self.ofCloudTrail) }

  private static let ofCloudTrail: Set<String> = [
    "additionalEventData", "eventSource", "recipientAccountId", "requestParameters", "responseElements",
    "sourceIPAddress", "userIdentity",
  ]

  private static func isNamePart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
