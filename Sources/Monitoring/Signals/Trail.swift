import Diagnostics

/// A CloudTrail trail that delivers to a log group: management events of all regions.
/// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/send-cloudtrail-events-to-cloudwatch-logs.html
public struct Trail: Hashable, Sendable {
  /// The trail's name in AWS, unique in the account's region.
  public var name: String
  /// The trail's home region is the log group's.
  public var logGroup: LogGroup
  /// Whether events of all regions are delivered. Sign-ins of the root user happen in us-east-1 wherever the trail lives.
  public var isMultiRegion: Bool
  /// Where it was written.
  public var location: SourceLocation

  /// A trail of all regions unless it is said otherwise.
  public init(
    _ name: String, logGroup: LogGroup, isMultiRegion: Bool = true, fileID: String = #fileID, line: Int = #line,
    column: Int = #column
  ) {
    self.name = name
    self.logGroup = logGroup
    self.isMultiRegion = isMultiRegion
    location = SourceLocation(fileID: fileID, line: line, column: column)
  }
}
