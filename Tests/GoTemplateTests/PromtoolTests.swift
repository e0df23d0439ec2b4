import Foundation
import GoTemplate
import Testing

/// promtool reads templates with Go's own parser: with `VIGIL_PROMTOOL` set to its path, the verdicts are compared.
@Suite struct PromtoolTests {
  @Test(.enabled(if: Promtool.path != nil, "VIGIL_PROMTOOL does not name promtool"))
  func agreesWithGoOnWhatIsATemplate() throws {
    let path = try #require(Promtool.path)
    var templates = RandomTemplates(seed: 0xBEEF)
    let cases = RandomTemplates.templates + (0..<20_000).map { _ in templates.next() }
    let refused = try Promtool.refusals(of: cases, path)
    #expect(!refused.isEmpty && refused.count < cases.count)
    var disagreements: [String] = []
    for (index, text) in cases.enumerated() {
      let problems = GoTemplateParser.parse(text, dialect: .prometheusRule).errors.filter { $0.stage == .parsing }
      if problems.isEmpty == (refused[index] == nil) { continue }
      disagreements.append("\(text.debugDescription): \(refused[index] ?? "accepted"), here \(problems.map(\.message))")
    }
    print("promtool and the template parser: \(cases.count - disagreements.count) of \(cases.count) agree")
    #expect(disagreements.isEmpty, "\(disagreements.prefix(20).joined(separator: "\n"))")
  }

  /// What is said to fail must fail. Not everything that fails can be seen before: a text need not be a number.
  @Test(.enabled(if: Promtool.path != nil, "VIGIL_PROMTOOL does not name promtool"))
  func whatIsSaidToFailWhenRenderedFails() throws {
    let path = try #require(Promtool.path)
    var templates = RandomTemplates(seed: 0xF00D)
    let cases = (0..<4000).map { _ in templates.action() }.filter { text in
      !GoTemplateParser.parse(text, dialect: .prometheusRule).errors.contains { $0.stage == .parsing }
    }
    let rendered = try Promtool.renderings(of: cases, path)
    var failures = 0
    var seen = 0
    var wrong: [String] = []
    var missed: [String] = []
    for (index, text) in cases.enumerated() {
      let result = try #require(rendered[index], "no annotation for \(text)")
      let fails = result.hasPrefix("<error expanding template") || result.contains("%!")
      let problems = GoTemplateParser.parse(text, dialect: .prometheusRule).errors
      failures += fails ? 1 : 0
      seen += fails && !problems.isEmpty ? 1 : 0
      // Rubbish of printf is not seen if something else made use of it.
      let isSeen = !text.contains("printf") || text.hasPrefix("{{ printf") && !text.contains("|")
      if !fails, isSeen, let problem = problems.first { wrong.append("\(text): \(result), here \(problem.message)") }
      if fails, problems.isEmpty { missed.append("\(text): \(result)") }
    }
    print("of \(failures) failing actions \(seen) are seen")
    #expect(wrong.isEmpty, "\(wrong.prefix(20).joined(separator: "\n"))")
    #expect(seen * 10 > failures * 9, "\(missed.prefix(40).joined(separator: "\n"))")
  }
}

private enum Promtool {
  static var path: String? {
    ProcessInfo.processInfo.environment["VIGIL_PROMTOOL"].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// What promtool says of each template that it refuses, by its index.
  static func refusals(of templates: [String], _ path: String) throws -> [Int: String] {
    let rules = templates.enumerated().map { index, text in
      Rule(alert: "case-\(index)", annotations: ["text": text])
    }
    let output = try run(path, ["check", "rules", "--lint=none"], ["rules.yml": ["groups": [Group(rules: rules)]]])
    var refusals: [Int: String] = [:]
    for part in output.components(separatedBy: ", \"case-").dropFirst() {
      let end = part.firstIndex(of: "\"") ?? part.endIndex
      guard let index = Int(part[..<end]), part[end...].hasPrefix("\": annotation \"text\": template: ") else {
        continue
      }
      refusals[index] = String(part[end...].split(separator: "\n").first ?? "")
    }
    return refusals
  }

  /// What Prometheus makes of each template, with one series `up{job="j"}` of value 7.123.
  static func renderings(of templates: [String], _ path: String) throws -> [Int: String] {
    let annotations = templates.enumerated().map { ("case_\($0)", $1) }
    let rule = Rule(alert: "A", annotations: Dictionary(uniqueKeysWithValues: annotations))
    let output = try run(
      path, ["test", "rules"],
      ["test.yml": UnitTest(), "rules.yml": ["groups": [Group(rules: [rule])]]])
    var renderings: [Int: String] = [:]
    let got = output.components(separatedBy: "got:[").last ?? ""
    for part in got.components(separatedBy: "case_").dropFirst() {
      guard let equals = part.firstIndex(of: "="), let index = Int(part[..<equals]) else { continue }
      renderings[index] = String(part[equals...].dropFirst(2))
    }
    return renderings
  }

  /// Runs promtool on the first of the files, which lie in one folder.
  private static func run(
    _ path: String, _ arguments: [String], _ files: KeyValuePairs<String, any Encodable>
  ) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("promtool-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    encoder.keyEncodingStrategy = .convertToSnakeCase
    for (name, content) in files { try encoder.encode(content).write(to: folder.appendingPathComponent(name)) }

    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments + [folder.appendingPathComponent(files[0].key).path]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return output
  }

  private struct UnitTest: Encodable {
    var ruleFiles = ["rules.yml"]
    var evaluationInterval = "1m"
    var tests = [Scenario()]

    struct Scenario: Encodable {
      var interval = "1m"
      var inputSeries = [["series": "up{job=\"j\"}", "values": "7.123x5"]]
      var alertRuleTest = [Expectation()]
    }

    struct Expectation: Encodable {
      var evalTime = "2m"
      var alertname = "A"
      var expAlerts: [[String: [String: String]]] = []
    }
  }

  private struct Group: Encodable {
    var name = "templates"
    var rules: [Rule]
  }

  private struct Rule: Encodable {
    var alert: String
    var expr = "up"
    var annotations: [String: String]
  }
}
