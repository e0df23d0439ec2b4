/// The series seen so far, each with the place of its first sample: open addressing, 16 bytes a slot.
struct SeriesSet {
  /// 80 bits of the hash, and 48 of the offset (a page ends long before 256 TiB).
  private struct Slot {
    var low: UInt64 = 0
    var highAndOffset: UInt64 = 0
  }

  private static let offsetBits: UInt64 = 48
  private static let offsetMask: UInt64 = 1 << offsetBits - 1

  private var slots = [Slot](repeating: Slot(), count: 1024)
  private(set) var count = 0

  /// Adds a series; the offset it was first added with if it is there already.
  @inline(__always)
  mutating func insert(_ hash: ByteHash, offset: Int) -> Int? {
    if count * 4 >= slots.count * 3 { grow() }
    // Zero marks a free slot.
    let low = hash.low == 0 ? 1 : hash.low
    let tag = hash.high & ~Self.offsetMask
    let mask = slots.count - 1
    var index = Int(truncatingIfNeeded: low) & mask
    while slots[index].low != 0 {
      if slots[index].low == low, slots[index].highAndOffset & ~Self.offsetMask == tag {
        return Int(slots[index].highAndOffset & Self.offsetMask)
      }
      index = (index + 1) & mask
    }
    slots[index] = Slot(low: low, highAndOffset: tag | UInt64(truncatingIfNeeded: offset) & Self.offsetMask)
    count += 1
    return nil
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: old.count * 2)
    let mask = slots.count - 1
    for slot in old where slot.low != 0 {
      var index = Int(truncatingIfNeeded: slot.low) & mask
      while slots[index].low != 0 { index = (index + 1) & mask }
      slots[index] = slot
    }
  }
}
