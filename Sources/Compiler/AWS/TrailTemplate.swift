import Formats
import Monitoring

/// `provisioning/aws/cloudtrail.yaml`: a CloudFormation template of the trail, its bucket, its log group and the metric
/// filters of all signals; without a trail `provisioning/aws/metric-filters.yaml`, with the filters alone.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudtrail-trail.html
enum TrailTemplate {
  static func artifact(_ trail: Trail?, signals: [Signal]) -> Artifact? {
    guard let trail else { return filterTemplate(signals) }
    let value: OrderedValue = [
      "AWSTemplateFormatVersion": "2010-09-09",
      "Description": .string("CloudTrail \(trail.name) to CloudWatch Logs, with metric filters"),
      "Resources": .object(resources(trail, signals)),
      "Outputs": [
        "LogGroupArn": ["Value": attribute("TrailLogGroup", "Arn")],
        "TrailArn": ["Value": attribute("Trail", "Arn")],
      ],
    ]
    return Artifact(path: "provisioning/aws/cloudtrail.yaml", yaml: value, from: trail.location)
  }

  private static func filterTemplate(_ signals: [Signal]) -> Artifact? {
    guard let first = signals.map(\.location).min() else { return nil }
    let value: OrderedValue = [
      "AWSTemplateFormatVersion": "2010-09-09",
      "Description": "Metric filters of CloudWatch Logs",
      "Resources": .object(filters(signals, of: nil)),
    ]
    return Artifact(path: "provisioning/aws/metric-filters.yaml", yaml: value, from: first)
  }

  private static func resources(_ trail: Trail, _ signals: [Signal]) -> [OrderedValue.Member] {
    [
      .init("TrailBucket", bucket),
      .init("TrailBucketPolicy", bucketPolicy(trail)),
      .init("TrailLogGroup", logGroup(trail.logGroup)),
      .init("TrailLogsRole", logsRole(trail)),
      .init("Trail", self.trail(trail)),
    ] + filters(signals, of: trail)
  }

  /// Names that differ in other characters only would have one logical id; the later ones are numbered.
  private static func filters(_ signals: [Signal], of trail: Trail?) -> [OrderedValue.Member] {
    var taken: Set<String> = []
    return signals.map { signal in
      let name = identifier(signal.name)
      var id = name + "Filter"
      var number = 2
      while !taken.insert(id).inserted {
        id = "\(name)Filter\(number)"
        number += 1
      }
      // The template makes the trail's log group; others are there already.
      let isTrails = signal.logGroup.name == trail?.logGroup.name
      return .init(id, metricFilter(signal, in: isTrails ? reference("TrailLogGroup") : .string(signal.logGroup.name)))
    }
  }

  /// Retained when the stack goes: what it holds is evidence.
  private static var bucket: OrderedValue {
    [
      "Type": "AWS::S3::Bucket",
      "DeletionPolicy": "Retain",
      "UpdateReplacePolicy": "Retain",
      "Properties": [
        "PublicAccessBlockConfiguration": [
          "BlockPublicAcls": true, "BlockPublicPolicy": true, "IgnorePublicAcls": true, "RestrictPublicBuckets": true,
        ],
        "OwnershipControls": ["Rules": [["ObjectOwnership": "BucketOwnerPreferred"]]],
        "BucketEncryption": [
          "ServerSideEncryptionConfiguration": [["ServerSideEncryptionByDefault": ["SSEAlgorithm": "AES256"]]]
        ],
      ],
    ]
  }

