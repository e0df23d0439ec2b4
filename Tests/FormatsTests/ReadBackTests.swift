import Formats
import Foundation
import Testing

/// Other people's readers must get back what was written: `json` and PyYAML of python3, with libyaml, of which Go's
/// yaml.v2 and yaml.v3 are ports, where PyYAML was built with it.
@Suite struct ReadBackTests {
  @Test(.enabled(if: Python.hasYAML, "no python3 with PyYAML in PATH"))
  func everyReaderGetsBackWhatWasWritten() throws {
    var generator = NastyValues(seed: 0x5EED)
    var values: [OrderedValue] = NastyValues.strings.flatMap { string -> [OrderedValue] in
      let value = OrderedValue.string(string)
      return [value, [string: value], [value, [string: [value]]], ["k": [["a": value, "b": value]], "l": value]]
    }
    for _ in 0..<1500 { values.append(generator.value(depth: 4)) }
    let cases = values.map { value in
      ReadBackCase(
        expected: Tagged(value), json: String(decoding: JSONWriter.write(value), as: UTF8.self),
        yaml: String(decoding: YAMLWriter.write(value, header: ["a comment", generator.string()]), as: UTF8.self))
    }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("read-back-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("cases.json")
    try JSONEncoder().encode(cases).write(to: file)

    let (status, output) = try Python.run([Python.readBack, file.path])
    #expect(status == 0, "\(output)")
    #expect(output.contains("\(cases.count) values"), "\(output)")
  }
}

private struct ReadBackCase: Encodable {
  var expected: Tagged
  var json: String
  var yaml: String
}

/// A value as arrays of its kind and its content, so that order and kinds are compared too.
private struct Tagged: Encodable {
  let value: OrderedValue
  init(_ value: OrderedValue) { self.value = value }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.unkeyedContainer()
    switch value {
    case .null: try container.encode("null")
    case .bool(let flag):
      try container.encode("bool")
      try container.encode(flag)
    case .int(let number):
      try container.encode("number")
      try container.encode(number.description)
    case .double(let number):
      try container.encode("number")
      try container.encode(number.description)
    case .string(let text):
      try container.encode("string")
      try container.encode(text)
    case .array(let elements):
      try container.encode("list")
      for element in elements { try container.encode(Tagged(element)) }
    case .object(let members):
      try container.encode("map")
      for member in members {
        try container.encode(member.key)
        try container.encode(Tagged(member.value))
      }
    }
  }
}

/// Strings that readers of YAML are known to take for something else, and values made of them.
private struct NastyValues {
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

private enum Python {
  static let hasYAML: Bool = (try? run(["import yaml"]).status) == 0

  /// Runs python3 with a program and its arguments; what it wrote comes with the exit status.
  static func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c"] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }

  static let readBack = #"""
    import json, sys, yaml

    def same(tagged, value, readable):
        kind = tagged[0]
        if kind == "null": return value is None
        if kind == "bool": return value is tagged[1]
        if kind == "string": return type(value) is str and value == tagged[1]
        if kind == "number":
            text = tagged[1]
            if text in ("inf", "-inf", "nan") and not readable: return value is None
            if type(value) not in (int, float): return False
            if text == "nan": return value != value
            return value == (int(text) if text.lstrip("-").isdigit() else float(text))
        if kind == "list":
            return type(value) is list and len(value) == len(tagged) - 1 \
                and all(same(t, v, readable) for t, v in zip(tagged[1:], value))
        if kind == "map":
            return type(value) is dict and list(value) == tagged[1::2] \
                and all(same(t, value[k], readable) for k, t in zip(tagged[1::2], tagged[2::2]))

    loaders = [yaml.SafeLoader] + ([yaml.CSafeLoader] if hasattr(yaml, "CSafeLoader") else [])
    readers = [("json", lambda text: json.loads(text), "json", False)]
    for loader in loaders:
        read = lambda text, loader=loader: yaml.load(text.encode(), Loader=loader)
        readers.append((loader.__name__, read, "yaml", True))
    cases = json.load(open(sys.argv[1], encoding="utf-8"))
    failures = 0
    for case in cases:
        for name, read, field, infinities in readers:
            try:
                problem = None if same(case["expected"], read(case[field]), infinities) else "reads as something else"
            except Exception as error:
                problem = str(error)
            if problem:
                failures += 1
                if failures <= 20: print(name, problem, json.dumps(case))
    print(len(cases), "values,", ", ".join(reader[0] for reader in readers), failures, "failures")
    sys.exit(1 if failures else 0)
    """#
}
