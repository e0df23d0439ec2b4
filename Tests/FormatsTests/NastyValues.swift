import Formats

/// Strings that readers of YAML are known to take for something else, and values made of them.
struct NastyValues {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  /// SplitMix64.
  private mutating func next(below bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(bound))
  }

  mutating func string() -> String {
    if next(below: 4) == 0 { return Self.strings[next(below: Self.strings.count)] }
    var text = ""
    for _ in 0..<next(below: 9) { text += Self.pieces[next(below: Self.pieces.count)] }
    return text
  }

  mutating func value(depth: Int) -> OrderedValue {
    switch next(below: depth > 0 ? 14 : 8) {
    case 0: return .null
    case 1: return .bool(next(below: 2) == 0)
    case 2: return .int(Self.integers[next(below: Self.integers.count)])
    case 3: return .double(Self.doubles[next(below: Self.doubles.count)])
    case 4...7: return .string(string())
    case 8...10:
      return .array((0..<next(below: 4)).map { _ in value(depth: depth - 1) })
    default:
      var members: [OrderedValue.Member] = []
      var seen: Set<String> = []
      for _ in 0..<next(below: 4) {
        let key = string()
        // Swift takes texts that are canonically equivalent for one key, readers do not: so does this set.
        if seen.insert(key).inserted { members.append(key, value(depth: depth - 1)) }
      }
      return .object(members)
    }
  }

  static let integers: [Int] = [0, 1, -1, 8, 10, 1000, .max, .min]
  static let doubles: [Double] = [
    0, 5, -5, 0.01, 0.1, 1e21, 1e-5, 123456.789, 1e16, 1e300, .leastNonzeroMagnitude, 1.7976931348623157e308, .infinity,
    -.infinity, .nan,
  ]
  static let pieces: [String] = [
    "a", "b", "0", "1", "9", "e", "E", "x", "_", "-", "+", ".", ":", ",", " ", "  ", "\t", "\n", "\n\n", "\r", "\r\n",
    "#", " #", ": ", "- ", "? ", "%", "@", "`", "&", "*", "!", "|", ">", "'", "\"", "\\", "{", "}", "[", "]", "{{ ",
    " }}",
    "=", "<", "~", "$", "(", "\u{0}", "\u{1B}", "\u{7F}", "\u{85}", "\u{9F}", "\u{A0}", "\u{AD}", "é", "e\u{301}",
    "\u{2027}", "\u{2028}", "\u{2029}", "\u{202E}", "\u{D7FF}", "\u{E000}", "\u{FEFF}", "\u{FFFD}", "\u{FFFE}",
    "\u{FFFF}",
    "\u{10000}", "😀", "\u{10FFFF}", "yes", "null", "inf", "nan", "2001-01-01", "12:30",
  ]
  static let strings: [String] =
    pieces + [
      "", "no", "On", "OFF", "y", "N", "TRUE", "False", "NULL", "<<", "==", "1e3", "1e+3", "1.e+3", "0x1F", "0X1F",
      "0o7",
      "010", "0b1", "1_000", "_1", ".inf", "-.INF", "+.inf", ".nan", ".NaN", "1:0", "190:20:30", "190:20:30.15",
      "12e03",
      "2001-1-1", "2001-12-14t21:59:43.10-05:00", "2001-12-14 21:59:43.10 -5", "2001-12-15 2:59:43.10", "...", "---",
      "--- a", "... a", "----", "....", "-.5", "-a", "?a", ":a", "a:b", "a: b", "a :b", "a #b", "a# b", "{{ $value }}",
      "{{ $labels.x }}: y", "[a, b]", "a\nb", "a\nb\n", "a\n\n", "\na", "\n a", " \na", "\t\na", "\ta\nb", "a\n \n",
      "a\n ",
      "a\n\t", " a\n  b\n a\n", "a \nb", "a\n# b\n", "a\n---\n", "# a\nb", "a\n...\nb\n", "a\nb\r\n", "a\n\u{85}b",
      "\n",
      "\n\n", " \n", "\n\t\n", "a\n\n\nb\n\n\n", "%YAML 1.1", "!!int 5", "&a b", "*a", "| ", "|\n", ">\n", "it's", "''",
      "\"\"",
      "\\n", "a\\", "a'\n", "null\n", "5\n", String(repeating: "long ", count: 300),
      String(repeating: "k", count: 1100),
      String(repeating: "\u{1}", count: 400), "sum(rate(x{a=~\"b|c\"}[5m])) by (d) > 0 # e", "a\u{FEFF}b",
    ]
}
