import Diagnostics
import Monitoring
import PromQL

extension LintRule {
  static let severityLadder = LintRule(
    "alert/severity-ladder", .warning, "an alert whose higher severity is no stricter than its lower one",
    explanation: """
      Two alerts of one name with two severities are two steps of one ladder: what is critical is a warning too, and an inhibit
      rule mutes the warning then. A critical alert with the looser threshold, the other direction, or another function fires
      when there is no warning, and keeps quiet when there is every reason for it.

      Compare the same expression in both, in the same direction, with the stricter number in the higher severity; or with
      the same number and a longer `for`. Alerts that measure something else deserve another name.

      Alerts over other windows, of other series, or with a longer `for` for a looser number are steps of their own kind, and
      nothing is said of them.
      """,
    bad: .content(
      #"Alert("Hot", .warning, when: temperature.above(30)), Alert("Hot", .critical, when: temperature.above(20))"#
    ) {
      content in content.ladderExample(critical: 20)
    },
    good: .content(
      #"Alert("Hot", .warning, when: temperature.above(30)), Alert("Hot", .critical, when: temperature.above(40))"#
    ) {
      content in content.ladderExample(critical: 40)
    }
  ) { context, reporter in
    // A bit for each rank.
    var ranks: [String: Int] = [:]
    for alert in context.alerts { if let rank = alert.rank { ranks[alert.alert.name, default: 0] |= 1 << rank } }
    // Of each name and shape the first alert of each severity.
    var lowest: [Step.Key: [Step]] = [:]
    var steps: [Step] = []
    for alert in context.alerts where (ranks[alert.alert.name] ?? 0).nonzeroBitCount > 1 {
      guard let step = Step(alert) else { continue }
      steps.append(step)
      if lowest[step.key]?.contains(where: { $0.rank == step.rank }) != true {
        lowest[step.key, default: []].append(step)
      }
    }
    for step in steps {
      let below = (lowest[step.key] ?? []).filter { $0.rank < step.rank }.sorted { $0.rank > $1.rank }
      for lower in below {
        guard let problem = step.problem(above: lower) else { continue }
        // What is wrong with one of the two alone is said there.
        if step.hasOwnFinding(in: context) || lower.hasOwnFinding(in: context) { break }
        let query = step.alert.query
        reporter.report(
          problem, at: query.location, excerpt: query.excerpt(step.condition.thresholdRange),
          related: [.init("the \(lower.alert.alert.severity.name) alert", at: lower.alert.query.location)])
        break
      }
    }
  }
}

/// An alert as a step of a ladder.
private struct Step {
  let alert: LintedAlert
  let rank: Int
  let condition: ThresholdCondition
  let shape: MeasuredShape
  var key: Key { Key(name: alert.alert.name, shape: shape.text) }

  struct Key: Hashable {
    let name: String
    let shape: String
  }

  init?(_ alert: LintedAlert) {
    guard let rank = alert.rank, let condition = alert.query.expression.flatMap({ ThresholdCondition($0) }) else {
      return nil
    }
    self.alert = alert
    self.rank = rank
    self.condition = condition
    shape = MeasuredShape(condition.measured)
  }

  /// What is wrong between this alert and one of the same shape with a lower severity.
  func problem(above lower: Step) -> String? {
    guard !contradicts(lower) else { return nil }
    let (own, other) = (alert.alert.severity.name, lower.alert.alert.severity.name)
    let name = alert.alert.name
    if let operators = shape.difference(from: lower.shape) {
      return
        "the \(own) \(name) asks for \(operators.own)(), the \(other) one for \(operators.other)(): the one says nothing "
        + "of the other; compare the same expression in both, or give one of them another name"
    }
    // Other forms of one measure: which of them is the stricter one is the author's to know.
    guard shape == lower.shape else { return nil }
    let (texts, waits) = ((condition.text, lower.condition.text), (alert.pendingPeriod, lower.alert.pendingPeriod))
    if texts.0 == texts.1 {
      // Both at once may be meant, for people who listen to one severity only.
      return waits.0 >= waits.1
        ? nil
        : "the \(own) \(name) has the condition `\(texts.0)` of the \(other) one and waits less: there is never a "
          + "\(other) alert alone; write a stricter number, or a longer .for(…)"
    }
    guard let direction = condition.direction, let lowerDirection = lower.condition.direction else { return nil }
    if direction != lowerDirection {
      return
        "the \(own) \(name) fires at `\(texts.0)`, the \(other) one at `\(texts.1)`: the other way round; compare both "
        + "with `\(lower.condition.operation.rawValue)`, or give one of them another name"
    }
    guard condition.isLooser(than: lower.condition), waits.0 <= waits.1 else { return nil }
    return
      "the \(own) \(name) fires at `\(texts.0)`, which is looser than `\(texts.1)` of the \(other) one; write a stricter "
      + "number than \(texts.1.drop { $0 != " " }.dropFirst())"
  }

  /// Whether the two alerts are of different things, as their own labels say.
  private func contradicts(_ other: Step) -> Bool {
    alert.alert.labels.contains { label in
      other.alert.alert.labels.contains { $0.name == label.name && $0.text != label.text }
    }
  }

  /// Whether another rule finds what makes the two differ.
  func hasOwnFinding(in context: LintContext) -> Bool {
    alert.query.expression.map { context.rest?.holds($0) == true } == true
      || !EventCountMisuse.all(in: alert.query, catalogue: context.catalogue).isEmpty
  }
}

extension LintedAlert {
  fileprivate var rank: Int? { SeverityOrder.rank(of: alert.severity.name) }
  fileprivate var pendingPeriod: Duration { alert.pendingPeriod ?? .zero }
}

extension ThresholdCondition {
  fileprivate enum Direction { case above, below }

  /// `nil` for what asks for one number: the states of a thing have no order.
  fileprivate var direction: Direction? {
    switch operation {
    case .greater, .greaterOrEqual: .above
    case .less, .lessOrEqual: .below
    default: nil
    }
  }

  /// Whether more values pass than pass a condition of the same direction.
  fileprivate func isLooser(than other: ThresholdCondition) -> Bool {
    if threshold == other.threshold { return accepts(threshold) && !other.accepts(threshold) }
    return direction == .above ? threshold < other.threshold : threshold > other.threshold
  }
}

extension ContentSketch {
  fileprivate mutating func ladderExample(critical threshold: Double) {
    let temperature = Gauge("temperature").value
    ruleGroups = [
      RuleGroup("example") {
        Alert("Hot", .warning, when: temperature.above(30))
        Alert("Hot", .critical, when: temperature.above(threshold))
      }
    ]
  }
}
