import Monitoring
import PromQL

extension LintRule {
  static let valueHoldsAtRest = LintRule(
    "value/holds-at-rest", .warning, "an alert on events that fires while none happens",
    explanation: """
      A signal counts events, and in quiet times it is 0: `sum(…) < 20`, `== 0` and `!= 5` hold then, so that the alert fires
      as long as nothing happens, and ends when something does. Ask for more than nothing: `> 20`.

      Where silence is what people want to hear of, as of a job that reports every night, say so:
      `.allow(.valueHoldsAtRest, because: "…")`.
      """,
    bad: .content("signal.count(over: .minutes(5)).below(20)") { content in content.restExample { $0.below(20) } },
    good: .content("signal.count(over: .minutes(5)).above(20)") { content in content.restExample { $0.above(20) } }
  ) { context, reporter in
    guard let rest = context.rest else { return }
    for query in context.queries {
      guard case .alert = query.owner, let expression = query.expression, rest.holds(expression) else { continue }
      let condition = ThresholdCondition(expression)
      let reason: String
      let proposal: String
      if let condition {
        let value = rest.values.values(of: condition.measured)
        reason = "without an event \(condition.measured.named("the value")) is \(value?.resting ?? "small")"
        proposal = "ask for more than rest: `> \(condition.number)`"
      } else {
        reason = "without an event all that it counts is 0"
        proposal = "compare with what only events reach"
      }
      reporter.report(
        "\(reason), and the condition holds: the alert fires as long as nothing happens; \(proposal), or allow "
          + "value/holds-at-rest with a reason where silence is the news",
        at: query.location, excerpt: query.excerpt(expression.unparenthesized.range))
    }
  }
}

extension ThresholdCondition {
  fileprivate var number: String {
    PromQLPrinter.line(PromQLExpression(.number(.init(threshold > 0 && threshold.isFinite ? threshold : 0))))
  }
}

extension ValueRange {
  /// One number, or what is known of it.
  fileprivate var resting: String {
    lower == upper && !mayBeNaN ? PromQLPrinter.line(.init(.number(.init(upper)))) : description
  }
}

extension ContentSketch {
  fileprivate mutating func restExample(_ condition: (Query) -> Query) {
    let job = ScrapeJob("cloudwatch", targets: ["exporter:9106"], exporter: CloudWatchExporter(region: "eu-west-1"))
    let signal = Signal(
      "DeniedCount", in: "Trail",
      from: LogGroup("/trail", region: "eu-west-1", accountID: "123456789012", retention: .days90), through: job,
      counting: #"{ $.errorCode = "AccessDenied*" }"#)
    prometheus = Prometheus(alertmanagers: ["alertmanager:9093"], jobs: [job])
    signals = [signal]
    ruleGroups = [
      RuleGroup("example") { Alert("Denied", .warning, when: condition(signal.count(over: .minutes(5)))) }
    ]
  }
}