  /// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
  private static func bucketPolicy(_ trail: Trail) -> OrderedValue {
    let source: OrderedValue = substituted(
      "arn:${AWS::Partition}:cloudtrail:${AWS::Region}:${AWS::AccountId}:trail/\(trail.name)")
    let service: OrderedValue = ["Service": "cloudtrail.amazonaws.com"]
    return [
      "Type": "AWS::S3::BucketPolicy",
      "Properties": [
        "Bucket": reference("TrailBucket"),
        "PolicyDocument": PolicyDocument.make([
          [
            "Sid": "AWSCloudTrailAclCheck", "Effect": "Allow", "Principal": service, "Action": "s3:GetBucketAcl",
            "Resource": attribute("TrailBucket", "Arn"),
            "Condition": ["StringEquals": ["aws:SourceArn": source]],
          ],
          [
            "Sid": "AWSCloudTrailWrite", "Effect": "Allow", "Principal": service, "Action": "s3:PutObject",
            "Resource": substituted("${TrailBucket.Arn}/AWSLogs/${AWS::AccountId}/*"),
            "Condition": [
              "StringEquals": ["s3:x-amz-acl": "bucket-owner-full-control", "aws:SourceArn": source]
            ],
          ],
          [
            "Sid": "DenyInsecureTransport", "Effect": "Deny", "Principal": "*", "Action": "s3:*",
            "Resource": [attribute("TrailBucket", "Arn"), substituted("${TrailBucket.Arn}/*")],
            "Condition": ["Bool": ["aws:SecureTransport": "false"]],
          ],
        ]),
      ],
    ]
  }

  private static func logGroup(_ group: LogGroup) -> OrderedValue {
    [
      "Type": "AWS::Logs::LogGroup",
      "DeletionPolicy": "Retain",
      "UpdateReplacePolicy": "Retain",
      "Properties": .object(compacting: [
        "LogGroupName": .string(group.name),
        "RetentionInDays": group.retention.map { .int($0.rawValue) },
      ]),
    ]
  }

  /// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html
  private static func logsRole(_ trail: Trail) -> OrderedValue {
    let streams = substituted(
      "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:\(trail.logGroup.name)"
        + ":log-stream:${AWS::AccountId}_CloudTrail_${AWS::Region}*")
    return [
      "Type": "AWS::IAM::Role",
      "Properties": [
        "AssumeRolePolicyDocument": PolicyDocument.make([
          ["Effect": "Allow", "Principal": ["Service": "cloudtrail.amazonaws.com"], "Action": "sts:AssumeRole"]
        ]),
        "Policies": [
          [
            "PolicyName": "cloudtrail-to-cloudwatch-logs",
            "PolicyDocument": PolicyDocument.make([
              ["Effect": "Allow", "Action": ["logs:CreateLogStream", "logs:PutLogEvents"], "Resource": streams]
            ]),
          ]
        ],
      ],
    ]
  }

  private static func trail(_ trail: Trail) -> OrderedValue {
    [
      "Type": "AWS::CloudTrail::Trail",
      "DependsOn": "TrailBucketPolicy",
      "Properties": [
        "TrailName": .string(trail.name),
        "S3BucketName": reference("TrailBucket"),
        "IsLogging": true,
        "IsMultiRegionTrail": .bool(trail.isMultiRegion),
        "IncludeGlobalServiceEvents": true,
        "EnableLogFileValidation": true,
        "CloudWatchLogsLogGroupArn": attribute("TrailLogGroup", "Arn"),
        "CloudWatchLogsRoleArn": attribute("TrailLogsRole", "Arn"),
        "EventSelectors": [["ReadWriteType": "All", "IncludeManagementEvents": true]],
      ],
    ]
  }

  private static func metricFilter(_ signal: Signal, in logGroup: OrderedValue) -> OrderedValue {
    [
      "Type": "AWS::Logs::MetricFilter",
      "Properties": [
        "FilterName": .string(signal.filterName),
        "LogGroupName": logGroup,
        "FilterPattern": .string(signal.pattern),
        "MetricTransformations": [
          .object(compacting: [
            "MetricNamespace": .string(signal.namespace),
            "MetricName": .string(signal.name),
            "MetricValue": "1",
            "DefaultValue": signal.countsZero ? 0 : nil,
            "Unit": "Count",
          ])
        ],
      ],
    ]
  }

  private static func reference(_ name: String) -> OrderedValue { ["Ref": .string(name)] }
  private static func attribute(_ name: String, _ attribute: String) -> OrderedValue {
    ["Fn::GetAtt": [.string(name), .string(attribute)]]
  }
  private static func substituted(_ text: String) -> OrderedValue { ["Fn::Sub": .string(text)] }

  /// A logical id takes letters and digits only.
  private static func identifier(_ name: String) -> String {
    String(
      decoding: name.utf8.filter { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) }, as: UTF8.self)
  }
}
