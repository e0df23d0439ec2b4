import Diagnostics
import Monitoring
import Testing

@testable import Linter

/// What is wrong with a query: the code, the severity, the place in the text, the words.
@Suite struct FoundQueryTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var code: String
    var severity: Diagnostic.Severity
    var query: MarkedQuery
    /// Parts of the message.
    var words: [String]
    /// A part of one of the notes.
    var note: String?
    var world: World
    var place: World.Place

    init(
      _ code: String, _ marked: String, says words: String..., note: String? = nil, in place: World.Place = .alert,
      world: World = .known
    ) {
      self.init(code, .error, marked, words, note, place, world)
    }

    init(
      _ code: String, _ severity: Diagnostic.Severity, _ marked: String, says words: String..., note: String? = nil,
      in place: World.Place = .alert, world: World = .known
    ) {
      self.init(code, severity, marked, words, note, place, world)
    }

    private init(
      _ code: String, _ severity: Diagnostic.Severity, _ marked: String, _ words: [String], _ note: String?,
      _ place: World.Place, _ world: World
    ) {
      self.code = code
      self.severity = severity
      query = MarkedQuery(marked)
      self.words = words
      self.note = note
      self.world = world
      self.place = place
    }

    var testDescription: String { "\(code): \(query.text)" }
  }

  @Test(arguments: [
    Case(
      "series/unknown-metric",
      """
      sum(rate(http_request_total[5m])) > 5
               ^~~~~~~~~~~~~~~~~~
      """,
      says: "no metric named http_request_total", "did you mean http_requests_total?", note: "node.prom"),
    Case(
      "series/unknown-metric",
      """
      nothing_like_it{room="x"} > 5
      ^~~~~~~~~~~~~~~
      """, says: "no metric named nothing_like_it", note: "node.prom ("),
    Case(
      "series/unknown-metric",
      #"""
      sum({"no.such.metric", x="y"})
           ^~~~~~~~~~~~~~~~
      """#, says: "no.such.metric"),
    Case(
      "series/unknown-metric",
      #"""
      {__name__="no_such", x="y"} > 1
       ^~~~~~~~~~~~~~~~~~
      """#, says: "no_such"),
    Case(
      "series/unknown-metric",
      """
      temperature
        > on (room)
      temprature
      ^~~~~~~~~~
      """, says: "did you mean temperature?"),
    // What need not be there is still misspelt.
    Case(
      "series/unknown-metric", .warning,
      """
      up == 1 unless temprature > 30
                     ^~~~~~~~~~
      """, says: "did you mean temperature?"),
    Case(
      "series/unknown-metric", .warning,
      """
      sum(temprature) or vector(0)
          ^~~~~~~~~~
      """, says: "did you mean temperature?"),
    Case(
      "series/unknown-metric",
      """
      rate(latency_seconds[5m]) > 1
           ^~~~~~~~~~~~~~~
      """, says: "no metric named latency_seconds"),
    Case(
      "series/unknown-metric",
      """
      aws_cloudwatch_Trail_DeniedCount_sum
      ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
      """, says: "cloudwatch_exporter prints trail_denied_count_sum", in: .panel, world: .signalled),
    // Proven by the signal, though the job has no snapshot.
    Case(
      "series/unknown-metric",
      """
      sum(aws_trail_denied_count_sum)
          ^~~~~~~~~~~~~~~~~~~~~~~~~~
      """, says: "cloudwatch_exporter prints trail_denied_count_sum", in: .panel, world: .signalledUnseen),
  ])
  func unknownMetric(in found: Case) { expect(found) }

  @Test(arguments: [
    Case(
      "series/unknown-label",
      #"""
      temperature{rom="attic"} > 1
                  ^~~~~~~~~~~
      """#, says: "temperature has no label rom", "did you mean room?", note: "floor, instance, job, room"),
    Case(
      "series/unknown-label",
      #"""
      temperature{room="attic", colour=~"red|blue"} > 1
                                ^~~~~~~~~~~~~~~~~~
      """#, says: "finds nothing"),
    Case(
      "series/unknown-label", .warning,
      #"""
      temperature{colour!="red"} > 1
                  ^~~~~~~~~~~~~
      """#, says: "excludes nothing"),
    Case(
      "series/unknown-label", .warning,
      #"""
      temperature{colour!~"red|blue"} > 1
                  ^~~~~~~~~~~~~~~~~~
      """#, says: "excludes nothing"),
    // Nothing has the label, so nothing differs from having none.
    Case(
      "series/unknown-label",
      #"""
      temperature{colour!=""} > 1
                  ^~~~~~~~~~
      """#, says: "finds nothing"),
    Case(
      "series/unknown-label",
      #"""
      rate(latency_seconds_sum{le="0.1"}[5m]) > 1
                               ^~~~~~~~
      """#, says: "latency_seconds_sum has no label le"),
    Case(
      "series/unknown-label",
      #"""
      rate(pause_seconds_count{quantile="0.5"}[5m]) > 1
                               ^~~~~~~~~~~~~~
      """#, says: "no label quantile"),
    Case(
      "series/unknown-label",
      #"""
      {"http.server.active", "service.nam"="shop"} > 1
                             ^~~~~~~~~~~~~~~~~~~~
      """#, says: "did you mean service.name?"),
    Case(
      "series/unknown-label",
      #"""
      up{room="attic"} == 0
         ^~~~~~~~~~~~
      """#, says: "up has no label room", note: "made by Prometheus"),
    Case(
      "series/unknown-label", .warning,
      #"""
      up == 1 unless on () temperature{colour="red"}
                                       ^~~~~~~~~~~~
      """#, says: "finds nothing"),
    // The value may be .* when the dashboard shows all.
    Case(
      "series/unknown-label", .warning,
      #"""
      temperature{colour=~"$colour"}
                  ^~~~~~~~~~~~~~~~~
      """#, says: "temperature has no label colour", in: .panel),
  ])
  func unknownLabel(in found: Case) { expect(found) }

  @Test(arguments: [
    Case(
      "type/rate-on-gauge",
      """
      sum(rate(temperature[5m])) > 1
               ^~~~~~~~~~~
      """, says: "rate() of temperature, which is a gauge", "deriv()", note: "node.prom"),
    Case(
      "type/rate-on-gauge",
      #"""
      increase(temperature{room="attic"}[5m] offset 5m) > 1
               ^~~~~~~~~~~
      """#, says: "increase() of temperature"),
    Case(
      "type/rate-on-gauge",
      """
      irate(up[5m]) > 1
            ^~
      """, says: "irate() of up"),
    Case(
      "type/rate-on-gauge",
      """
      resets((temperature[5m])) > 1
              ^~~~~~~~~~~
      """, says: "resets() of temperature"),
    Case(
      "type/rate-on-gauge",
      """
      rate(trail_denied_count_sum[30m]) > 1
           ^~~~~~~~~~~~~~~~~~~~~~
      """, says: "sum_over_time", "signal.count(over:)", world: .signalled),
  ])
  func rateOnGauge(in found: Case) { expect(found) }

  @Test(arguments: [
    Case(
      "promql/syntax",
      """
      sum(rate(http_requests_total[5m]) > 1
      """, says: "expected `)`"),
    Case(
      "promql/syntax",
      """
      rate(http_requests_total) > 1
           ^~~~~~~~~~~~~~~~~~~
      """, says: "range vector"),
    Case(
      "promql/syntax",
      """
      rate(http_requests_total[$__rate_interval]) > 1
                               ^~~~~~~~~~~~~~~~
      """, says: "$__rate_interval"),
    Case(
      "promql/syntax",
      """
      http_requests_total[5m]
      ^~~~~~~~~~~~~~~~~~~~~~~
      """, says: "a rule needs an instant vector or a scalar", "range vector"),
    Case(
      "promql/syntax",
      """
      "text"
      ^~~~~~
      """, says: "a rule needs an instant vector or a scalar", "string", in: .recording),
    // Prometheus answers a range query for a range vector with an error.
    Case(
      "promql/syntax",
      """
      http_requests_total[5m]
      ^~~~~~~~~~~~~~~~~~~~~~~
      """, says: "range vector", in: .panel),
    Case(
      "promql/syntax",
      #"""
      up{job=~"("} == 0
              ^~~
      """#, says: "a `(` is not closed"),
  ])
  func syntax(in found: Case) { expect(found) }

  @Test(arguments: [
    Case(
      "time/offset-missing",
      """
      sum(trail_denied_count_sum) > 0
          ^~~~~~~~~~~~~~~~~~~~~~
      """, says: "never sees a sample", "10m to 11m30s old", "looks back 5m", "`offset 11m30s`",
      note: "an instant selector looks back 5m"),
    Case(
      "time/offset-missing",
      """
      sum_over_time(trail_denied_count_sum[5m]) > 0
                    ^~~~~~~~~~~~~~~~~~~~~~~~~~
      """, says: "looks back 5m", "`offset 11m30s`", note: "delay is 10m, its period 1m"),
    Case(
      "time/offset-missing",
      """
      sum_over_time(trail_denied_count_sum[5m] offset 5m) > 0
                    ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
      """, says: "looks back 10m"),
    Case(
      "time/offset-missing",
      """
      sum_over_time(trail_denied_count_sum[12m] offset -5m) > 0
                    ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
      """, says: "looks back 7m"),
    Case(
      "panel/instant-on-delayed",
      """
      trail_denied_count_sum
      ^~~~~~~~~~~~~~~~~~~~~~
      """, says: "never sees a sample", "`instant: false`", in: .instantPanel),
    Case(
      "time/offset-missing",
      """
      max_over_time(trail_denied_count_sum[5m:1m]) > 0
                    ^~~~~~~~~~~~~~~~~~~~~~
      """, says: "looks back 10m"),
    Case(
      "time/absent-delayed",
      """
      absent(sum(trail_denied_count_sum)) == 1
                 ^~~~~~~~~~~~~~~~~~~~~~
      """, says: "absence is certain", "`offset 11m30s`"),
    Case(
      "time/absent-delayed", .warning,
      """
      absent(trail_denied_count_sum offset 6m) == 1
             ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
      """, says: "looks back 11m"),
    Case(
      "time/offset-too-short", .warning,
      """
      trail_denied_count_sum offset 6m > 0
      ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
      """, says: "may see no sample", "up to 11m30s old", "looks back 11m", "`offset 11m30s`"),
    Case(
      "time/offset-too-short", .warning,
      """
      sum_over_time(trail_denied_count_sum[10m] offset 1m) > 0
                    ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
      """, says: "looks back 11m", in: .recording),
    Case(
      "time/window-partial", .warning,
      """
      sum(sum_over_time(trail_denied_count_sum[10m] offset 5m)) > 9
                        ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
      """, says: "the newest 6m30s may not have arrived", "`offset 11m30s`"),
    Case(
      "time/absent-without-for", .warning,
      """
      absent(temperature)
             ^~~~~~~~~~~
      """, says: "at least 2m"),
    Case(
      "time/offset-missing",
      """
      trail_denied_count_sum
      ^~~~~~~~~~~~~~~~~~~~~~
      """, says: "never sees a sample", in: .recording),
    // The name is wrong as well; the time is that of what is meant.
    Case(
      "time/offset-missing",
      """
      aws_trail_denied_count_sum > 1
      ^~~~~~~~~~~~~~~~~~~~~~~~~~
      """, says: "never sees a sample", world: .signalled),
  ])
  func offsetMissing(in found: Case) { expect(found) }

  @Test(arguments: [
    Case(
      "time/window-too-short",
      """
      rate(http_requests_total[1m]) > 5
           ^~~~~~~~~~~~~~~~~~~~~~~
      """, says: "[1m] holds one sample of http_requests_total", "one every 1m", "needs two", "[4m]"),
    Case(
      "time/window-too-short",
      """
      deriv(temperature[30s] offset 1m) > 5
            ^~~~~~~~~~~~~~~~~~~~~~~~~~
      """, says: "at most one sample"),
    Case(
      "time/window-too-short",
      """
      rate(http_requests_total[90s]) > 5
           ^~~~~~~~~~~~~~~~~~~~~~~~
      """, says: "[1m30s] holds one sample, sometimes two,"),
    Case(
      "time/window-too-short", .warning,
      """
      max_over_time(temperature[30s]) > 5
                    ^~~~~~~~~~~~~~~~
      """, says: "needs one"),
    Case(
      "time/window-too-short",
      """
      max_over_time(rate(http_requests_total[1m])[1h:]) > 5
                         ^~~~~~~~~~~~~~~~~~~~~~~
      """, says: "holds one sample"),
    Case(
      "time/window-too-short",
      """
      rate(http_requests_total[1m])
           ^~~~~~~~~~~~~~~~~~~~~~~
      """, says: "holds one sample", in: .panel),
  ])
  func windowTooShort(in found: Case) { expect(found) }

  @Test(arguments: [
    Case(
      "template/label-missing", "sum(temperature) > 1", says: "note0 prints $labels.room", "`by (room)`",
      note: "no labels", in: .alertPrinting(["room"])),
    Case(
      "template/label-missing", "sum by (room) (temperature) > 1", says: "did you mean room?", note: "has room",
      in: .alertPrinting(["rom"])),
    Case(
      "template/label-missing", "absent(temperature) == 1", says: "$labels.instance", in: .alertPrinting(["instance"])),
    Case(
      "template/label-missing", #"absent(temperature{room=~"a|b"}) == 1"#, says: "$labels.room",
      in: .alertPrinting(["room"])),
    Case(
      "template/label-missing", #"absent(temperature{room="a",room="b"}) == 1"#, says: "$labels.room",
      in: .alertPrinting(["room"])),
    // CloudWatch's series print instance="", which keeps the target's away.
    Case(
      "template/label-missing", "trail_denied_count_sum offset 12m > 1", says: "$labels.instance",
      in: .alertPrinting(["instance"]), world: .honouringCloudWatch),
    Case(
      "template/label-missing", "trail_denied_count_sum > 1", says: "$labels.instance",
      in: .alertPrinting(["instance"]), world: .honouringUnstamped),
    Case(
      "template/label-missing", #"absent(temperature{room="a",room!="b"}) == 1"#, says: "$labels.room",
      in: .alertPrinting(["room"])),
    Case(
      "template/label-missing", "temperature > on (room) temperature", says: "$labels.job", in: .alertPrinting(["job"])),
    Case(
      "template/label-missing", "temperature / ignoring (room) temperature", says: "$labels.room",
      in: .alertPrinting(["room"])),
    Case("template/label-missing", "vector(time()) > 1", says: "$labels.job", in: .alertPrinting(["job"])),
    Case("template/label-missing", "sum(temperature) or vector(0)", says: "$labels.room", in: .alertPrinting(["room"])),
    Case(
      "template/label-missing", "histogram_quantile(0.9, rate(latency_seconds_bucket[5m])) > 1", says: "$labels.le",
      in: .alertPrinting(["le"])),
    Case(
      "template/label-is-static", "temperature > 1", says: "the rule adds it, so write its value: warning",
      in: .alertPrinting(["severity"])),
    Case(
      "template/label-is-static", "temperature > 1", says: "the rule adds it, so write its value: Trial",
      in: .alertPrinting(["alertname"])),
    Case(
      "template/label-missing", "temperature > 1", says: "$externalLabels.cluster", in: .alertPrinting(["cluster"]),
      world: .clustered),
    Case(
      "template/label-missing", #"queue_length{queue="out"} > 1"#, says: "$labels.exported_job",
      in: .alertPrinting(["exported_job"]), world: .honouringNode),
  ])
  func labelMissing(in found: Case) { expect(found) }

  func expect(_ found: Case, sourceLocation: Testing.SourceLocation = #_sourceLocation) {
    let query = Query.promql(QueryText(stringLiteral: found.query.text), line: 1, column: 1)
    let all = found.world.findings(query, in: found.place)
    let findings = all.filter { $0.code.name == found.code }
    let seen = "\(all.map { "\($0.code) \($0.severity): \($0.message)" })"
    guard let finding = findings.first, findings.count == 1 else {
      Issue.record("\(findings.count) findings of \(found.code) among \(seen)", sourceLocation: sourceLocation)
      return
    }
    #expect(finding.severity == found.severity, sourceLocation: sourceLocation)
    for words in found.words {
      #expect(finding.message.contains(words), "\(finding.message)", sourceLocation: sourceLocation)
    }
    if let range = found.query.range {
      #expect(finding.excerpt?.text == found.query.text, sourceLocation: sourceLocation)
      #expect(finding.excerpt?.range == range, sourceLocation: sourceLocation)
      #expect(finding.location?.fileID == #fileID && finding.location?.line == 1, sourceLocation: sourceLocation)
    } else {
      #expect(finding.location != nil, sourceLocation: sourceLocation)
    }
    if let note = found.note {
      #expect(finding.notes.contains { $0.contains(note) }, "\(finding.notes)", sourceLocation: sourceLocation)
    }
  }
}

extension World {
  private static let signal = Signal(
    "DeniedCount", in: "Trail",
    from: LogGroup("/trail", region: "eu-west-1", accountID: "123456789012", retention: nil),
    through: cloudWatch, counting: "{ $.errorCode = \"*\" }")

  static let signalled: World = {
    var world = known
    world.signals = [signal]
    return world
  }()

  fileprivate static let signalledUnseen: World = {
    var world = partlyKnown
    world.signals = [signal]
    return world
  }()

  fileprivate static let clustered: World = {
    var world = known
    world.externalLabels = ["cluster": "one"]
    return world
  }()

  fileprivate static let honouringCloudWatch: World = {
    var world = known
    world.pages[1].job.honorLabels = true
    return world
  }()

  fileprivate static let honouringUnstamped: World = {
    var world = unstamped
    world.pages[0].job.honorLabels = true
    return world
  }()

  fileprivate static let honouringNode: World = {
    var world = known
    world.pages[0].job.honorLabels = true
    return world
  }()
}
