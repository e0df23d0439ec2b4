/// The label values that a server rewrites: `le` of a histogram and `quantile` of a summary.
///
/// Since Prometheus 3.0 `le="1"` is stored as `le="1.0"`, so that a query must ask for the latter.
enum BoundaryLabel {
  /// The value as stored; `nil` when it is no number, which is stored as written.
  static func normalized(_ bytes: UnsafeRawBufferPointer) -> String? {
    guard let number = number(bytes) else { return nil }
    return spelled(number)
  }

  /// What Go's `strconv.ParseFloat` makes of it: other than in samples hexadecimal numbers and `_` between digits are read.
  private static func number(_ bytes: UnsafeRawBufferPointer) -> Double? {
    // No number needs more; a longer text would only be copied in vain.
    guard bytes.count <= 4096 else { return NumberText(bytes)?.value }
    var digits: [UInt8] = []
    digits.reserveCapacity(bytes.count)
    let unsigned = bytes.first == UInt8(ascii: "+") || bytes.first == UInt8(ascii: "-") ? 1 : 0
    let isHexadecimal =
      bytes.count > unsigned + 2 && bytes[unsigned] == 0x30 && bytes[unsigned + 1] | 0x20 == UInt8(ascii: "x")
    let hasUnderscore = bytes.contains(UInt8(ascii: "_"))
    if !isHexadecimal && !hasUnderscore { return NumberText(bytes)?.value }
    for index in bytes.indices {
      let byte = bytes[index]
      guard byte == UInt8(ascii: "_") else {
        digits.append(byte)
        continue
      }
      func isDigit(_ position: Int) -> Bool {
        bytes.indices.contains(position)
          && (ASCII.isDigit(bytes[position]) || isHexadecimal && (bytes[position] | 0x20) &- 0x61 < 6)
      }
      let followsPrefix = isHexadecimal && index == unsigned + 2
      guard isDigit(index + 1), followsPrefix || isDigit(index - 1) else { return nil }
    }
    if !isHexadecimal { return digits.withUnsafeBytes { NumberText($0)?.value } }
    guard isHexadecimalFloat(digits[(unsigned + 2)...]) else { return nil }
    guard let value = Double(String(decoding: digits, as: UTF8.self)), value.isFinite else { return nil }
    return value
  }

  /// `1f.8p-3` without sign and `0x`: at least one digit, and an exponent, which Go demands.
  private static func isHexadecimalFloat(_ text: ArraySlice<UInt8>) -> Bool {
    guard let exponent = text.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "p") }) else { return false }
    let mantissa = text[..<exponent]
    var power = text[(exponent + 1)...]
    if power.first == UInt8(ascii: "+") || power.first == UInt8(ascii: "-") { power = power.dropFirst() }
    let digits = mantissa.filter { $0 != UInt8(ascii: ".") }
    return mantissa.count - digits.count <= 1 && !digits.isEmpty
      && digits.allSatisfy { ASCII.isDigit($0) || ($0 | 0x20) &- 0x61 < 6 }
      && !power.isEmpty && power.allSatisfy(ASCII.isDigit)
  }

  /// The shortest digits that read back as the same double, laid out as `%g` does, with `.0` behind whole numbers.
  static func spelled(_ number: Double) -> String {
    if number.isNaN { return "NaN" }
    if number.isInfinite { return number < 0 ? "-Inf" : "+Inf" }
    if number == 0 { return "0.0" }
    let (digits, point) = shortestDigits(of: number.magnitude)
    var text: [UInt8] = number < 0 ? [UInt8(ascii: "-")] : []
    let exponent = point - 1
    if exponent < -4 || exponent >= 6 {
      text.append(digits[0])
      if digits.count > 1 {
        text.append(UInt8(ascii: "."))
        text += digits[1...]
      }
      text += [UInt8(ascii: "e"), UInt8(ascii: exponent < 0 ? "-" : "+")]
      if abs(exponent) < 10 { text.append(0x30) }
      text += Array(String(abs(exponent)).utf8)
    } else if point <= 0 {
      text += [0x30, UInt8(ascii: ".")] + [UInt8](repeating: 0x30, count: -point) + digits
    } else if digits.count <= point {
      text += digits + [UInt8](repeating: 0x30, count: point - digits.count) + [UInt8(ascii: "."), 0x30]
    } else {
      text += digits[..<point] + [UInt8(ascii: ".")] + digits[point...]
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Significant digits, and how many of them stand before the decimal point (negative: zeros behind it).
  private static func shortestDigits(of number: Double) -> (digits: [UInt8], point: Int) {
    var digits: [UInt8] = []
    var point = 0
    var seenPoint = false
    var power = 0
    let text = Array(number.description.utf8)
    for (index, byte) in text.enumerated() {
      if byte == UInt8(ascii: "e") {
        power = Int(String(decoding: text[(index + 1)...], as: UTF8.self)) ?? 0
        break
      }
      if byte == UInt8(ascii: ".") {
        seenPoint = true
        continue
      }
      if digits.isEmpty, byte == 0x30 {
        if seenPoint { point -= 1 }
        continue
      }
      digits.append(byte)
      if !seenPoint { point += 1 }
    }
    while digits.last == 0x30 { digits.removeLast() }
    return (digits.isEmpty ? [0x30] : digits, point + power)
  }
}
