import Foundation
import Testing

@testable import BuildTool

/// The schema itself: with `VIGIL_SARIF_SCHEMA` set to its path and `VIGIL_PYTHON` to a Python that has jsonschema, the logs
/// are validated by it.
@Suite struct SARIFSchemaTests {
  private static func variable(_ name: String) -> String? {
    ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  private static let schema: String? = variable("VIGIL_SARIF_SCHEMA")
  private static let python: String? = variable("VIGIL_PYTHON")

  private static let program = """
    import json, sys
    import jsonschema
    schema, log = (json.load(open(path)) for path in sys.argv[1:])
    validator = jsonschema.validators.validator_for(schema)(schema)
    for error in validator.iter_errors(log):
        print(error.json_path, error.message)
    """

  /// What the schema says is wrong with a log.
  private static func problems(_ log: [String: Any]) throws -> String {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).sarif")
    defer { try? FileManager.default.removeItem(at: path) }
    try JSONSerialization.data(withJSONObject: log).write(to: path)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(python))
    process.arguments = ["-c", program, try #require(schema), path.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return output
  }

  @Test(.enabled(if: schema != nil && python != nil, "VIGIL_SARIF_SCHEMA or VIGIL_PYTHON is not set"))
  func fulfilsTheSchema() throws {
    let folder = try Findings.package()
    #expect(try Self.problems(SARIFTests.log(of: Findings.all, in: folder)) == "")
    #expect(try Self.problems(SARIFTests.log(of: [], in: folder)) == "")
    var wrong = try SARIFTests.log(of: [], in: folder)
    wrong["version"] = "2.0.0"
    #expect(try Self.problems(wrong).contains("$.version"))
  }
}
