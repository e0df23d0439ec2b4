/// The hash function SHA-256 (FIPS 180-4), fed piece by piece.
///
/// The package has no dependency, and Foundation on Linux brings no hash function.
struct SHA256 {
  /// The 32 bytes of a hash.
  struct Digest: Hashable, Sendable {
    let bytes: [UInt8]

    /// 64 lowercase hexadecimal digits.
    var hexadecimal: String {
      var digits: [UInt8] = []
      digits.reserveCapacity(64)
      for byte in bytes {
        digits.append(Self.alphabet[Int(byte >> 4)])
        digits.append(Self.alphabet[Int(byte & 15)])
      }
      return String(decoding: digits, as: UTF8.self)
    }

    fileprivate init(_ words: [UInt32]) {
      bytes = words.flatMap { word in stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> $0) }
      }
    }

    /// `nil` unless `text` is 64 hexadecimal digits of either letter case.
    init?(hexadecimal text: some Collection<UInt8>) {
      guard text.count == 64 else { return nil }
      var bytes: [UInt8] = []
      var high: UInt8?
      for digit in text {
        guard let value = Self.value(ofDigit: digit) else { return nil }
        if let upper = high {
          bytes.append(upper << 4 | value)
          high = nil
        } else {
          high = value
        }
      }
      self.bytes = bytes
    }

    private static let alphabet = Array("0123456789abcdef".utf8)

    private static func value(ofDigit digit: UInt8) -> UInt8? {
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
      default: nil
      }
    }
  }

  private var state: [UInt32] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
  ]
  private var schedule = [UInt32](repeating: 0, count: 64)
  /// Bytes that do not fill a block yet; fewer than 64.
  private var pending: [UInt8] = []
  private var length: UInt64 = 0

  static func digest(of bytes: [UInt8]) -> Digest {
    var hash = SHA256()
    hash.update(bytes[...])
    return hash.finalized()
  }

  mutating func update(_ bytes: ArraySlice<UInt8>) {
    length &+= UInt64(bytes.count)
    var rest = bytes
    if !pending.isEmpty {
      let missing = rest.prefix(64 - pending.count)
      pending += missing
      rest = rest.dropFirst(missing.count)
      guard pending.count == 64 else { return }
      let block = pending
      pending.removeAll(keepingCapacity: true)
      block.withUnsafeBufferPointer { absorb($0) }
    }
    rest.withUnsafeBufferPointer { buffer in
      let whole = buffer.count - buffer.count % 64
      for start in stride(from: 0, to: whole, by: 64) {
        absorb(UnsafeBufferPointer(rebasing: buffer[start..<start + 64]))
      }
      pending += buffer[whole...]
    }
  }

  /// The hash of all bytes so far, padded as the standard says: a one bit, zeros, and the length in bits.
  func finalized() -> Digest {
    var last = self
    let bits = length &* 8
    let zeros = (119 - pending.count) % 64
    let padding: [UInt8] = [0x80] + [UInt8](repeating: 0, count: zeros)
    let size = stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: bits >> UInt64($0)) }
    last.update((padding + size)[...])
    return Digest(last.state)
  }

  /// Mixes one block of 64 bytes into the state.
  private mutating func absorb(_ block: UnsafeBufferPointer<UInt8>) {
    for i in 0..<16 {
      let word = (UInt32(block[4 * i]) << 24) | (UInt32(block[4 * i + 1]) << 16)
      schedule[i] = word | (UInt32(block[4 * i + 2]) << 8) | UInt32(block[4 * i + 3])
    }
    for i in 16..<64 {
      let early = schedule[i - 15]
      let late = schedule[i - 2]
      let s0 = Self.rotated(early, 7) ^ Self.rotated(early, 18) ^ (early >> 3)
      let s1 = Self.rotated(late, 17) ^ Self.rotated(late, 19) ^ (late >> 10)
      schedule[i] = schedule[i - 16] &+ s0 &+ schedule[i - 7] &+ s1
    }
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for i in 0..<64 {
      let s1 = Self.rotated(e, 6) ^ Self.rotated(e, 11) ^ Self.rotated(e, 25)
      let choice = (e & f) ^ (~e & g)
      let first = h &+ s1 &+ choice &+ Self.constants[i] &+ schedule[i]
      let s0 = Self.rotated(a, 2) ^ Self.rotated(a, 13) ^ Self.rotated(a, 22)
      let majority = (a & b) ^ (a & c) ^ (b & c)
      (h, g, f, e) = (g, f, e, d &+ first)
      (d, c, b, a) = (c, b, a, first &+ s0 &+ majority)
    }
    for (i, word) in [a, b, c, d, e, f, g, h].enumerated() { state[i] &+= word }
  }

  private static func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 { word >> count | word << (32 - count) }

  /// The first 32 bits of the fractions of the cube roots of the first 64 primes.
  private static let constants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
    0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
    0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
    0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
    0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
    0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
    0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
  ]
}
