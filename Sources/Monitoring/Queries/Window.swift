import PromQL

/// The length of time a function of PromQL looks back over: `[5m]`.
public struct Window: Hashable, Sendable {
  package let duration: PromQLExpression.Duration

  /// Whole seconds.
  public static func seconds(_ count: Int) -> Window { Window(.seconds(count)) }
  /// Whole minutes.
  public static func minutes(_ count: Int) -> Window { Window(.minutes(count)) }
  /// Whole hours.
  public static func hours(_ count: Int) -> Window { Window(.hours(count)) }
  /// Days of 24 hours.
  public static func days(_ count: Int) -> Window { Window(.days(count)) }

  /// `$__rate_interval`: at least four scrape intervals, wider when the panel shows a longer time. Panels only.
  public static let rateInterval = Window(variable: "__rate_interval")
  /// `$__interval`: the step of the panel. Panels only.
  public static let interval = Window(variable: "__interval")
  /// `$__range`: the whole time that the dashboard shows. Panels only.
  public static let range = Window(variable: "__range")

  /// Any length, in whole milliseconds: what is finer is cut off. PromQL wants more than zero.
  public init(_ duration: Duration) { self.duration = .milliseconds(duration.milliseconds) }

  private init(variable name: String) {
    duration = .variable(PromQLExpression.GrafanaVariable(name: name, text: "$\(name)"))
  }
}
