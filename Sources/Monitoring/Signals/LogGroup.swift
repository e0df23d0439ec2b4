import Diagnostics

/// A log group of CloudWatch Logs.
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html
public struct LogGroup: Hashable, Sendable {
  /// 1 to 512 of `[.\-_/#A-Za-z0-9]`, such as `/aws/cloudtrail/logs`.
  public var name: String
  public var region: String
  /// Twelve digits.
  public var accountID: String
  /// How long AWS keeps the events; `nil` is for ever.
  public var retention: Retention?
  public var location: SourceLocation

  /// The retention times that AWS offers, in days.
  public enum Retention: Int, Hashable, Sendable, CaseIterable {
    case days1 = 1, days3 = 3, days5 = 5, days7 = 7, days14 = 14, days30 = 30, days60 = 60, days90 = 90, days120 = 120
    case days150 = 150, days180 = 180, days365 = 365, days400 = 400, days545 = 545, days731 = 731, days1096 = 1096
    case days1827 = 1827, days2192 = 2192, days2557 = 2557, days2922 = 2922, days3288 = 3288, days3653 = 3653
  }

  public init(
    _ name: String, region: String, accountID: String, retention: Retention?, fileID: String = #fileID, line: Int = #line,
    column: Int = #column
  ) {
    self.name = name
    self.region = region
    self.accountID = accountID
    self.retention = retention
    location = SourceLocation(fileID: fileID, line: line, column: column)
  }

  /// As Grafana's CloudWatch queries want it, with the trailing `:*`.
  public var arn: String { "arn:aws:logs:\(region):\(accountID):log-group:\(name):*" }
}
