import Exposition

/// What is different on a page since it was captured the last time.
///
/// A family is the same when it has the name, or a series, of the older one: the two formats print one metric as the families
/// `x_total` and `x`.
struct SnapshotComparison: Equatable {
  typealias Family = SnapshotSummary.Family

  /// A family that both pages have.
  struct Change: Equatable {
    var family: Family
    /// `nil` when the kind has stayed.
    var formerKind: MetricFamily.Kind?
    var gainedLabels: [String] = []
    var lostLabels: [String] = []

    fileprivate var isEmpty: Bool { formerKind == nil && gainedLabels.isEmpty && lostLabels.isEmpty }
  }

  private(set) var added: [Family] = []
  private(set) var removed: [Family] = []
  private(set) var changed: [Change] = []

  var isEmpty: Bool { added.isEmpty && removed.isEmpty && changed.isEmpty }

  /// Every list is sorted by name.
  init(from old: SnapshotSummary, to new: SnapshotSummary) {
    var byName: [String: Int] = [:]
    var bySeries: [String: Int] = [:]
    for (index, family) in old.families.enumerated() {
      byName[family.name] = index
      for series in family.series { bySeries[series.name] = index }
    }
    var found = [Bool](repeating: false, count: old.families.count)
    for family in new.families {
      let shared = family.series.compactMap { bySeries[$0.name] }
      for index in shared { found[index] = true }
      guard let index = byName[family.name] ?? shared.first else {
        added.append(family)
        continue
      }
      found[index] = true
      let change = Self.change(from: old.families[index], to: family)
      if !change.isEmpty { changed.append(change) }
    }
    removed = old.families.indices.filter { !found[$0] }.map { old.families[$0] }
  }

  private static func change(from old: Family, to new: Family) -> Change {
    var change = Change(family: new, formerKind: old.kind == new.kind ? nil : old.kind)
    // Without a sample nobody knows the labels.
    if let before = old.labels, let after = new.labels {
      let (former, present) = (Set(before), Set(after))
      change.gainedLabels = after.filter { !former.contains($0) }
      change.lostLabels = before.filter { !present.contains($0) }
    }
    return change
  }
}
