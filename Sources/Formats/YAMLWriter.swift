/// Writes YAML in block style for people and for version control: members in their order, two spaces an indentation,
/// lists indented under their key, nothing wrapped, a newline at the end. The same value gives the same bytes in every
/// process.
///
/// Readers disagree: PyYAML and SnakeYAML read YAML 1.1, Go's yaml.v2 and yaml.v3 mixtures of 1.1 and 1.2. What is
/// written here is the same value for all of them: a string that any of them would take for something else is quoted.
///
/// - A string is plain where that is safe, else in single quotes, else in double quotes. Strings of several lines are
///   literal blocks (`|`, `|-`, `|+`).
/// - Numbers are in their shortest form that reads back equal; `.inf`, `-.inf` and `.nan` have one here.
/// - Empty lists and mappings are `[]` and `{}`.
public enum YAMLWriter {
  /// The bytes of `value` as a whole YAML document.
  ///
  /// `header` is written first, each of its lines as a comment; what may not stand in a comment is escaped.
  public static func write(_ value: OrderedValue, header: [String] = []) -> [UInt8] {
    var bytes: [UInt8] = []
    for line in header {
      YAMLScalar.appendComment(line, to: &bytes)
    }
    if value.isContainerWithContent {
      appendEntries(of: value, column: 0, to: &bytes)
    } else {
      // A block needs a parent to be indented under, so a string that stands alone is never one.
      appendScalar(value, column: nil, to: &bytes)
    }
    return bytes
  }

  /// The longest key that is written as `key: value`. Readers give up on such keys after 1024 characters.
  private static let longestSimpleKey = 1000

  /// Writes the items of a list, or the members of a mapping, at `column`. The caller has brought the first line there.
  private static func appendEntries(of value: OrderedValue, column: Int, to bytes: inout [UInt8]) {
    switch value {
    case .array(let elements):
      for (index, element) in elements.enumerated() {
        if index > 0 { bytes.appendSpaces(column) }
        bytes.append("- ")
        if element.isContainerWithContent {
          appendEntries(of: element, column: column + 2, to: &bytes)
        } else {
          appendScalar(element, column: column, to: &bytes)
        }
      }
    case .object(let members):
      for (index, member) in members.enumerated() {
        if index > 0 { bytes.appendSpaces(column) }
        appendKey(member.key, column: column, to: &bytes)
        if member.value.isContainerWithContent {
          bytes.append(UInt8(ascii: "\n"))
          bytes.appendSpaces(column + 2)
          appendEntries(of: member.value, column: column + 2, to: &bytes)
        } else {
          bytes.append(UInt8(ascii: " "))
          appendScalar(member.value, column: column, to: &bytes)
        }
      }
    case .null, .bool, .int, .double, .string:
      break
    }
  }

  /// Writes `key:`, or for a key that is too long for that, `? key` and a line that starts with `:`.
  private static func appendKey(_ key: String, column: Int, to bytes: inout [UInt8]) {
    let start = bytes.count
    YAMLScalar.append(key, to: &bytes)
    if bytes.count - start > longestSimpleKey {
      bytes.insert(contentsOf: Array("? ".utf8), at: start)
      bytes.append(UInt8(ascii: "\n"))
      bytes.appendSpaces(column)
    }
    bytes.append(UInt8(ascii: ":"))
  }

  /// Writes a scalar or an empty container, and ends the line. `column` is that of the list or mapping around it.
  private static func appendScalar(_ value: OrderedValue, column: Int?, to bytes: inout [UInt8]) {
    switch value {
    case .null: bytes.append("null")
    case .bool(true): bytes.append("true")
    case .bool(false): bytes.append("false")
    case .int(let number): bytes.appendUTF8(number.description)
    case .double(let number): bytes.appendUTF8(text(of: number))
    case .array: bytes.append("[]")
    case .object: bytes.append("{}")
    case .string(let text):
      if let column, YAMLScalar.appendLiteral(text, column: column + 2, to: &bytes) { return }
      YAMLScalar.append(text, to: &bytes)
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  /// YAML 1.1 takes `1e+21` for a string: an exponent needs a fraction before it.
  private static func text(of number: Double) -> String {
    if number.isNaN { return ".nan" }
    if number.isInfinite { return number < 0 ? "-.inf" : ".inf" }
    let text = shortestText(of: number)
    guard let exponent = text.firstIndex(of: "e"), !text.contains(".") else { return text }
    return text[..<exponent] + ".0" + text[exponent...]
  }
}

extension OrderedValue {
  /// Whether this is written as lines of its own.
  fileprivate var isContainerWithContent: Bool {
    switch self {
    case .array, .object: !isEmpty
    case .null, .bool, .int, .double, .string: false
    }
  }
}
