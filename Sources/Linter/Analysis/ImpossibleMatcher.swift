import Diagnostics
import Monitoring

extension PreparedMatcher {
  /// Whether none of the alerts can fulfil the matcher.
  func isImpossible(for alerts: [LabelSet]) -> Bool { alerts.allSatisfy { $0.narrowed(by: self) == nil } }

  /// For people: why none of the alerts fulfils the matcher, and what may be meant.
  fileprivate func reason(_ alerts: [LabelSet]) -> String {
    let name = matcher.label.name
    guard alerts.contains(where: { $0.contains(name) }) else {
      let near = Suggestion.nearest(to: name, among: Set(alerts.flatMap(\.names)).sorted())
      return "no alert has the label \(name)" + (near.map { "; did you mean \($0)?" } ?? "")
    }
    let values = Set(alerts.flatMap { $0[name]?.values ?? [] }).sorted()
    if matcher.operation == .equal, let near = Suggestion.nearest(to: matcher.value, among: values) {
      return "no alert fulfils \(matcher.text); did you mean \(near)?"
    }
    let others = values.count > 10 ? " and \(values.count - 10) more" : ""
    return "no alert fulfils \(matcher.text); the alerts have \(values.prefix(10).joined(separator: ", "))\(others)"
  }
}

extension [PreparedMatcher] {
  /// For people: the matcher that none of the alerts fulfils, and what may be meant; `nil` when each alone can be fulfilled.
  func whyImpossible(for alerts: [LabelSet]) -> String? {
    first { $0.isImpossible(for: alerts) }?.reason(alerts)
  }
}
