import Monitoring
import PromQL

/// A selector where it stands in a query: which function reads it, over which time. A class, as many rules go over all of
/// them.
final class SelectorUse: Sendable {
  let selector: PromQLExpression.VectorSelector
  /// Of the whole selector, window included.
  let range: Range<Int>
  /// The function that takes the selector as an argument.
  let function: PromQLFunction?
  /// What is looked back over: a range selector's window; `nil` for an instant selector, which has the server's lookback.
  let window: PromQLExpression.Duration?
  /// The sum of the offsets of the selector and of the subqueries around it; `nil` when one is not known at build.
  let offset: Duration?
  /// Stands below an `@`: it reads a fixed time.
  let isPinned: Bool
  /// Stands in a subquery: the times around it are the subquery's.
  let isInSubquery: Bool
  /// The sum of the windows of the subqueries around it; `nil` when one is not known at build.
  let subqueryWindow: Duration?
  /// Stands in `absent` or `absent_over_time`, which turn nothing into something.
  let isInAbsence: Bool
  /// Stands beside an `or` or on the right of `unless`, where a series may be absent on purpose.
  let isOptional: Bool

  /// The metric's name, when it is written out: not of `${prefix}_total` or `{__name__="${prefix}_total"}`.
  let metricName: String?

  private init(
    _ selector: PromQLExpression.VectorSelector, window: PromQLExpression.Duration?, range: Range<Int>,
    _ surroundings: Surroundings
  ) {
    self.selector = selector
    self.range = range
    self.window = window
    function = surroundings.function
    offset = surroundings.offset(selector.modifiers.offset)
    isPinned = surroundings.isPinned || selector.modifiers.at != nil
    isInSubquery = surroundings.isInSubquery
    subqueryWindow = surroundings.subqueryWindow
    isInAbsence = surroundings.isInAbsence
    isOptional = surroundings.isOptional
    metricName = selector.isNameTemplate ? nil : selector.name.flatMap { Self.isWrittenOut($0) ? $0 : nil }
  }

  private static func isWrittenOut(_ name: String) -> Bool {
    guard name.utf8.contains(where: { $0 == UInt8(ascii: "$") || $0 == UInt8(ascii: "[") }) else { return true }
    return PromQLExpression.GrafanaVariable.all(in: Array(name.utf8)).isEmpty
  }

  /// The place of the metric's name, or of the whole selector when it has none.
  var nameRange: Range<Int> { selector.nameRange.isEmpty ? range : selector.nameRange }

  /// The length of the window, when it is known at build.
  var windowLength: Duration? { window?.constant }

  static func all(in expression: PromQLExpression) -> [SelectorUse] {
    var walk = Walk()
    walk.visit(expression, Surroundings())
    return walk.uses
  }

  private struct Surroundings {
    var function: PromQLFunction?
    var offset: Duration? = .zero
    var isPinned = false
    var isInSubquery = false
    var subqueryWindow: Duration? = .zero
    var isInAbsence = false
    var isOptional = false

    func offset(_ own: PromQLExpression.Duration?) -> Duration? { Self.sum(offset, own) }

    static func sum(_ outer: Duration?, _ own: PromQLExpression.Duration?) -> Duration? {
      guard let own else { return outer }
      guard let outer, let constant = own.constant else { return nil }
      return outer + constant
    }
  }

  private struct Walk {
    var uses: [SelectorUse] = []

    mutating func visit(_ expression: PromQLExpression, _ surroundings: Surroundings) {
      var inner = surroundings
      inner.function = nil
      switch expression.node {
      case .vectorSelector(let selector):
        uses.append(SelectorUse(selector, window: nil, range: expression.range, surroundings))
      case .rangeSelector(let ranged):
        uses.append(SelectorUse(ranged.selector, window: ranged.window, range: expression.range, surroundings))
      case .subquery(let subquery):
        inner.offset = surroundings.offset(subquery.modifiers.offset)
        inner.isPinned = surroundings.isPinned || subquery.modifiers.at != nil
        inner.isInSubquery = true
        inner.subqueryWindow = Surroundings.sum(surroundings.subqueryWindow, subquery.window)
        visit(subquery.expression, inner)
      case .call(let call):
        inner.function = call.function
        inner.isInAbsence = surroundings.isInAbsence || call.function.name.hasPrefix("absent")
        for argument in call.arguments { visit(argument, inner) }
      case .aggregation(let aggregation):
        if let parameter = aggregation.parameter { visit(parameter, inner) }
        visit(aggregation.expression, inner)
      case .binary(let binary):
        var right = inner
        if binary.operation == .or { inner.isOptional = true }
        if binary.operation == .or || binary.operation == .unless { right.isOptional = true }
        visit(binary.left, inner)
        visit(binary.right, right)
      case .unary(let unary):
        visit(unary.operand, inner)
      case .parenthesized(let content):
        visit(content, surroundings)
      case .number, .string, .variable, .invalid:
        break
      }
    }
  }
}

extension PromQLExpression.Duration {
  /// The length, when it is written out rather than computed or a variable.
  var constant: Duration? {
    switch self {
    case .milliseconds(let count): .milliseconds(count)
    case .parenthesized(let inner): inner.constant
    case .negated(let inner): inner.constant.map { .zero - $0 }
    case .number, .variable, .template, .arithmetic: nil
    }
  }
}
