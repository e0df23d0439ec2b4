import Diagnostics
import GoTemplate
import Monitoring

/// The names under which alerts say something, and those that are most likely misspelt.
struct AnnotationNames: Sendable {
  /// By the misspelt name, the one that was meant.
  private let meant: [String: String]

  init(_ alerts: [LintedAlert], receiverTexts: [ReceiverText]) {
    var counts: [String: Int] = [:]
    for alert in alerts { for annotation in alert.alert.annotations { counts[annotation.name, default: 0] += 1 } }
    // A name that is printed and that no alert has may be the one that is wrong.
    let printed = Set(receiverTexts.flatMap { $0.template.labelReferences.filter(\.isOfAnnotations).map(\.name) })
      .filter { counts[$0] != nil }
    // What a tenth of the alerts have is a habit of this content.
    let habitual = counts.filter { $0.value > 1 && $0.value >= alerts.count / 10 }.keys.sorted()
    let established = Self.usual + printed.sorted() + habitual
    var meant: [String: String] = [:]
    for (name, count) in counts where !Self.usual.contains(name) && !printed.contains(name) {
      // What stands beside as many alerts as the other is a name of its own.
      let others = established.filter { $0 != name && (count == 1 || printed.contains($0) || count < counts[$0] ?? 0) }
      if let near = Self.near(name, among: others) { meant[name] = near }
    }
    self.meant = meant
  }

  /// The name that was most likely meant by one of this alert's annotations; `nil` where it is right, or the alert has the
  /// other one too.
  func meant(by name: String, among annotations: [Alert.Pair]) -> String? {
    guard !meant.isEmpty, let other = meant[name], !annotations.contains(where: { $0.name == other }) else {
      return nil
    }
    return other
  }

  /// Whether the alert has an annotation that is not blank and has one of these names, or was meant to have it.
  func hasOne(of names: Set<String>, _ alert: LintedAlert) -> Bool {
    let annotations = alert.alert.annotations
    return annotations.contains { annotation in
      names.contains(meant(by: annotation.name, among: annotations) ?? annotation.name)
        && !annotation.text.template.allSatisfy(\.isWhitespace)
    }
  }

  /// A letter or two differ. `dashboard1` and `dashboard2` are two names.
  private static func near(_ name: String, among others: [String]) -> String? {
    guard let near = Suggestion.nearest(to: name, among: others) else { return nil }
    let limit = min(2, min(name.utf8.count, near.utf8.count) / 3)
    let differsInDigits = name.filter { !$0.isNumber } == near.filter { !$0.isNumber }
    return Suggestion.distance(from: name, to: near) <= limit && !differsInDigits ? near : nil
  }

  /// Names that rules of most projects have, and that notifications and Grafana look for.
  private static let usual: [String] = [
    "summary", "description", "message", "runbook_url", "runbook", "dashboard_url", "dashboard", "dashboard_uid",
    "panel_id",
  ]
}
