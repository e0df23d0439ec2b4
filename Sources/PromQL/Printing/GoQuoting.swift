/// Strings as Prometheus prints them, which is as Go quotes them.
enum GoQuoting {
  /// `"…"` with every character escaped that does not print; bytes that are not UTF-8 become `\xff`.
  static func quoted(_ bytes: [UInt8]) -> String {
    var text = "\""
    if bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
      text += String(decoding: bytes, as: UTF8.self)
    } else {
      appendEscaped(bytes, to: &text)
    }
    return text + "\""
  }

  static func quoted(_ string: String) -> String { quoted(Array(string.utf8)) }

  private static func appendEscaped(_ bytes: [UInt8], to text: inout String) {
    var position = 0
    while position < bytes.count {
      let length = sequenceLength(bytes, position)
      if length == 0 {
        text += "\\x" + hexadecimal(UInt32(bytes[position]), digits: 2)
        position += 1
      } else {
        for scalar in String(decoding: bytes[position..<(position + length)], as: UTF8.self).unicodeScalars {
          append(scalar, to: &text)
        }
        position += length
      }
    }
  }

  /// How many bytes the character at a position has; 0 when they are no UTF-8.
  private static func sequenceLength(_ bytes: [UInt8], _ position: Int) -> Int {
    let length: Int
    switch bytes[position] {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF: length = 3
    case 0xF0...0xF4: length = 4
    default: return 0
    }
    guard position + length <= bytes.count else { return 0 }
    return String(validating: bytes[position..<(position + length)], as: UTF8.self) == nil ? 0 : length
  }

  private static func append(_ scalar: Unicode.Scalar, to text: inout String) {
    switch scalar {
    case "\"": text += "\\\""
    case "\\": text += "\\\\"
    case "\u{07}": text += "\\a"
    case "\u{08}": text += "\\b"
    case "\u{0C}": text += "\\f"
    case "\n": text += "\\n"
    case "\r": text += "\\r"
    case "\t": text += "\\t"
    case "\u{0B}": text += "\\v"
    // The replacement character itself would read as broken UTF-8.
    case "\u{FFFD}": text += "\\ufffd"
    default:
      if scalar.isPrintable {
        text.unicodeScalars.append(scalar)
      } else if scalar.value < 0x80 {
        text += "\\x" + hexadecimal(scalar.value, digits: 2)
      } else if scalar.value < 0x1_0000 {
        text += "\\u" + hexadecimal(scalar.value, digits: 4)
      } else {
        text += "\\U" + hexadecimal(scalar.value, digits: 8)
      }
    }
  }

  private static func hexadecimal(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }
}
