/// Writes JSON (RFC 8259) for people and for version control: members in their order, two spaces an indentation, one
/// member or element a line, a newline at the end. The same value gives the same bytes in every process.
///
/// - Strings are UTF-8; only quotes, backslashes and control characters are escaped.
/// - Numbers are in their shortest form that reads back equal: `0.01`, `5`, `1e+21`. JSON has no form for infinities
///   and NaN: they are written as `null`.
/// - Empty arrays and objects stay on one line.
public enum JSONWriter {
  /// The bytes of `value` as a whole JSON text.
  public static func write(_ value: OrderedValue) -> [UInt8] {
    var bytes: [UInt8] = []
    append(value, indentation: 0, to: &bytes)
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  private static func append(_ value: OrderedValue, indentation: Int, to bytes: inout [UInt8]) {
    switch value {
    case .null: bytes.append("null")
    case .bool(true): bytes.append("true")
    case .bool(false): bytes.append("false")
    case .int(let number): bytes.appendUTF8(number.description)
    case .double(let number) where number.isFinite: bytes.appendUTF8(shortestText(of: number))
    case .double: bytes.append("null")
    case .string(let text): append(text, to: &bytes)
    case .array(let elements) where elements.isEmpty: bytes.append("[]")
    case .array(let elements):
      bytes.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        startLine(indentation + 2, first: index == 0, in: &bytes)
        append(element, indentation: indentation + 2, to: &bytes)
      }
      startLine(indentation, first: true, in: &bytes)
      bytes.append(UInt8(ascii: "]"))
    case .object(let members) where members.isEmpty: bytes.append("{}")
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        startLine(indentation + 2, first: index == 0, in: &bytes)
        append(member.key, to: &bytes)
        bytes.append(": ")
        append(member.value, indentation: indentation + 2, to: &bytes)
      }
      startLine(indentation, first: true, in: &bytes)
      bytes.append(UInt8(ascii: "}"))
    }
  }

  private static func startLine(_ indentation: Int, first: Bool, in bytes: inout [UInt8]) {
    bytes.append(first ? "\n" : ",\n")
    bytes.appendSpaces(indentation)
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    bytes.append(UInt8(ascii: "\""))
    text.withUTF8 { utf8 in
      var start = 0
      for (index, byte) in utf8.enumerated() {
        let plain = byte >= 0x20 && byte != 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
        if plain { continue }
        bytes.append(contentsOf: utf8[start..<index])
        start = index + 1
        switch byte {
        case UInt8(ascii: "\""): bytes.append("\\\"")
        case UInt8(ascii: "\\"): bytes.append("\\\\")
        case UInt8(ascii: "\n"): bytes.append("\\n")
        case UInt8(ascii: "\r"): bytes.append("\\r")
        case UInt8(ascii: "\t"): bytes.append("\\t")
        default: bytes.appendEscape(UInt16(byte))
        }
      }
      bytes.append(contentsOf: utf8[start...])
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
