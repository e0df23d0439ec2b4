/// A 128-bit hash of bytes. Equal hashes are taken for equal bytes: among ten million different ones the chance that any two
/// agree is below 1e-24.
struct ByteHash: Hashable {
  var low: UInt64
  var high: UInt64

  /// Joins hashes so that their order does not matter, as it does not for the labels of a series.
  @inline(__always)
  static func += (left: inout ByteHash, right: ByteHash) {
    left.low &+= right.low
    left.high &+= right.high
  }
}

/// Hashes bytes eight at a time, in two lanes.
///
/// The key is random, so that no page can be made to collide; no output depends on a hash.
struct ByteHasher {
  private let lowKey: UInt64
  private let highKey: UInt64

  init() {
    var generator = SystemRandomNumberGenerator()
    lowKey = generator.next() | 1
    highKey = generator.next() | 1
  }

  @inline(__always)
  private static func mix(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right)
    return product.high ^ product.low
  }

  @inline(__always)
  func hash(_ base: UnsafeRawPointer, _ count: Int) -> ByteHash {
    var low = lowKey ^ UInt64(truncatingIfNeeded: count)
    var high = highKey
    var position = 0
    while position + 8 <= count {
      let word = base.loadUnaligned(fromByteOffset: position, as: UInt64.self)
      low = Self.mix(low ^ word, 0x9E37_79B9_7F4A_7C15 ^ highKey)
      high = Self.mix(high ^ word, 0xD6E8_FEB8_6659_FD93 ^ lowKey)
      position += 8
    }
    var tail: UInt64 = 0
    while position < count {
      tail = tail << 8 | UInt64(base.load(fromByteOffset: position, as: UInt8.self))
      position += 1
    }
    return ByteHash(
      low: Self.mix(low ^ tail, 0xA076_1D64_78BD_642F ^ highKey),
      high: Self.mix(high ^ tail, 0xE703_7ED1_A0B4_28DB ^ lowKey))
  }

  func hash(_ bytes: UnsafeRawBufferPointer) -> ByteHash {
    guard let base = bytes.baseAddress else { return ByteHash(low: lowKey, high: highKey) }
    return hash(base, bytes.count)
  }

  func hash(_ text: String) -> ByteHash {
    var text = text
    return text.withUTF8 { hash(UnsafeRawBufferPointer($0)) }
  }

  /// The hash of a pair, such as a label's name and value.
  @inline(__always)
  func pair(_ first: ByteHash, _ second: ByteHash) -> ByteHash {
    ByteHash(
      low: Self.mix(first.low ^ lowKey, second.low ^ 0x8EBC_6AF0_9C88_C6E3),
      high: Self.mix(first.high ^ highKey, second.high ^ 0x5899_65CC_7537_4CC3))
  }
}
