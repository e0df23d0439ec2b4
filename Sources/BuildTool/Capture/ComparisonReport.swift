import Diagnostics

/// The lines that tell a person what a capture has changed, and who is concerned.
struct ComparisonReport {
  /// The uses of series names in the content, as `Sources/Shop/Alerts.swift:12:7: alert ShopDown`.
  let uses: (_ names: Set<String>) -> [SnapshotUse]

  func lines(_ comparison: SnapshotComparison) -> [String] {
    if comparison.isEmpty { return ["replaced the older snapshot, which had the same families and labels"] }
    // What came or went as a whole is not searched for; what a removed family is called now may be among the added ones.
    let concerned = comparison.removed + comparison.changed.map(\.family)
    let uses = Dictionary(grouping: self.uses(Set(concerned.flatMap { $0.series.map(\.name) })), by: \.name)
    let newNames = comparison.added.flatMap { $0.series.map(\.name) }
    var lines = [
      "replaced the older snapshot: \(Quantity.count(comparison.added.count, "family", "families")) added, "
        + "\(comparison.removed.count) removed, \(comparison.changed.count) changed"
    ]
    for family in comparison.removed {
      let users = users(of: family, in: uses)
      var line = "removed \(family.name.printable) (\(family.kind.rawValue))"
      if let name = family.series.first?.name, let near = Suggestion.nearest(to: name, among: newNames) {
        line += "; is it \(near.printable) now?"
      }
      lines += [line] + users
    }
    for change in comparison.changed {
      lines += [text(of: change)] + users(of: change.family, in: uses)
    }
    lines += comparison.added.map { "added \($0.name.printable) (\($0.kind.rawValue))" }
    return lines
  }

  private func text(of change: SnapshotComparison.Change) -> String {
    var parts: [String] = []
    if let former = change.formerKind { parts.append("\(change.family.kind.rawValue) instead of \(former.rawValue)") }
    if !change.gainedLabels.isEmpty { parts.append("with the new \(Self.labels(change.gainedLabels))") }
    if !change.lostLabels.isEmpty { parts.append("without the \(Self.labels(change.lostLabels))") }
    return "changed \(change.family.name.printable): \(parts.joined(separator: ", "))"
  }

  private static func labels(_ names: [String]) -> String {
    "\(names.count == 1 ? "label" : "labels") \(names.map(\.printable).joined(separator: ", "))"
  }

  private func users(of family: SnapshotSummary.Family, in uses: [String: [SnapshotUse]]) -> [String] {
    var seen: Set<String> = []
    return family.series.flatMap { uses[$0.name] ?? [] }.map(\.text).filter { seen.insert($0).inserted }.map {
      "  used by \($0)"
    }
  }
}

/// A query that asks for a series.
package struct SnapshotUse: Hashable, Sendable {
  package var name: String
  /// Where and who: `Sources/Shop/Alerts.swift:12:7: alert ShopDown`.
  package var text: String

  package init(name: String, text: String) {
    self.name = name
    self.text = text
  }
}
