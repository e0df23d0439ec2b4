#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A decimal number as Go's `strconv.ParseFloat` reads it, without the `p`, `P` and `_` that Prometheus refuses in samples.
///
/// Making one checks the spelling and costs little; `value` does the conversion, which most samples of a large page do not need.
struct NumberText {
  private enum Kind {
    case decimal, infinity, notANumber
  }

  private let bytes: UnsafeRawBufferPointer
  private let isNegative: Bool
  private var kind = Kind.decimal
  /// The first 19 significant digits.
  private var mantissa: UInt64 = 0
  /// Significant digits, leading zeros not counted; those past 19 are not in `mantissa`.
  private var digits = 0
  /// The power of ten of the last digit counted in `digits`.
  private var exponent = 0

  /// `nil` when Go's parser would call it a syntax error.
  init?(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    var index = 0
    let count = bytes.count
    guard count > 0 else { return nil }
    let first = bytes[0]
    isNegative = first == UInt8(ascii: "-")
    let isSigned = isNegative || first == UInt8(ascii: "+")
    if isSigned { index = 1 }

    let digitsStart = index
    var pointPosition: Int?
    var fraction = 0
    while index < count {
      let byte = bytes[index]
      if ASCII.isDigit(byte) {
        if digits > 0 || byte != 0x30 {
          if digits < 19 { mantissa = mantissa &* 10 &+ UInt64(byte &- 0x30) }
          digits += 1
        }
        if pointPosition != nil { fraction += 1 }
      } else if byte == UInt8(ascii: "."), pointPosition == nil {
        pointPosition = index
      } else {
        break
      }
      index += 1
    }
    let written = index - digitsStart - (pointPosition == nil ? 0 : 1)
    guard written > 0 else {
      guard pointPosition == nil, let special = Self.special(bytes, from: digitsStart, isSigned: isSigned) else {
        return nil
      }
      kind = special
      return
    }
    exponent = -fraction
    if index < count, bytes[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      var isDownward = false
      if index < count, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-") {
        isDownward = bytes[index] == UInt8(ascii: "-")
        index += 1
      }
      let start = index
      var power = 0
      while index < count, ASCII.isDigit(bytes[index]) {
        // Beyond this the number is zero or out of range for any mantissa that fits a page.
        if power < 1_000_000_000_000_000 { power = power * 10 + Int(bytes[index] &- 0x30) }
        index += 1
      }
      guard index > start else { return nil }
      exponent += isDownward ? -power : power
    }
    guard index == count else { return nil }
  }

  /// `inf`, `infinity` and an unsigned `nan`, in any letter case.
  private static func special(_ bytes: UnsafeRawBufferPointer, from start: Int, isSigned: Bool) -> Kind? {
    func equals(_ word: StaticString) -> Bool {
      guard bytes.count - start == word.utf8CodeUnitCount else { return false }
      for index in 0..<word.utf8CodeUnitCount
      where ASCII.lowercased(bytes[start + index]) != word.utf8Start[index] { return false }
      return true
    }
    if equals("inf") || equals("infinity") { return .infinity }
    return !isSigned && equals("nan") ? .notANumber : nil
  }

  /// The nearest double; `nil` when the number is too large for one, which Go calls out of range.
  var value: Double? {
    switch kind {
    case .infinity: return isNegative ? -Double.infinity : .infinity
    case .notANumber: return .nan
    case .decimal: break
    }
    guard digits > 0 else { return isNegative ? -0.0 : 0 }
    if digits <= 19, mantissa < 1 << 53, exponent >= -22, exponent <= 22 {
      // Both are exact, so that the one operation rounds correctly (Clinger 1990).
      let power = Self.powersOfTen[abs(exponent)]
      let magnitude = exponent < 0 ? Double(mantissa) / power : Double(mantissa) * power
      return isNegative ? -magnitude : magnitude
    }
    let magnitude = Double(canonicalText) ?? .nan
    if magnitude.isInfinite { return nil }
    return isNegative ? -magnitude : magnitude
  }

  /// Whether `value` is known not to be `nil` without converting: the number is below 1e308.
  var isSurelyInRange: Bool { kind != .decimal || digits == 0 || digits + exponent <= 308 }

  /// The digits as `123e-4`, which `Double` reads correctly rounded. Digits past the 800th cannot change the result but by one
  /// of them not being zero, so that a single one stands for them.
  private var canonicalText: String {
    var text: [UInt8] = []
    var dropped = 0
    var droppedAreZero = true
    for byte in bytes {
      if byte | 0x20 == UInt8(ascii: "e") { break }
      guard ASCII.isDigit(byte), !text.isEmpty || byte != 0x30 else { continue }
      if text.count < 800 {
        text.append(byte)
      } else {
        dropped += 1
        if byte != 0x30 { droppedAreZero = false }
      }
    }
    if !droppedAreZero {
      text.append(0x31)
      dropped -= 1
    }
    // A double's exponent has at most three digits; more only say "zero" or "too large".
    let power = max(-100_000, min(100_000, exponent + dropped))
    return String(decoding: text, as: UTF8.self) + "e" + String(power)
  }

  private static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
  ]
}
