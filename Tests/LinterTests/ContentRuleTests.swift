import Diagnostics
import Monitoring
import Testing

@testable import Linter

/// Variables, links, texts of alerts, and exporters, and what is said of them.
@Suite struct ContentRuleTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var code: String
    var severity: Diagnostic.Severity
    var words: String?
    var change: @Sendable (inout ContentSketch) -> Void

    /// Without `words` nothing is found.
    init(
      _ name: String, _ code: String, is severity: Diagnostic.Severity = .error, says words: String? = nil,
      _ change: @escaping @Sendable (inout ContentSketch) -> Void
    ) {
      testDescription = name
      self.code = code
      self.severity = severity
      self.words = words
      self.change = change
    }
  }

  private static func check(_ test: Case) {
    var content = World.known.content(.promql("up == 0"), in: .alert)
    test.change(&content)
    let findings = World.known.findings(in: content, hiding: []).filter { $0.code.name == test.code }
    #expect(findings.count == (test.words == nil ? 0 : 1), "\(findings.map(\.message))")
    guard let words = test.words else { return }
    #expect(findings.first?.message.contains(words) == true, "\(findings.map(\.message))")
    #expect(findings.first?.severity == test.severity)
  }

  private static func asking(
    _ promQL: String, title: String = "Targets", legend: String? = nil, _ variables: Variable...
  ) -> @Sendable (inout ContentSketch) -> Void {
    {
      $0.show(Panel(.timeSeries, title) { Target(.promql(QueryText(stringLiteral: promQL)), legend: legend) })
      $0.dashboards[0].variables = variables
    }
  }
  private static let room = Variable("room", .custom(["attic", "hall"]))
  private static let many = Variable("room", .labelValues("room", of: Gauge("temperature"), allowsMany: true))
  private static let one = Variable("room", .labelValues("room", of: Gauge("temperature")))
  private static func values(_ name: String, _ label: Label, _ promQL: String) -> Variable {
    Variable(name, .labelValues(label, selector: .promql(QueryText(stringLiteral: promQL)), allowsMany: false))
  }

  @Test(arguments: [
    Case("misspelt", "variable/undefined", says: "did you mean room?", asking(#"temperature{room="$rom"}"#, room)),
    Case("none", "variable/undefined", says: "declare it", asking(#"temperature{room="$room"}"#)),
    Case("in braces", "variable/undefined", says: "no variable x", asking(#"temperature{room=~"${x:regex}"}"#, room)),
    Case(
      "twice in a query", "variable/undefined", says: "no variable x",
      asking(#"temperature{room="$x"} or temperature{room!="$x"}"#, room)),
    Case("there", "variable/undefined", asking(#"temperature{room=~"[[room]]"}"#, room)),
    Case("Grafana's own", "variable/undefined", asking("rate(http_requests_total[$__rate_interval])")),
    Case("group of a pattern", "variable/undefined", asking(#"label_replace(up, "a", "$1", "job", "(.*)")"#)),
    Case("end of a pattern", "variable/undefined", asking(#"temperature{room=~"att.+$"}"#)),
    Case("price in a title", "variable/undefined", asking("up", title: "Cost in $USD")),
    Case(
      "misspelt in a title", "variable/undefined", is: .warning, says: "did you mean room?",
      asking("up", title: "Rooms of $rooom", room)),
    Case(
      "misspelt in a legend", "variable/undefined", is: .warning, says: "no variable rom",
      asking("up", legend: "${rom}", room)),
    Case("not used", "variable/unused", is: .warning, says: "$room", asking("up", room)),
    Case("used in a title", "variable/unused", asking("up", title: "Room $room", room)),
    Case(
      "used by another variable", "variable/unused", is: .warning, says: "$floor",
      asking("up", room, values("floor", "floor", #"temperature{room="$room"}"#))),
    Case(
      "used by itself only", "variable/unused", is: .warning, says: "$floor",
      asking("up", values("floor", "floor", #"temperature{floor="$floor"}"#))),
    Case(
      "many as one", "variable/multi-needs-regex", says: "room=~\"$room\"", asking(#"temperature{room="$room"}"#, many)),
    Case(
      "not many as one", "variable/multi-needs-regex", says: "room!~\"${room}\"",
      asking(#"temperature{room!="${room}"}"#, many)),
    Case("many as a pattern", "variable/multi-needs-regex", asking(#"temperature{room=~"$room"}"#, many)),
    Case("one as one", "variable/multi-needs-regex", asking(#"temperature{room="$room"}"#, one)),
    Case(
      "itself", "variable/cyclic", says: "$room asks for $room",
      asking("up", values("room", "room", #"temperature{room="$room"}"#))),
    Case(
      "round a corner", "variable/cyclic", says: "$a asks for $b asks for $c asks for $a",
      asking(
        "up", values("a", "room", #"temperature{room="$b"}"#), values("b", "room", #"temperature{room="$c"}"#),
        values("c", "room", #"temperature{room="$a"}"#))),
    Case(
      "a chain", "variable/cyclic",
      asking("up", values("a", "room", #"temperature{room="$b"}"#), values("b", "room", "temperature"))),
    Case(
      "label of no series", "variable/empty", is: .warning, says: "did you mean room?",
      asking("up", values("a", "rom", "temperature"))),
    Case("label of some series", "variable/empty", asking("up", values("a", "floor", "temperature"))),
    Case("label of what is unknown", "variable/empty", asking("up", values("a", "floor", "nowhere"))),
  ])
  func variables(_ test: Case) { Self.check(test) }

  private static let up: Query = .promql("up == 0")
  private static func alert(_ change: @escaping @Sendable (Alert) -> Alert) -> @Sendable (inout ContentSketch) -> Void {
    { $0.ruleGroups[0].alerts = $0.ruleGroups[0].alerts.map(change) }
  }
  private static func link(_ address: String) -> @Sendable (inout ContentSketch) -> Void {
    {
      $0.show(.example)
      alert { $0.annotation("dashboard", .template(address)) }(&$0)
    }
  }
  private static func label(
    _ template: String, of promQL: String = "temperature > 30", for pending: Duration? = nil
  ) -> @Sendable (inout ContentSketch) -> Void {
    alert { alert in
      var changed = alert.label("x", .template(template))
      changed.query = .promql(QueryText(stringLiteral: promQL))
      changed.pendingPeriod = pending
      return changed
    }
  }

  @Test(arguments: [
    Case("value", "template/value-in-label", is: .warning, says: "the label x prints the value", label("{{ $value }}")),
    Case(
      "value in a text", "template/value-in-label", is: .warning, says: "x",
      label(#"about {{ printf "%.0f" $value }}"#)),
    Case("value by its field", "template/value-in-label", is: .warning, says: "x", label("{{ .Value }}")),
    Case(
      "value in a branch", "template/value-in-label", is: .warning, says: "x",
      label("{{ if $labels.job }}{{ $value | humanize }}{{ end }}")),
    Case(
      "a rate that waits", "template/value-in-label", says: "with `for: 5m` it never fires",
      label("{{ $value }}", of: "sum(rate(http_requests_total[5m])) / 60 > 5", for: .minutes(5))),
    Case(
      "a rate that does not wait", "template/value-in-label", is: .warning, says: "a new alert;",
      label("{{ $value }}", of: "rate(http_requests_total[5m]) > 5")),
    Case(
      "a rounded rate", "template/value-in-label", is: .warning, says: "a new alert;",
      label(#"{{ printf "%.0f" $value }}"#, of: "rate(http_requests_total[5m]) > 5", for: .minutes(5))),
    Case(
      "a rate that has come to rest", "template/value-in-label", is: .warning, says: "a new alert;",
      label("{{ $value }}", of: "rate(http_requests_total[5m]) < 5", for: .minutes(5))),
    Case(
      "a gauge that waits", "template/value-in-label", is: .warning, says: "a new alert;",
      label("{{ $value }}", of: "temperature > 30", for: .minutes(5))),
    Case("one value for ever", "template/value-in-label", label("{{ $value }}", of: "up == 0", for: .minutes(5))),
    Case("chosen by the value", "template/value-in-label", label("{{ if gt $value 1.0 }}high{{ else }}low{{ end }}")),
    Case("a label", "template/value-in-label", label("{{ $labels.job }}")),
    Case("value in an annotation", "template/value-in-label", alert { $0.annotation("x", "\(.value)") }),
    Case("no text", "alert/missing-summary", is: .warning, says: "Trial has no summary", alert { $0 }),
    Case(
      "empty summary", "alert/missing-summary", is: .warning, says: "Trial has no summary", alert { $0.summary(" ") }),
    Case("runbook only", "alert/missing-summary", is: .warning, says: "Trial", alert { $0.runbook("https://a/b") }),
    Case("description only", "alert/missing-summary", alert { $0.description("it burns") }),
    Case("summary misspelt", "alert/missing-summary", alert { $0.annotation("sumary", "it burns") }),
    Case(
      "letter lost", "alert/misspelt-annotation", is: .warning, says: "did you mean summary?",
      alert { $0.annotation("sumary", "it burns") }),
    Case(
      "letters swapped", "alert/misspelt-annotation", is: .warning, says: "did you mean description?",
      alert { $0.annotation("descirption", "it burns") }),
    Case(
      "capital", "alert/misspelt-annotation", is: .warning, says: "did you mean summary?",
      alert { $0.annotation("Summary", "it burns") }),
    Case("beside the right one", "alert/misspelt-annotation", alert { $0.summary("a").annotation("summary2", "b") }),
    Case("numbered", "alert/misspelt-annotation", alert { $0.annotation("dashboard1", "a") }),
    Case("a name of its own", "alert/misspelt-annotation", alert { $0.annotation("impact", "a") }),
    Case("two usual names", "alert/misspelt-annotation", alert { $0.annotation("dashboard_uid", "a").runbook("b") }),
    Case("another form", "alert/misspelt-annotation", alert { $0.annotation("runbook_link", "a") }),
    Case("everybody's form", "alert/misspelt-annotation") {
      $0.ruleGroups[0].alerts = ["A", "B"].map { Alert($0, .warning, when: up).annotation("runbooks", "x") }
    },
    Case(
      "unlike the others", "alert/misspelt-annotation", is: .warning,
      says: "annotation impcat of C; did you mean impact?"
    ) {
      $0.ruleGroups[0].alerts = ["A", "B"].map { Alert($0, .warning, when: up).annotation("impact", "x") }
      $0.ruleGroups[0].alerts.append(Alert("C", .warning, when: up).annotation("impcat", "x"))
    },
    Case("one without a runbook", "alert/missing-runbook", is: .note, says: "C has no runbook") {
      $0.ruleGroups[0].alerts = ["A", "B", "D"].map { Alert($0, .warning, when: up).runbook("x") }
      $0.ruleGroups[0].alerts.append(Alert("C", .warning, when: up))
    },
    Case("as many without as with", "alert/missing-runbook") {
      $0.ruleGroups[0].alerts = ["A", "B", "D"].flatMap {
        [Alert($0, .warning, when: up).runbook("x"), Alert($0, .info, when: up)]
      }
    },
    Case("two are no habit", "alert/missing-runbook") {
      $0.ruleGroups[0].alerts = [Alert("A", .warning, when: up).runbook("x"), Alert("B", .info, when: up).runbook("x")]
      $0.ruleGroups[0].alerts.append(Alert("C", .warning, when: up))
    },
    Case("no runbooks", "alert/missing-runbook") { _ in },
    Case("runbooks under another name", "alert/missing-runbook") {
      $0.ruleGroups[0].alerts = ["A", "B", "D"].map { Alert($0, .warning, when: up).runbook("x") }
      $0.ruleGroups[0].alerts.append(Alert("C", .warning, when: up).annotation("playbook", "x"))
    },
    Case("one without an owner", "alert/missing-owner", is: .note, says: "C has no team") {
      $0.ruleGroups[0].alerts = ["A", "B", "D"].map { Alert($0, .warning, when: up).label("team", "x") }
      $0.ruleGroups[0].alerts.append(Alert("C", .warning, when: up))
    },
    Case("an owner under another name", "alert/missing-owner") {
      $0.ruleGroups[0].alerts = ["A", "B", "D"].map { Alert($0, .warning, when: up).label("team", "x") }
      $0.ruleGroups[0].alerts.append(Alert("C", .warning, when: up).label("owner", "x"))
    },
    Case("perhaps an owner", "alert/missing-owner") {
      $0.ruleGroups[0].alerts = ["A", "B", "D"].map { Alert($0, .warning, when: up).label("team", "x") }
      $0.ruleGroups[0].alerts.append(Alert("C", .warning, when: .promql("elsewhere > 1")))
    },
    Case("no owners, as far as is known", "alert/missing-owner") {
      $0.ruleGroups[0].alerts = ["A", "B", "D"].map { Alert($0, .warning, when: .promql("elsewhere > 1")) }
      $0.ruleGroups[0].alerts.append(Alert("C", .warning, when: up))
    },
    Case("misspelt link", "alert/dashboard-dead", says: "did you mean example?", link("https://g/d/exmaple/title?x=y")),
    Case(
      "link to another", "alert/dashboard-dead", is: .warning, says: "the dashboard zzzzzz", link("https://g/d/zzzzzz")),
    Case("link", "alert/dashboard-dead", link("https://g/d/example/title")),
    Case("link of a template", "alert/dashboard-dead", link("https://g/d/{{ $labels.job }}")),
    Case("words", "alert/dashboard-dead", link("and/d/or")),
    Case("nobody watches the exporter", "pipeline/exporter-unwatched", is: .warning, says: "scrape_error > 0") { _ in },
    Case("another job is watched", "pipeline/exporter-unwatched", is: .warning, says: "up{job=\"cloudwatch\"} == 0") {
      $0.ruleGroups[0].alerts = [
        Alert("A", .warning, when: .promql(#"up{job="node"} == 0"#)),
        Alert("B", .warning, when: .promql("cloudwatch_exporter_scrape_error > 0")),
      ]
    },
    Case("watched by a pattern", "pipeline/exporter-unwatched") {
      $0.ruleGroups[0].alerts = [
        Alert("A", .warning, when: .promql(#"up{job=~"cloud.*"} == 0"#)),
        Alert("B", .warning, when: .promql("cloudwatch_exporter_scrape_error > 0")),
      ]
    },
  ])
  func alertsAndExporters(_ test: Case) { Self.check(test) }

  private static func showing(
    _ promQL: String, _ kind: Panel.Kind = .stat, title: String, row: String = "Row", instant: Bool? = nil
  ) -> @Sendable (inout ContentSketch) -> Void {
    {
      $0.show(Panel(kind, title) { Target(.promql(QueryText(stringLiteral: promQL)), instant: instant) })
      $0.dashboards[0].rows[0].title = row
    }
  }
  private static func window(
    _ name: String, says words: String? = nil, _ change: @escaping @Sendable (inout ContentSketch) -> Void
  ) -> Case { Case(name, "panel/window-differs", is: .warning, says: words, change) }
  private static let minute = "sum(increase(http_requests_total[1m]))"

  @Test(arguments: [
    window("hour", says: "write [1h], or another title", showing(minute, title: "Requests, last hour")),
    window("24 hours", says: "\"last 24h\"", showing(minute, title: "Requests (last 24h)")),
    window("instant", says: "\"past 5 minutes\"", showing(minute, .table, title: "In the past 5 minutes")),
    window(
      "row", says: "the row's title says \"last hour\"", showing(minute, title: "Requests", row: "The last hour")),
    window(
      "rolling curve", says: "\"rolling 5 minutes\"", showing(minute, .timeSeries, title: "Requests, rolling 5 minutes")
    ),
    window("agrees", showing(minute, title: "Requests, last minute")),
    window("agrees in other words", showing(minute, title: "Requests, last 60 seconds")),
    window("title before row", showing(minute, title: "Last minute", row: "Last hour")),
    window("compared", showing(minute + " / " + minute + " offset 1d", title: "As on the last day")),
    window("outer window", showing("max_over_time(rate(http_requests_total[1m])[1h:])", title: "Peak, last hour")),
    window("of the dashboard's time", showing(minute, .stat(.sum), title: "Requests, last hour")),
    window("curve", showing(minute, .timeSeries, title: "Requests, last hour")),
    window("level in a row", showing("rate(http_requests_total[1m])", title: "Now", row: "Last hour")),
    window("variable", showing("sum(increase(http_requests_total[$__range]))", title: "Requests, last hour")),
    window("recorded", showing("max_over_time(job:requests:sum1h[5m])", title: "Requests, last hour")),
    window("no window", showing("up", title: "Up, last hour", row: "Last hour")),
    window(
      "other words", showing(minute, title: "Last m, last of 3 hours, lasting hour, last 0 hours, last 99999999999h")),
  ])
  func statedTimes(_ test: Case) { Self.check(test) }
}
