/// The labels that the series of a result can carry.
struct LabelSet: Hashable, Sendable {
  /// What is known of one label.
  struct Domain: Hashable, Sendable {
    /// The values it can have, sorted; `nil` for any.
    var values: [String]?
    /// Whether every series has it.
    var isAlways: Bool
    /// Whether no other value can ever come: the content fixes them. What a page shows may have others tomorrow.
    var isClosed: Bool

    init(values: [String]?, isAlways: Bool, isClosed: Bool = false) {
      self.values = values
      self.isAlways = isAlways
      self.isClosed = isClosed
    }

    static let anything = Domain(values: nil, isAlways: false)

    static func constant(_ value: String) -> Domain { Domain(values: [value], isAlways: true, isClosed: true) }

    /// The same values, on every series.
    var always: Domain { Domain(values: values, isAlways: true, isClosed: isClosed) }
    /// The same values, not on every series.
    var sometimes: Domain { Domain(values: values, isAlways: false, isClosed: isClosed) }

    /// Of a series that is in this set or in the other.
    func union(_ other: Domain) -> Domain {
      var merged: [String]?
      if let values, let others = other.values { merged = Set(values).union(others).sorted() }
      return Domain(values: merged, isAlways: isAlways && other.isAlways, isClosed: isClosed && other.isClosed)
    }
  }

  private(set) var domains: [String: Domain]
  /// Labels that are not listed may be there too.
  var isOpen: Bool

  init(_ domains: [String: Domain] = [:], isOpen: Bool = false) {
    self.domains = domains
    self.isOpen = isOpen
  }

  /// Nothing is known.
  static let unknown = LabelSet(isOpen: true)
  /// Series without labels.
  static let none = LabelSet()

  /// `nil` for a label that no series can have.
  subscript(name: String) -> Domain? {
    get { domains[name] ?? (isOpen && !removed.contains(name) ? .anything : nil) }
    set {
      domains[name] = newValue
      if newValue != nil { removed.remove(name) } else if isOpen { removed.insert(name) }
    }
  }

  func contains(_ name: String) -> Bool { self[name] != nil }

  /// Sorted.
  var names: [String] { domains.keys.sorted() }

  func union(_ other: LabelSet) -> LabelSet {
    var result = LabelSet(isOpen: isOpen || other.isOpen)
    result.removed = removed.filter { !other.contains($0) }.union(other.removed.filter { !contains($0) })
    for name in Set(names).union(other.names) {
      switch (self[name], other[name]) {
      case (let left?, let right?): result.domains[name] = left.union(right)
      case (let one?, nil), (nil, let one?):
        result.domains[name] = Domain(values: one.values, isAlways: false, isClosed: one.isClosed)
      case (nil, nil): break
      }
    }
    return result
  }

  /// Of series that are in one of the sets, in one pass. Which labels open sets are known to lack is forgotten.
  static func union(of sets: [LabelSet]) -> LabelSet {
    var result = LabelSet(isOpen: sets.contains(where: \.isOpen))
    var seen: [String: (values: Set<String>?, always: Int)] = [:]
    for set in sets {
      for (name, domain) in set.domains {
        // In place: a copy of what was collected, for each set, would take square time.
        if let values = domain.values {
          seen[name, default: ([], 0)].values?.formUnion(values)
        } else {
          seen[name, default: ([], 0)].values = nil
        }
        if domain.isAlways { seen[name, default: ([], 0)].always += 1 }
      }
    }
    let open = sets.filter(\.isOpen)
    for (name, entry) in seen {
      // A set that may hold labels it does not list may hold this one with any value.
      let mayDiffer = open.contains { $0.domains[name] == nil && $0.contains(name) }
      result.domains[name] = Domain(
        values: mayDiffer ? nil : entry.values?.sorted(), isAlways: entry.always == sets.count)
    }
    return result
  }

  /// Only these labels.
  func keeping(_ kept: [String]) -> LabelSet {
    var result = LabelSet()
    for name in kept { result.domains[name] = self[name] }
    return result
  }

  /// All but these labels.
  func dropping(_ dropped: [String]) -> LabelSet {
    var result = self
    for name in dropped { result[name] = nil }
    return result
  }

  /// Whether a series of this set and one of the other can have the same values of all `names`; a label that both lack is
  /// the same.
  func canAgree(with other: LabelSet, on names: some Sequence<String>) -> Bool {
    names.allSatisfy { name in
      let left = self[name]
      let right = other[name]
      if left?.isAlways != true, right?.isAlways != true { return true }
      guard let left, let right else { return false }
      guard let values = left.values, let others = right.values else { return true }
      return !Set(values).isDisjoint(with: others)
    }
  }

  /// Labels of an open set that are known to be gone.
  private var removed: Set<String> = []
}
