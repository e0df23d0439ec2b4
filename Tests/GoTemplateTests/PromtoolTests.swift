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
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("templates-\(UUID().uuidString).json")
    defer { try? FileManager.default.removeItem(at: file) }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    try encoder.encode(["groups": [Group(rules: rules)]]).write(to: file)

    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = ["check", "rules", "--lint=none", file.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()

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
