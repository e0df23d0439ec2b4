import Diagnostics
import Monitoring
import Testing

@testable import Linter

/// Queries that other linters have called wrong, or that ours could, and that are right.
@Suite struct SilentQueryTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var promQL: String
    var world: World
    var place: World.Place

    init(_ promQL: String, _ place: World.Place = .alert, world: World = .known) {
      self.promQL = promQL
      self.world = world
      self.place = place
    }

    var testDescription: String { promQL }
  }

  @Test(arguments: [
    Case("sum(shop_orders_lost) or vector(0)", .recording),
    Case("temperature > 1 or on() vector(0)", .recording),
    Case("temperature unless maintenance_mode == 1"),
    Case("temperature > 30 unless on (room) maintenance_mode == 1"),
    Case("old_temperature or temperature > 1", .recording),
    Case("(temperature or temperature_celsius) > 30"),
    Case("temperature_celsius or temperature > 30", .recording),
  ])
  func whatMayBeAbsent(of query: Case) { expectSilence(query) }

  @Test(arguments: [
    Case("absent(temperature)"),
    Case(#"absent(temperature{room="attic"})"#, .alertPrinting(["room"])),
    Case(#"absent(temperature{room!="attic"})"#),
    Case(#"absent(temperature{room=~"a.*"})"#),
    Case("absent(sum by (room) (temperature))"),
    Case(#"absent_over_time(temperature{room="attic"}[10m])"#, .alertPrinting(["room"])),
    Case("temperature > 1 or absent(temperature)", .alertPrinting(["room"])),
    Case(#"absent(up{job="node"}) == 1"#, .alertPrinting(["job"])),
  ])
  func absence(of query: Case) { expectSilence(query) }

  @Test(arguments: [
    Case(
      #"label_replace(temperature, "where", "$1", "room", "(.*)") > 30"#, .alertPrinting(["where", "room", "instance"])),
    Case(#"label_join(temperature, "place", "-", "job", "room") > 30"#, .alertPrinting(["place", "job"])),
    Case(#"sum by (where) (label_replace(temperature, "where", "$1", "room", "(.*)")) > 1"#, .alertPrinting(["where"])),
    Case(#"count_values("degrees", temperature) > 1"#, .alertPrinting(["degrees"])),
    Case(#"count_values by (room) ("degrees", temperature) > 1"#, .alertPrinting(["degrees", "room"])),
    Case("topk(3, temperature) > 30", .alertPrinting(["room", "job", "instance"])),
    Case("sum without (room) (temperature) > 30", .alertPrinting(["job", "floor"])),
    Case("temperature / scalar(sum(temperature)) > 1", .alertPrinting(["room"])),
    Case("clamp_max(temperature, scalar(sum(temperature))) > 1", .alertPrinting(["room"])),
    Case("2 * temperature > 1", .alertPrinting(["room"])),
    Case("temperature and on () up", .alertPrinting(["room"])),
    Case(
      #"temperature * on (job) group_left (code) sum by (job, code) (http_requests_total{code="200"}) > 1"#,
      .alertPrinting(["room", "code"])),
    Case(
      #"sum by (job, code) (http_requests_total{code="500"}) * on (job) group_right (code) temperature > 1"#,
      .alertPrinting(["code", "room"])),
    Case("temperature == on (room, job) temperature", .alertPrinting(["room", "job"])),
    Case("temperature > ignoring (code) temperature", .alertPrinting(["room", "job"])),
    Case("-temperature < 1", .alertPrinting(["room"])),
    Case(
      "histogram_quantile(0.9, sum by (le, handler) (rate(latency_seconds_bucket[5m]))) > 1",
      .alertPrinting(["handler"])),
    Case("temperature > 1", .alertPrinting(["__name__", "room"])),
    Case("sum by (__name__, room) (temperature) > 1", .alertPrinting(["__name__", "room"])),
    Case("ALERTS > 0", .alertPrinting(["alertname", "alertstate", "whatever"])),
  ])
  func labelsThatOperatorsKeepOrMake(in query: Case) { expectSilence(query) }

  @Test(arguments: [
    Case(#"queue_length{exported_job="mailer"} > 1"#, .alertPrinting(["exported_job", "job", "instance", "queue"])),
    Case(#"trail_denied_count_sum{exported_job="trail", job="cloudwatch"} offset 12m > 1"#),
    Case(#"queue_length{job="mailer", queue="out"} > 1"#, .alertPrinting(["job"]), world: .honouring),
    Case(#"trail_denied_count_sum{job="trail"} offset 12m > 1"#, .alertPrinting(["job"]), world: .honouring),
    Case(#"trail_denied_count_sum{instance=""} offset 12m > 1"#, world: .honouring),
    Case(#"cloudwatch_exporter_scrape_error{job="cloudwatch"} > 0"#, .alertPrinting(["instance"]), world: .honouring),
    Case(#"page_age{exported_job="a", exported_exported_job="b"} > 0"#, world: .relabelledTwice),
  ])
  func labelsOfTheScrape(in query: Case) { expectSilence(query) }

  @Test(arguments: [
    Case("up == 0"), Case(#"up{job="node", instance="node:9100"} == 0"#),
    Case("scrape_duration_seconds > 5"), Case("scrape_samples_scraped == 0"),
    Case("scrape_samples_post_metric_relabeling == 0"), Case("scrape_series_added > 10000"),
    Case("scrape_timeout_seconds < 5", world: .withExtraScrapeMetrics),
    Case("scrape_sample_limit > 5", world: .withExtraScrapeMetrics),
    Case("scrape_body_size_bytes > 5", world: .withExtraScrapeMetrics),
    Case(#"ALERTS{alertname="Trial", alertstate="firing"} == 1"#), Case("ALERTS_FOR_STATE > 0"),
    Case("up == 0", world: .unknown),
  ])
  func whatPrometheusMakes(of query: Case) { expectSilence(query) }

  @Test(arguments: [
    Case(#"{"http.server.active"} > 1"#),
    Case(#"{"http.server.active", "service.name"="shop"} > 1"#, .alertPrinting(["service.name"])),
    Case(#"{__name__="temperature"} > 1"#, .alertPrinting(["room"])),
    Case(#"{__name__=~"temperature.*"} > 1"#, .alertPrinting(["anything"])),
    Case(#"{__name__=~"nowhere_.*", nolabel="x"} > 1"#),
    Case(#"{job="node"} > 1"#),
    Case("rate(latency_seconds_count[5m]) > 1"), Case("rate(latency_seconds_sum[5m]) > 1"),
    Case(#"rate(latency_seconds_bucket{le="0.1"}[5m]) > 1"#), Case("rate(pause_seconds_count[5m]) > 1"),
    Case(#"pause_seconds{quantile="0.5"} > 1"#), Case("rate(pause_seconds_sum[5m]) > 1"),
    Case(#"rate(rejections_seconds_bucket{le="1", handler="/"}[5m]) > 1"#),
    Case("rate(rejections_seconds_count[5m]) > 1"),
  ])
  func names(in query: Case) { expectSilence(query) }

  @Test(arguments: [
    Case(#"temperature{cellar=""} > 1"#), Case(#"temperature{cellar=~""} > 1"#),
    Case(#"temperature{cellar=~"|x"} > 1"#),
    Case(#"temperature{cellar=~".*"} > 1"#), Case(#"temperature{cellar!~".+"} > 1"#),
    Case(#"temperature{floor=""} > 1"#), Case(#"temperature{floor!=""} > 1"#), Case(#"temperature{room!="attic"} > 1"#),
  ])
  func emptyValues(in query: Case) { expectSilence(query) }

  @Test(arguments: [
    Case("trail_denied_count_sum offset 12m > 1"),
    Case("trail_denied_count_sum @ 1777885260 > 1"),
    Case("sum_over_time(trail_denied_count_sum[5m] @ end()) > 1"),
    Case("sum_over_time(trail_denied_count_sum[5m] @ start() offset -5m) > 1", .panel),
    Case("max_over_time(trail_denied_count_sum[30m:1m]) > 1"),
    Case("max_over_time(sum(trail_denied_count_sum)[30m:1m] offset 12m) > 1"),
    Case("max_over_time((trail_denied_count_sum @ 1777885260)[30m:1m]) > 1"),
    Case("max_over_time(trail_denied_count_sum[20m]) > 1"),
    Case("last_over_time(trail_denied_count_sum[15m]) > 1"),
    Case("temperature offset -5m > 1"),
    Case("delta(temperature[5m] offset -5m) > 1"),
    Case("trail_denied_count_sum > 1", world: .offsetGroup),
    Case("sum_over_time(trail_denied_count_sum[5m]) > 1", world: .offsetGroup),
    Case("trail_denied_count_sum > 1", world: .unstamped),
    Case("sum_over_time(trail_denied_count_sum[1m]) > 1", world: .unstamped),
    Case("trail_denied_count_sum > 1", world: .ignoringTimestamps),
    Case("shared_value > 1", world: .sharedName),
    Case("sum_over_time(shared_value[2m]) > 1", world: .sharedName),
    Case(#"shared_value{zone="a", queue="b"} > 1"#, world: .sharedName),
    Case("rate(mixed_kind[5m]) > 1", world: .sharedName),
    // A panel asks for every moment that it shows; the samples of an hour ago have arrived.
    Case("trail_denied_count_sum", .panel), Case("sum_over_time(trail_denied_count_sum[5m])", .panel),
    Case("trail_denied_count_sum", .variable),
  ])
  func times(in query: Case) { expectSilence(query) }

  @Test(arguments: [
    Case("rate(http_requests_total[$__rate_interval])", .panel), Case("rate(http_requests_total[$__interval])", .panel),
    Case("increase(http_requests_total[$__range])", .panel), Case("increase(http_requests_total[${window}])", .panel),
    Case(#"temperature{room=~"$room"}"#, .panel), Case(#"temperature{room="${room:raw}", job=~"[[job]]"}"#, .panel),
    Case("${prefix}_total", .panel), Case("rate(${prefix}_requests_total[5m])", .panel), Case("$metric", .panel),
    Case(#"temperature{$label="x"}"#, .panel), Case("sum by ($group) (temperature)", .panel),
    Case("temperature offset $shift", .panel), Case("topk($count, temperature)", .panel),
    Case("temperature > $limit", .panel),
    Case("temperature[5m]", .instantPanel),
    Case(#"temperature{room=~"$x"}"#, .variable),
  ])
  func variables(in query: Case) { expectSilence(query) }

  @Test(arguments: [
    Case("room:temperature:max > 1", .alertPrinting(["room"]), world: .recorded),
    Case(#"room:temperature:max{room="attic"} > 1"#, world: .recorded),
    Case("rate(room:temperature:max[5m]) > 1", world: .recorded),
    Case("max_over_time(room:temperature:max[1m]) > 1", world: .recorded),
    Case("rate(later[1m]) > 1", .recording, world: .recorded),
  ])
  func recordings(in query: Case) { expectSilence(query) }

  /// Of a name that is not known nothing is said where a page is missing, but that it is.
  @Test(arguments: [
    Case("no_such_metric > 1", world: .partlyKnown), Case("no_such_metric > 1", world: .unknown),
    Case(#"rate(no_such_metric{nolabel="x"}[30s]) > 1"#, .alertPrinting(["nolabel"]), world: .partlyKnown),
    Case("http_request_total > 1", world: .partlyKnown),
  ])
  func jobsWithoutSnapshot(of query: Case) {
    let findings = query.world.findings(Query.promql(QueryText(stringLiteral: query.promQL)), in: query.place)
    #expect(findings.map(\.code.name) == ["meta/not-evaluated"], "\(findings.map(\.message))")
    #expect(findings.first?.severity == .note)
  }

  func expectSilence(_ query: Case, sourceLocation: Testing.SourceLocation = #_sourceLocation) {
    let findings = query.world.findings(Query.promql(QueryText(stringLiteral: query.promQL)), in: query.place)
      // A job without a snapshot is said once, whatever the query. That an alert on absence should wait is no matter of its
      // query.
      .filter { $0.severity != .note && $0.code.name != "time/absent-without-for" }
    #expect(findings.isEmpty, "\(findings.map { "\($0.code): \($0.message)" })", sourceLocation: sourceLocation)
  }
}

extension World {
  fileprivate static let honouring: World = {
    var world = known
    for index in world.pages.indices { world.pages[index].job.honorLabels = true }
    return world
  }()

  fileprivate static let relabelledTwice = World(pages: [
    Page(job: node, text: "# TYPE page_age gauge\npage_age{exported_job=\"a\",job=\"b\"} 1\n")
  ])

  fileprivate static let offsetGroup: World = {
    var world = known
    world.queryOffset = .minutes(12)
    return world
  }()

  fileprivate static let ignoringTimestamps: World = {
    var world = known
    world.pages[1].job.honorTimestamps = false
    return world
  }()

  /// Two jobs print one name: one of them late, stamped, once a minute; the other now and every 15 seconds.
  fileprivate static let sharedName = World(pages: [
    Page(
      job: cloudWatch,
      text:
        "# TYPE shared_value gauge\nshared_value{zone=\"a\"} 1 1777885260000\n# TYPE mixed_kind gauge\nmixed_kind 1\n"),
    Page(
      job: ScrapeJob("fast", targets: ["fast:1"], interval: .seconds(15)),
      text: "# TYPE shared_value gauge\nshared_value{queue=\"b\"} 1\n# TYPE mixed_kind counter\nmixed_kind 1\n"),
  ])

  fileprivate static let recorded: World = {
    var world = known
    world.recordings = [
      RecordingRule("room:temperature:max", .promql("max by (room) (temperature)")),
      RecordingRule("later", .promql("sum(temperature)")),
    ]
    return world
  }()
}
