import Foundation
import Monitoring
import PromQL

/// Time in the experiment runs faster than in the content: 30 times, so that a minute is two seconds.
struct ScaledClock: Sendable {
  static let factor = 30

  /// The moment at which the experiment began, in milliseconds since the epoch.
  let start: Int64

  init() {
    // Ten minutes of the content's, so that stamps are round and that rules are evaluated at the same moments in every run.
    let step = Int64(600_000 / Self.factor)
    start = (Int64(Date().timeIntervalSince1970 * 1000) / step + 1) * step
  }

  /// Milliseconds of the content's time since the beginning.
  var now: Int64 { (Int64(Date().timeIntervalSince1970 * 1000) - start) * Int64(Self.factor) }

  /// The moment in milliseconds since the epoch at which the content's clock shows `milliseconds`.
  func real(_ milliseconds: Int64) -> Int64 { start + milliseconds / Int64(Self.factor) }

  func sleep(untilMinute minute: Int) {
    let left = Double(real(Int64(minute) * 60_000)) / 1000 - Date().timeIntervalSince1970
    if left > 0 { Thread.sleep(forTimeInterval: left) }
  }

  static func scaled(_ duration: Duration) -> Duration { duration / factor }

  /// A query that gives in the experiment's time what `expression` gives in the content's. Panels' variables get the values
  /// of a dashboard that shows an hour.
  static func scaled(_ expression: PromQLExpression) -> PromQLExpression {
    expression.mapped { expression in
      switch expression.node {
      case .vectorSelector(var selector):
        selector.modifiers.offset = selector.modifiers.offset.map(scaled)
        return PromQLExpression(.vectorSelector(selector))
      case .rangeSelector(var ranged):
        ranged.selector.modifiers.offset = ranged.selector.modifiers.offset.map(scaled)
        ranged.window = scaled(ranged.window)
        return PromQLExpression(.rangeSelector(ranged))
      case .subquery(var subquery):
        subquery.modifiers.offset = subquery.modifiers.offset.map(scaled)
        subquery.window = scaled(subquery.window)
        subquery.step = scaled(subquery.step ?? .milliseconds(60_000))
        return PromQLExpression(.subquery(subquery))
      case .call(let call) where ["rate", "irate", "deriv"].contains(call.function.name):
        // What happens a second in the experiment takes `factor` seconds in the content.
        let quotient = PromQLExpression(
          .binary(.init(.divide, expression, PromQLExpression(.number(.init(Double(factor)))))))
        return PromQLExpression(.parenthesized(quotient))
      default:
        return expression
      }
    }
  }

  private static func scaled(_ duration: PromQLExpression.Duration) -> PromQLExpression.Duration {
    switch duration {
    case .milliseconds(let count): .milliseconds(count / Int64(factor))
    case .variable(let variable): .milliseconds((variables[variable.name] ?? 60_000) / Int64(factor))
    case .parenthesized(let inner): .parenthesized(scaled(inner))
    case .negated(let inner): .negated(scaled(inner))
    case .arithmetic(let left, let operation, let right): .arithmetic(scaled(left), operation, scaled(right))
    case .number, .template: duration
    }
  }

  private static let variables: [String: Int64] = [
    "__interval": 60_000, "__rate_interval": 240_000, "__range": 3_600_000,
  ]
}
