/// Reads number literals as the server does: with Go's integer syntax of base 0 first, else as a float.
enum NumberText {
  enum Failure: Error {
    case syntax, outOfRange
  }

  static func parse(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Result<Double, Failure> {
    guard let first = bytes.at(range.lowerBound) else { return .failure(.syntax) }
    if let value = shortDecimal(bytes, range) { return .success(value) }
    switch first {
    case UInt8(ascii: "i"), UInt8(ascii: "I"): return .success(.infinity)
    case UInt8(ascii: "n"), UInt8(ascii: "N"): return .success(.nan)
    default: break
    }
    guard hasPlainUnderscores(bytes, range) else { return .failure(.syntax) }
    var digits = bytes[range].filter { $0 != UInt8(ascii: "_") }
    if first == UInt8(ascii: "0"), digits.count > 1 {
      if digits[1] | 0x20 == UInt8(ascii: "x") {
        return Int64(String(decoding: digits.dropFirst(2), as: UTF8.self), radix: 16)
          .map { .success(Double($0)) } ?? .failure(.syntax)
      }
      if let octal = Int64(String(decoding: digits, as: UTF8.self), radix: 8) { return .success(Double(octal)) }
    }
    // Swift wants digits on both sides of the point, and there is none in an exponent.
    if let point = digits.firstIndex(of: UInt8(ascii: ".")) {
      if digits[..<point].contains(where: \.isLetter) { return .failure(.syntax) }
      digits.insert(UInt8(ascii: "0"), at: 0)
      if point + 2 == digits.count || digits[point + 2].isLetter { digits.insert(UInt8(ascii: "0"), at: point + 2) }
    }
    guard let value = Double(String(decoding: digits, as: UTF8.self)) else { return .failure(.syntax) }
    return value.isInfinite ? .failure(.outOfRange) : .success(value)
  }

  /// Integers without a leading zero, and decimals whose digits and scale a `Double` holds exactly.
  private static func shortDecimal(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Double? {
    guard range.count <= 15 else { return nil }
    if range.count > 1, bytes.at(range.lowerBound) == UInt8(ascii: "0"), bytes.at(range.lowerBound + 1)?.isDigit == true
    {
      return nil
    }
    var value: Int64 = 0
    var scale = -1
    for index in range {
      guard let byte = bytes.at(index) else { return nil }
      if byte.isDigit {
        value = value &* 10 &+ Int64(byte &- UInt8(ascii: "0"))
        if scale >= 0 { scale += 1 }
      } else if byte == UInt8(ascii: "."), scale < 0 {
        scale = 0
      } else {
        return nil
      }
    }
    return scale <= 0 ? Double(value) : Double(value) / powersOfTen[scale]
  }

  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]

  /// An underscore stands between digits, or after `0x`.
  private static func hasPlainUnderscores(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    for index in range where bytes[index] == UInt8(ascii: "_") {
      guard index > range.lowerBound, index + 1 < range.upperBound else { return false }
      let before = bytes[index - 1]
      guard before.hexadecimalValue != nil || before | 0x20 == UInt8(ascii: "x"),
        bytes[index + 1].hexadecimalValue != nil
      else { return false }
    }
    return true
  }

  // MARK: Printing

  /// The shortest decimal text that reads as the number, without an exponent: `0.00001`, `+Inf`, `NaN`.
  static func format(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
    let text = value.magnitude.description
    let parts = text.split(separator: "e", maxSplits: 1)
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let mantissa = (parts.first ?? "0").split(separator: ".", maxSplits: 1)
    var digits = Array((mantissa.first ?? "0").utf8)
    var point = digits.count + exponent
    if mantissa.count > 1, mantissa[1] != "0" { digits.append(contentsOf: mantissa[1].utf8) }
    if point <= 0 {
      digits.insert(contentsOf: repeatElement(UInt8(ascii: "0"), count: 1 - point), at: 0)
      point = 1
    }
    if point > digits.count {
      digits.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: point - digits.count))
    }
    let sign = value.sign == .minus ? "-" : ""
    let whole = String(decoding: digits[..<point], as: UTF8.self)
    return point == digits.count ? sign + whole : "\(sign)\(whole).\(String(decoding: digits[point...], as: UTF8.self))"
  }
}
