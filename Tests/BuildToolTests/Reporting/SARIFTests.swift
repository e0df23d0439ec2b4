import Diagnostics
import Foundation
import Testing

@testable import BuildTool

/// A SARIF log against what the schema of SARIF 2.1.0 says of the objects that are used in it: which properties each may
/// and must have, their types, their least numbers and their words.
@Suite struct SARIFTests {
  indirect enum Shape: Sendable {
    case text
    case word(Set<String>)
    /// With its least value.
    case number(Int)
    case list(Shape)
    case object(required: Set<String>, [String: Shape])
    case texts
  }

  static let message = Shape.object(required: ["text"], ["text": .text])
  static let artifactLocation = Shape.object(required: [], ["uri": .text, "uriBaseId": .text])
  static let region = Shape.object(
    required: [],
    ["startLine": .number(1), "startColumn": .number(1), "endLine": .number(1), "endColumn": .number(1)])
  static let location = Shape.object(
    required: [],
    [
      "id": .number(-1),
      "physicalLocation": .object(required: [], ["artifactLocation": artifactLocation, "region": region]),
      "logicalLocations": .list(.object(required: [], ["fullyQualifiedName": .text])), "message": message,
    ])
  static let level = Shape.word(["none", "note", "warning", "error"])
  static let fix = Shape.object(
    required: ["artifactChanges"],
    [
      "description": message,
      "artifactChanges": .list(
        .object(
          required: ["artifactLocation", "replacements"],
          [
            "artifactLocation": artifactLocation,
            "replacements": .list(
              .object(
                required: ["deletedRegion"],
                ["deletedRegion": region, "insertedContent": .object(required: [], ["text": .text])])),
          ])),
    ])
  static let result = Shape.object(
    required: ["message"],
    [
      "ruleId": .text, "ruleIndex": .number(-1), "level": level, "message": message, "locations": .list(location),
      "relatedLocations": .list(location), "partialFingerprints": .texts, "fixes": .list(fix),
    ])
  static let rule = Shape.object(
    required: ["id"],
    [
      "id": .text, "shortDescription": message, "fullDescription": message, "help": message,
      "defaultConfiguration": .object(required: [], ["level": level]),
      "properties": .object(required: [], ["tags": .list(.text)]),
    ])
  static let log = Shape.object(
    required: ["version", "runs"],
    [
      "$schema": .text, "version": .word(["2.1.0"]),
      "runs": .list(
        .object(
          required: ["tool"],
          [
            "tool": .object(
              required: ["driver"],
              [
                "driver": .object(
                  required: ["name"], ["name": .text, "semanticVersion": .text, "rules": .list(rule)])
              ]),
            "columnKind": .word(["utf16CodeUnits", "unicodeCodePoints"]), "results": .list(result),
          ])),
    ])

  /// What is wrong with a value, with its path.
  private static func problems(_ value: Any, _ shape: Shape, at path: String = "$") -> [String] {
    switch shape {
    case .text: return value is String ? [] : ["\(path) is no text"]
    case .word(let words): return words.contains(value as? String ?? "") ? [] : ["\(path) is \(value)"]
    case .number(let least): return (value as? Int).map { $0 >= least } == true ? [] : ["\(path) is \(value)"]
    case .texts: return value is [String: String] ? [] : ["\(path) has other values than texts"]
    case .list(let element):
      guard let elements = value as? [Any] else { return ["\(path) is no list"] }
      return elements.enumerated().flatMap { problems($1, element, at: "\(path)[\($0)]") }
    case .object(let required, let members):
      guard let object = value as? [String: Any] else { return ["\(path) is no object"] }
      let missing = required.filter { object[$0] == nil }.map { "\(path) has no \($0)" }
      return missing
        + object.keys.sorted().flatMap { key in
          guard let shape = members[key], let value = object[key] else { return ["\(path) may not have \(key)"] }
          return problems(value, shape, at: "\(path).\(key)")
        }
    }
  }

  static func log(of findings: [Diagnostic], in folder: TemporaryFolder, prefix: String = "") throws -> [String:
    Any]
  {
    let report = Report(
      findings, sources: SourceFiles(root: folder.path), explanations: Findings.explanations,
      program: "build-dashboards", version: "1.2.3", folder: prefix)
    let value = try JSONSerialization.jsonObject(with: Data(SARIFReporter.text(of: report).utf8))
    return try #require(value as? [String: Any])
  }

  @Test func fulfilsTheSchema() throws {
    let folder = try Findings.package()
    #expect(Self.problems(try Self.log(of: Findings.all, in: folder), Self.log) == [])
    #expect(Self.problems(try Self.log(of: [], in: folder), Self.log) == [])
  }

  /// The check itself finds what is wrong.
  @Test func theCheckCanFail() {
    let wrong: [String: Any] = ["version": "2.0.0", "runs": [["tool": ["driver": ["nam": "x"]]]]]
    #expect(
      Self.problems(wrong, Self.log) == [
        "$.runs[0].tool.driver has no name", "$.runs[0].tool.driver may not have nam", "$.version is 2.0.0",
      ])
  }

  @Test func aResultHasEverything() throws {
    let folder = try Findings.package()
    let log = try Self.log(of: Findings.all, in: folder, prefix: "ops/")
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    let results = try #require(run["results"] as? [[String: Any]])
    let json = try results.map { result in
      String(
        decoding: try JSONSerialization.data(withJSONObject: result, options: [.sortedKeys, .withoutEscapingSlashes]),
        as: UTF8.self)
    }
    // The column counts é as one character. The fix is in the Swift source.
    #expect(
      json[0] == """
        {"fixes":[{"artifactChanges":[{"artifactLocation":{"uri":"ops/Sources/House/Alerts.swift","uriBaseId":"%SRCROOT%"},\
        "replacements":[{"deletedRegion":{"endColumn":36,"endLine":3,"startColumn":26,"startLine":3},\
        "insertedContent":{"text":"temperature"}}]}],"description":{"text":"write 'temperature'"}}],\
        "level":"error","locations":[{"logicalLocations":[{"fullyQualifiedName":"alert house/Hot"}],\
        "physicalLocation":{"artifactLocation":{"uri":"ops/Sources/House/Alerts.swift","uriBaseId":"%SRCROOT%"},\
        "region":{"startColumn":20,"startLine":3}}}],\
        "message":{"text":"no metric named temprature; did you mean temperature?\\n    sum(temprature) > 30\\n        \
        ^~~~~~~~~~\\n    note: snapshot node.prom (3 families)"},\
        "partialFingerprints":{"vigil/v1":"\(Fingerprint.all(of: [Findings.unknownMetric])[0])"},\
        "ruleId":"series/unknown-metric","ruleIndex":2}
        """)
    #expect(json[1].contains(#""uri":"ops/Sources/House/Wall%2C%20left.swift""#))
    #expect(json[1].contains(#""relatedLocations":[{"id":1,"message":{"text":"the other one"}"#))
    #expect(!json[2].contains("locations") && json[2].contains(#""level":"note""#))
  }
}
