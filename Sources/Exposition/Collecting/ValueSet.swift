/// The distinct values of one label: the first of them as strings, more of them by hash only, then none.
struct ValueSet {
  /// The first values, in order of appearance.
  private(set) var kept: [String] = []
  /// One a counted value; the first belong to `kept`, unless a value was too long to keep.
  private(set) var hashes: [UInt64] = []
  /// A value came that is not in `kept`.
  private(set) var isTruncated = false
  /// A value came when no more were counted.
  private(set) var countIsLowerBound = false
  /// Indices into `hashes`, plus one.
  private var slots: [UInt32] = []
  private var last: (hash: UInt64, index: Int) = (0, -1)

  /// The index of a value, which is one of `kept` if it is below its count and nothing is truncated; `nil` when it is not kept.
  @inline(__always)
  mutating func index(of hash: UInt64, limits: ExpositionLimits, text: () -> String?) -> Int? {
    if last.hash == hash, last.index >= 0 { return last.index }
    if countIsLowerBound { return nil }
    return find(hash, limits: limits, text: text)
  }

  /// Adds what another set of the same label has counted.
  mutating func merge(_ other: ValueSet, limits: ExpositionLimits) {
    for (index, hash) in other.hashes.enumerated() {
      _ = self.index(of: hash, limits: limits) { index < other.kept.count ? other.kept[index] : nil }
    }
    if other.countIsLowerBound {
      isTruncated = true
      countIsLowerBound = true
    }
  }

  @inline(never)
  private mutating func find(_ hash: UInt64, limits: ExpositionLimits, text: () -> String?) -> Int? {
    if hashes.count * 2 >= slots.count { grow() }
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if hashes[index] == hash {
        guard index < kept.count else { return nil }
        last = (hash, index)
        return index
      }
      slot = (slot + 1) & mask
    }
    guard hashes.count < limits.countedValues else {
      isTruncated = true
      countIsLowerBound = true
      return nil
    }
    hashes.append(hash)
    slots[slot] = UInt32(truncatingIfNeeded: hashes.count)
    guard !isTruncated, kept.count < limits.values, let text = text() else {
      isTruncated = true
      return nil
    }
    kept.append(text)
    last = (hash, kept.count - 1)
    return kept.count - 1
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: max(4, slots.count * 2))
    let mask = slots.count - 1
    for (index, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(truncatingIfNeeded: index + 1)
    }
  }
}
