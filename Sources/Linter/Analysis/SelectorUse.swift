import Monitoring
import PromQL

/// A selector where it stands in a query: which function reads it, over which time.
struct SelectorUse: Sendable {
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
  var metricName: String? {
    guard !selector.isNameTemplate, let name = selector.name else { return nil }
    guard name.utf8.contains(UInt8(ascii: "$")) || name.utf8.contains(UInt8(ascii: "[")) else { return name }
    return PromQLExpression.GrafanaVariable.all(in: Array(name.utf8)).isEmpty ? name : nil
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
  }

  private struct Walk {
    var uses: [SelectorUse] = []

    mutating func visit(_ expression: PromQLExpression, _ surroundings: Surroundings) {
      var inner = surroundings
      inner.function = nil
      switch expression.node {
      case .vectorSelector(let selector):
        add(selector, window: nil, range: expression.range, surroundings)
      case .rangeSelector(let ranged):
        add(ranged.selector, window: ranged.window, range: expression.range, surroundings)
      case .subquery(let subquery):
        inner.offset = sum(surroundings.offset, subquery.modifiers.offset)
        inner.isPinned = surroundings.isPinned || subquery.modifiers.at != nil
        inner.isInSubquery = true
        inner.subqueryWindow = sum(surroundings.subqueryWindow, subquery.window)
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

    private mutating func add(
      _ selector: PromQLExpression.VectorSelector, window: PromQLExpression.Duration?, range: Range<Int>,
      _ surroundings: Surroundings
    ) {
      uses.append(
        SelectorUse(
          selector: selector, range: range, function: surroundings.function, window: window,
          offset: sum(surroundings.offset, selector.modifiers.offset),
          isPinned: surroundings.isPinned || selector.modifiers.at != nil, isInSubquery: surroundings.isInSubquery,
          subqueryWindow: surroundings.subqueryWindow, isInAbsence: surroundings.isInAbsence,
          isOptional: surroundings.isOptional))
    }

    private func sum(_ outer: Duration?, _ own: PromQLExpression.Duration?) -> Duration? {
      guard let own else { return outer }
      guard let outer, let constant = own.constant else { return nil }
      return outer + constant
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
