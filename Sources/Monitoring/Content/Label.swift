/// The name of a label. Declare your own once, so that a misspelt one does not compile:
///
/// ```swift
/// extension Label {
///   static let handler: Label = "handler"
/// }
/// ```
public struct Label: Hashable, Sendable, ExpressibleByStringLiteral {
  /// As Prometheus stores it, without quotes: `instance`.
  public let name: String
  /// A label by its name, for names that are put together in code.
  public init(_ name: String) { self.name = name }
  /// Lets a string literal stand for the label of that name.
  public init(stringLiteral name: String) { self.name = name }
}

extension Label {
  /// The scrape job; set by Prometheus on every scraped series.
  public static let job: Label = "job"
  /// `host:port` of the scraped target; set by Prometheus on every scraped series.
  public static let instance: Label = "instance"
  /// The name of an alert; set by Prometheus on every alert.
  public static let alertname: Label = "alertname"
  /// How urgent an alert is; set by `Alert`.
  public static let severity: Label = "severity"
  /// The AWS region; set by a scrape configuration or by the exporter.
  public static let region: Label = "region"
}
