import Diagnostics
import Monitoring
import PromQL
import Testing

@testable import Linter

/// Values, labels and matches that the captured series prove wrong, and those that look wrong and are right.
@Suite struct MatchingTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var code: String
    var severity: Diagnostic.Severity
    var promQL: String
    /// A part of the message or of a note.
    var words: String
    var place: World.Place

    init(_ code: String, _ promQL: String, says words: String = "", in place: World.Place = .alert) {
      self.init(code, .error, promQL, says: words, in: place)
    }

    init(
      _ code: String, _ severity: Diagnostic.Severity, _ promQL: String, says words: String = "",
      in place: World.Place = .alert
    ) {
      self.code = code
      self.severity = severity
      self.promQL = promQL
      self.words = words
      self.place = place
    }

    var testDescription: String { "\(code): \(promQL)" }
  }

  @Test(arguments: [
    Case(
      "match/many-to-many", "temperature / on (job) sum by (job, code) (http_requests_total) > 1", says: "right side"),
    Case(
      "match/many-to-many", "temperature / on (job) group_left () http_requests_total > 1", says: #"for {job="node"}"#),
    Case(
      "match/many-to-many", "http_requests_total / on (job) group_right () temperature > 1", says: "left side"),
    Case("match/many-to-many", "temperature / on (job) sum by (job) (http_requests_total) > 1", says: "left side"),
    Case("match/many-to-many", "temperature / ignoring (room, floor) up > 1", says: "left side has several"),
    Case(
      "match/many-to-many", .warning, "temperature > on (job) sum by (job) (http_requests_total)",
      says: "whenever both are there"),
    Case(
      "match/many-to-many", .warning, "up / on (job) group_right () up + on (job) group_left () (temperature > 10)",
      says: "whenever both are there"),
    Case(
      "match/many-to-many",
      "http_requests_total * on (job) group_left (code) sum by (job) (http_requests_total) > 1",
      says: "one result"),
    Case("match/many-to-many", "sum(temperature / on () http_requests_total) > 1"),
    Case(
      "match/many-to-many",
      #"label_replace(temperature, "code", "200", "room", ".*") / on (code) http_requests_total > 1"#),
  ])
  func manyToMany(in found: Case) { expect(found) }

  @Test(arguments: [
    Case("match/never", "temperature / http_requests_total > 1", says: "only the"),
    Case(
      "match/never", #"temperature{room="attic"} / ignoring (floor) temperature{room="cellar"} > 1"#,
      says: "room is attic"),
    Case("match/never", "up{job=\"node\"} * on (instance) cloudwatch_exporter_scrape_error > 1", says: "instance is"),
    Case("match/never", .warning, "absent(no) or temperature / http_requests_total > 1"),
    Case(
      "match/never", .warning, #"temperature{room!="attic"} / on (room) temperature{room=~"attic"} > 1"#,
      says: "no series that was captured"),
    Case("match/label-missing", "temperature / on (rom) group_left () up > 1", says: "neither side"),
    Case("match/label-missing", "temperature / on (rom) temperature{room=\"attic\"} > 1", says: "did you mean room?"),
    Case("match/label-missing", "temperature and on (colour) up", says: "neither side"),
    Case("match/label-missing", "temperature and on (room) up", says: "the right side has no label room"),
    Case("match/label-missing", .warning, "temperature unless on (floor) up", says: "only series without it"),
    Case("match/scalar-of-many", "up > scalar(temperature)", says: "3 series"),
    Case("match/scalar-of-many", "vector(scalar(http_requests_total)) > 1"),
    Case("labels/group-by-missing", "sum by (rom) (temperature) > 1", says: "did you mean room?"),
    // Beside others one may be meant for other servers.
    Case("labels/group-by-missing", .warning, "count by (room, job, colour) (temperature) > 1", says: "colour"),
    Case("labels/group-by-missing", "count by (rom, job) (temperature) > 1", says: "did you mean room?"),
    Case("labels/group-by-missing", .warning, "sum by (rom) (temperature)", says: "did you mean room?", in: .panel),
    Case("labels/group-by-missing", "sum by (rom) (temperature)", says: "did you mean room?", in: .recording),
    Case("labels/group-by-missing", "sum by (x) (rate(latency_seconds_bucket[5m])) > 1"),
    Case(
      "labels/dropped-then-used", "max by (room) (sum by (job) (temperature)) > 1", says: "sum by (job) has dropped"),
    Case(
      "labels/dropped-then-used", "sum by (le) (histogram_quantile(0.9, latency_seconds_bucket)) > 1",
      says: "histogram_quantile()"),
    Case("labels/dropped-then-used", "temperature and on (room) sum(temperature)", says: "on (room) needs room"),
    Case(
      "labels/duplicate-labelset", #"label_replace(temperature, "room", "x", "job", ".*") > 1"#, says: "label_replace()"
    ),
    Case(
      "template/label-missing", "sum by (job) (temperature) > 1", says: "sum by (job) drops room",
      in: .alertPrinting(["room"])),
  ])
  func labels(in found: Case) { expect(found) }

  @Test(arguments: [
    Case("series/unknown-value", #"temperature{room="celler"} > 1"#, says: #"did you mean "cellar"?"#),
    Case("series/unknown-value", .warning, #"temperature{room="garage"} > 1"#, says: #""attic", "cellar""#),
    Case("series/unknown-value", .warning, #"http_requests_total{code="503"} > 1"#),
    Case("series/unknown-value", .warning, #"http_requests_total{code=~"4.."} > 1"#),
    Case("series/unknown-value", #"up{job="nodes"} == 0"#, says: #"did you mean "node"?"#),
    Case("series/unknown-value", #"up{instance="other:9100"} == 0"#),
    Case("series/unknown-value", .warning, #"up == 1 unless temperature{room="celler"} > 30"#),
    Case("series/dead-alternative", .warning, #"temperature{room=~"attic|celler"} > 1"#, says: "did you mean cellar?"),
    Case("series/dead-alternative", .warning, #"temperature{room=~"a.*|[x|y]"} > 1"#, says: "[x|y] matches no room"),
    Case("series/unknown-value", .warning, #"absent(up{job="a"})"#),
    Case("series/unknown-alert", #"ALERTS{alertname="Trail"} == 1"#, says: "did you mean Trial?"),
    Case("series/unknown-alert", #"ALERTS_FOR_STATE{alertname=~"Nope.*"} > 1"#),
    Case("labels/exported-prefix", #"queue_length{job="mailer"} > 1"#, says: #"write exported_job="mailer""#),
    Case("labels/exported-prefix", #"queue_length{job=~"mail.*"} > 1"#),
  ])
  func values(in found: Case) { expect(found) }

  /// As deep as the parser allows, with an operator that asks for rows at each level.
  @Test(arguments: [
    ("abs(", "temperature", " + on (room, job) temperature)"),
    ("-(", "up", " or temperature unless on (job) (up / up))"),
    ("sum by (job) (", "up", " * on (job) group_left () up)"),
  ])
  func deepQueries(start: String, middle: String, end: String) throws {
    func query(depth: Int) -> LintedQuery? {
      let text = String(repeating: start, count: depth) + middle + String(repeating: end, count: depth)
      let query = LintedQuery(
        .panel(Panel(.timeSeries, "Deep") {}), Query.promql(QueryText(stringLiteral: text)),
        at: .init(fileID: "", line: 1, column: 1), of: ContentSketch())
      return query.expression == nil ? nil : query
    }
    let depth = try #require((11...PromQLParser.depthLimit).last { query(depth: $0) != nil })
    let catalogue = Catalogue(World.known.content(.promql("up"), in: .alert), snapshots: [], queries: [])
    for query in [query(depth: 10), query(depth: depth)].compactMap({ $0 }) {
      #expect(!LintedMatch.all(in: [query], catalogue: catalogue).isEmpty)
      _ = LintedFailure.all(in: [query], catalogue: catalogue)
      _ = MissingGroupLabel.all(in: [query], catalogue: catalogue)
    }
  }

  @Test(arguments: World.failingQueries)
  func failsAtEveryEvaluation(promQL: String) {
    let findings = World.known.findings(.promql(QueryText(stringLiteral: promQL), line: 1, column: 1))
    let proofs = findings.filter { $0.message.contains("fails at every") }
    #expect(proofs.count == 1, "\(findings.map(\.message))")
    #expect(proofs.first?.severity == .error)
  }

  @Test(arguments: [
    "temperature / on (job) group_left () sum by (job) (http_requests_total) > 1",
    "temperature / on (room) (temperature == 12) > 1",
    #"http_requests_total * on (job) group_left () (temperature == 12) > 1"#,
    "temperature / on () group_left () topk(1, http_requests_total) > 1",
    "temperature / on () group_left () vector(1) > 1",
    #"temperature{room="garage"} / on (job) http_requests_total > 1"#,
    "http_requests_total unless on (job) temperature > 1",
    "temperature or on (room) vector(0)",
    "sum by (room) (temperature) or on (room) sum by (job) (up)",
    #"label_replace(temperature, "place", "$1", "room", "(a)(.*)") / on (room) group_left () temperature > 1"#,
    #"label_replace(temperature, "place", "$1", "room", "(.*)") / ignoring (place) temperature > 1"#,
    #"label_join(temperature, "place", "-", "job", "room") / ignoring (place) temperature > 1"#,
    "up > scalar(max(temperature))", "up > scalar(temperature == 21)",
    #"up > scalar(temperature{room="attic"})"#,
    #"temperature{room=~"attic|cellar"} > 1"#, #"temperature{floor=~"|0"} > 1"#, #"temperature{floor=""} > 1"#,
    #"queue_length{job="node"} > 1"#, #"ALERTS{alertname="Trial"} == 1"#, #"ALERTS{alertname!="Nope"} == 1"#,
    "sum by (room) (no_such_metric or temperature) > 1",
    "year() > 2020 and on () up", "hour() > 8 and on () up",
  ])
  func nothingIsWrong(in promQL: String) {
    let findings = World.known.findings(.promql(QueryText(stringLiteral: promQL), line: 1, column: 1))
    let ours = findings.filter { Self.groups.contains($0.code.group) && $0.code.name != "series/unknown-metric" }
    let expected = promQL.contains("garage") ? ["series/unknown-value"] : []
    #expect(ours.map(\.code.name) == expected, "\(ours.map(\.message))")
  }

  private static let groups: Set<String> = ["series", "labels", "match"]

  private func expect(_ found: Case, sourceLocation: Testing.SourceLocation = #_sourceLocation) {
    let all = World.known.findings(.promql(QueryText(stringLiteral: found.promQL), line: 1, column: 1), in: found.place)
    let findings = all.filter { $0.code.name == found.code }
    guard let finding = findings.first, findings.count == 1 else {
      Issue.record(
        "\(findings.count) of \(found.code): \(all.map { "\($0.code): \($0.message)" })", sourceLocation: sourceLocation
      )
      return
    }
    #expect(finding.severity == found.severity, "\(finding.message)", sourceLocation: sourceLocation)
    let text = ([finding.message] + finding.notes).joined(separator: "\n")
    #expect(found.words.isEmpty || text.contains(found.words), "\(text)", sourceLocation: sourceLocation)
  }
}
