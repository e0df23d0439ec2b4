import Diagnostics

/// A log group of CloudWatch Logs.
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html
public struct LogGroup: ContentElement, Hashable {
  /// 1 to 512 of `[.\-_/#A-Za-z0-9]`, such as `/aws/cloudtrail/logs`.
  public var name: String
  public var region: String
  /// Twelve digits.
  public var accountID: String
  /// How long AWS keeps the events; `nil` is for ever.
  public var retention: Retention?
  public var location: SourceLocation
  public var allowances: [Allowance] = []

  /// The retention times that AWS offers, in days.
  public enum Retention: Int, Hashable, Sendable, CaseIterable {
    case days1 = 1
    case days3 = 3
    case days5 = 5
    case days7 = 7
    case days14 = 14
    case days30 = 30
    case days60 = 60
    case days90 = 90
    case days120 = 120
    case days150 = 150
    case days180 = 180
    case days365 = 365
    case days400 = 400
    case days545 = 545
    case days731 = 731
    case days1096 = 1096
    case days1827 = 1827
    case days2192 = 2192
    case days2557 = 2557
    case days2922 = 2922
    case days3288 = 3288
    case days3653 = 3653
  }

  public init(
    _ name: String, region: String, accountID: String, retention: Retention?, fileID: String = #fileID,
    line: Int = #line,
    column: Int = #column
  ) {
    self.name = name
    self.region = region
    self.accountID = accountID
    self.retention = retention
    location = SourceLocation(fileID: fileID, line: line, column: column)
  }

  /// As Grafana's CloudWatch queries want it, with the trailing `:*`.
  public var arn: String { "arn:\(partition):logs:\(region):\(accountID):log-group:\(name):*" }

  /// China and the government of the United States have an AWS of their own.
  private var partition: String {
    if region.hasPrefix("cn-") { return "aws-cn" }
    return region.hasPrefix("us-gov-") ? "aws-us-gov" : "aws"
  }
}
