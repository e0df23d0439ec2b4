import Monitoring
import PromQL

/// A matcher of Alertmanager with its pattern compiled once, to be asked of many alerts.
struct PreparedMatcher: Sendable {
  let matcher: LabelMatcher
  /// Of `=~` and `!~`; `nil` for a pattern that is none, which is another rule's finding.
  private let pattern: RE2?

  init(_ matcher: LabelMatcher) {
    self.matcher = matcher
    let isPattern = matcher.operation == .matches || matcher.operation == .notMatches
    pattern = isPattern ? try? RE2(matcher.value) : nil
  }

  func accepts(_ text: String) -> Bool {
    switch matcher.operation {
    case .equal: text == matcher.value
    case .notEqual: text != matcher.value
    case .matches: pattern?.matches(whole: text) ?? true
    case .notMatches: pattern.map { !$0.matches(whole: text) } ?? true
    }
  }

  /// Whether all alerts with these labels fulfil the matcher.
  func alwaysHolds(for labels: LabelSet) -> Bool {
    guard let domain = labels[matcher.label.name] else { return accepts("") }
    guard let values = domain.values else { return false }
    return values.allSatisfy(accepts) && (domain.isAlways || accepts(""))
  }
}

extension [PreparedMatcher] {
  init(_ matchers: [LabelMatcher]) {
    // A fixed value first: it decides what is asked of a label of which nothing is known.
    self = (matchers.filter { $0.operation == .equal } + matchers.filter { $0.operation != .equal }).map { .init($0) }
  }

  func alwaysHold(for labels: LabelSet) -> Bool { allSatisfy { $0.alwaysHolds(for: labels) } }
}

extension LabelSet {
  /// The labels of those alerts of the set that fulfil all matchers; `nil` when none can. A label that an alert lacks counts
  /// as the empty text.
  func narrowed(by matchers: [PreparedMatcher]) -> LabelSet? {
    var labels = self
    for matcher in matchers {
      guard let narrowed = labels.narrowed(by: matcher) else { return nil }
      labels = narrowed
    }
    return labels
  }

  func narrowed(by matcher: PreparedMatcher) -> LabelSet? {
    let name = matcher.matcher.label.name
    guard let domain = self[name] else { return matcher.accepts("") ? self : nil }
    let mayLack = !domain.isAlways && matcher.accepts("")
    var values = domain.values?.filter(matcher.accepts)
    // Of a value that can be anything only a fixed one can be known.
    if domain.values == nil, matcher.matcher.operation == .equal {
      values = matcher.matcher.value.isEmpty ? [] : [matcher.matcher.value]
    }
    if values?.isEmpty == true, !mayLack { return nil }
    var labels = self
    labels[name] = values?.isEmpty == true ? nil : Domain(values: values, isAlways: !mayLack)
    return labels
  }
}
