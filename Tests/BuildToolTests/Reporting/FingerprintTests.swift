import Diagnostics
import Testing

@testable import BuildTool

@Suite struct FingerprintTests {
  private static func print(_ change: (inout Diagnostic) -> Void = { _ in }) -> String {
    var finding = Findings.unknownMetric
    change(&finding)
    return Fingerprint.all(of: [finding])[0]
  }

  private static func moved(_ finding: inout Diagnostic) {
    finding.location = SourceLocation(fileID: "Elsewhere/Other.swift", line: 99, column: 1)
  }

  @Test func whatDoesNotCount() {
    #expect(Self.print() == Self.print(Self.moved))
    #expect(Self.print() == Self.print { $0.severity = .warning })
    #expect(Self.print() == Self.print { $0.message = "in other words" })
    #expect(Self.print() == Self.print { $0.notes = ["snapshot node.prom (4 families)"] })
    #expect(Self.print() == Self.print { $0.excerpt = .init("avg(temprature) > 3", 4..<14) })
    let long = Diagnostic.Excerpt("sum( a\n  [5m] )", 5..<13)
    let short = Diagnostic.Excerpt("sum(a [5m])", 4..<10)
    #expect(Self.print { $0.excerpt = long } == Self.print { $0.excerpt = short })
  }

  @Test func whatCounts() {
    #expect(Self.print() != Self.print { $0.code = Diagnostic.Code("series/unknown-label") })
    #expect(Self.print() != Self.print { $0.subject = "alert house/Cold" })
    #expect(Self.print() != Self.print { $0.excerpt = .init("sum(humidty) > 30", 4..<11) })
  }

  @Test func withoutAnExcerptTheMessageCountsButNotItsNumbers() {
    func print(_ message: String) -> String {
      Self.print {
        $0.excerpt = nil
        $0.message = message
      }
    }
    #expect(print("not checked in 12 queries") == print("not checked in 9 queries"))
    #expect(print("the job a") != print("the job b"))
  }

  @Test func equalOnesAreCounted() {
    let other = Findings.overlap
    let prints = Fingerprint.all(of: [Findings.unknownMetric, other, Findings.unknownMetric])
    #expect(prints[0].hasSuffix(":1") && prints[2].hasSuffix(":2"))
    #expect(prints[0].dropLast() == prints[2].dropLast())
    #expect(prints[0].utf8.count == 34)
  }

  /// Written down: a baseline of an older version must still be understood.
  @Test func neverChanges() {
    #expect(Self.print() == "279576b63f856b42c10370f4c7f1403a:1")
  }
}
