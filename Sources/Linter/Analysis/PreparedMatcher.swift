import Monitoring
import PromQL

extension LabelMatcher {
  /// Whether an alert with these labels can fulfil the matcher. A label that an alert lacks counts as the empty text.
  func mayHold(for labels: LabelSet) -> Bool {
    guard let domain = labels[label.name] else { return accepts("") }
    if !domain.isAlways, accepts("") { return true }
    // Of a value that can be anything nothing can be proven.
    guard let values = domain.values else { return true }
    return values.contains(where: accepts)
  }

  func accepts(_ text: String) -> Bool {
    switch operation {
    case .equal: text == value
    case .notEqual: text != value
    case .matches: fits(text)
    case .notMatches: !fits(text)
    }
  }

  /// A pattern that is no pattern is another rule's finding; here it may fit.
  private func fits(_ text: String) -> Bool {
    guard let pattern = try? RE2(value) else { return true }
    return pattern.matches(whole: text)
  }
}

extension [LabelMatcher] {
  func mayHold(for labels: LabelSet) -> Bool { allSatisfy { $0.mayHold(for: labels) } }
}
