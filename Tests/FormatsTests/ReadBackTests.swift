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
