import Diagnostics

/// A log group of CloudWatch Logs.
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html
public struct LogGroup: Hashable, Sendable {
  /// 1 to 512 of `[.\-_/#A-Za-z0-9]`, such as `/aws/cloudtrail/logs`.
  public var name: String
  /// The region's code, such as `ap-south-1`; it is part of `arn`.
  public var region: String
  /// Twelve digits.
  public var accountID: String
  /// How long AWS keeps the events; `nil` is for ever.
  public var retention: Retention?
  /// Where it was written.
  public var location: SourceLocation

  /// The retention times that AWS offers, in days.
  public enum Retention: Int, Hashable, Sendable, CaseIterable {
    /// One day.
    case days1 = 1
    /// Three days.
    case days3 = 3
    /// Five days.
    case days5 = 5
    /// A week.
    case days7 = 7
    /// Two weeks.
    case days14 = 14
    /// 30 days, about a month.
    case days30 = 30
    /// 60 days, about two months.
    case days60 = 60
    /// 90 days, about three months.
    case days90 = 90
    /// 120 days, about four months.
    case days120 = 120
    /// 150 days, about five months.
    case days150 = 150
    /// 180 days, about six months.
    case days180 = 180
    /// 365 days, a year.
    case days365 = 365
    /// 400 days, about 13 months.
    case days400 = 400
    /// 545 days, about 18 months.
    case days545 = 545
    /// 731 days, two years.
    case days731 = 731
    /// 1,096 days, three years.
    case days1096 = 1096
    /// 1,827 days, five years.
    case days1827 = 1827
    /// 2,192 days, six years.
    case days2192 = 2192
    /// 2,557 days, seven years.
    case days2557 = 2557
    /// 2,922 days, eight years.
    case days2922 = 2922
    /// 3,288 days, nine years.
    case days3288 = 3288
    /// 3,653 days, ten years.
    case days3653 = 3653
  }

  /// A log group by its name; `retention` must be said, as AWS's own default keeps and bills everything.
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
