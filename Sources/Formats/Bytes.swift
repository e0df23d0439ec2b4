/// What both writers need to build their output in one array.
extension [UInt8] {
  mutating func append(_ text: StaticString) {
    append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func appendUTF8(_ text: String) {
    append(contentsOf: text.utf8)
  }

  mutating func appendSpaces(_ count: Int) {
    append(contentsOf: repeatElement(UInt8(ascii: " "), count: count))
  }

  /// `\u` and four hexadecimal digits; both JSON and YAML read it. Neither writer escapes anything past U+FFFF.
  mutating func appendEscape(_ codePoint: UInt16) {
    append("\\u")
    for shift in [12, 8, 4, 0] as [UInt16] {
      let digit = UInt8(truncatingIfNeeded: codePoint >> shift & 0xF)
      append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
    }
  }
}

/// The shortest text that reads back as the same finite number, whole numbers without a fraction: `0.01`, `5`, `1e+21`.
func shortestText(of number: Double) -> String {
  let text = number.description
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
