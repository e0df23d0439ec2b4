import Formats
import Foundation
import Testing

/// Go's yaml.v3, by way of promtool: with `VIGIL_PROMTOOL` set to its path, annotations of a rule file that `YAMLWriter`
/// wrote must be what a test file with everything escaped expects them to be.
@Suite struct PromtoolTests {
  private static var path: String? {
    ProcessInfo.processInfo.environment["VIGIL_PROMTOOL"].flatMap { $0.isEmpty ? nil : $0 }
  }

  @Test(.enabled(if: path != nil, "VIGIL_PROMTOOL does not name promtool"))
  func goGetsBackWhatWasWritten() throws {
    let path = try #require(Self.path)
    var generator = NastyValues(seed: 0x60)
    let strings = (NastyValues.strings + (0..<5000).map { _ in generator.string() }).filter {
      // A template would be expanded.
      !$0.contains("{{")
    }
    let annotations = strings.enumerated().map { ("a\($0)", $1) }

    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("promtool-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let rule: OrderedValue = [
      "alert": "A", "expr": "up", "annotations": .object(strings: annotations.map { (key: $0, value: $1) }),
    ]
    let rules: OrderedValue = ["groups": [["name": "g", "rules": [rule]]]]
    try Data(YAMLWriter.write(rules, header: strings)).write(to: folder.appendingPathComponent("rules.yml"))
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    let test = try encoder.encode(UnitTest(annotations: Dictionary(uniqueKeysWithValues: annotations)))
    try Data(Self.escaped(String(decoding: test, as: UTF8.self)).utf8).write(
      to: folder.appendingPathComponent("test.yml"))

    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = ["test", "rules", folder.appendingPathComponent("test.yml").path]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(output.prefix(5000))")
  }

  /// JSON in ASCII, with YAML's escapes instead of surrogates.
  private static func escaped(_ json: String) -> String {
    var text = ""
    for scalar in json.unicodeScalars {
      if scalar.isASCII, scalar != "\u{7F}" {
        text.unicodeScalars.append(scalar)
      } else {
        let digits = String(scalar.value, radix: 16)
        text += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
      }
    }
    return text
  }

  private struct UnitTest: Encodable {
    var ruleFiles = ["rules.yml"]
    var evaluationInterval = "1m"
    var tests: [Scenario]

    init(annotations: [String: String]) {
      tests = [Scenario(alertRuleTest: [Expectation(expAlerts: [Alert(expAnnotations: annotations)])])]
    }

    struct Scenario: Encodable {
      var interval = "1m"
      var inputSeries = [["series": "up", "values": "1x5"]]
      var alertRuleTest: [Expectation]
    }

    struct Expectation: Encodable {
      var evalTime = "2m"
      var alertname = "A"
      var expAlerts: [Alert]
    }

    struct Alert: Encodable {
      var expAnnotations: [String: String]
    }
  }
}
