import Monitoring
import PromQL
import Testing

@Suite struct MetricTests {
  static let requests = Counter("http_requests_total")
  static let latency = Histogram("http_request_duration_seconds").where("job", "api")
  static let heat = Gauge("temperature_celsius")
  static let disk = Untyped("disk_reads")
  static let size = Summary("rpc_size_bytes")

  static let texts: [(Query, String)] = [
    (requests.value, "http_requests_total"),
    (requests.rate(.minutes(5)), "rate(http_requests_total[5m])"),
    (requests.increase(.hours(1)), "increase(http_requests_total[1h])"),
    (requests.instantRate(.seconds(90)), "irate(http_requests_total[1m30s])"),
    (requests.rate(.rateInterval), "rate(http_requests_total[$__rate_interval])"),
    (requests.increase(.range), "increase(http_requests_total[$__range])"),
    (heat.average(over: .interval), "avg_over_time(temperature_celsius[$__interval])"),
    (heat.minimum(over: .days(1)), "min_over_time(temperature_celsius[1d])"),
    (heat.maximum(over: .days(7)), "max_over_time(temperature_celsius[1w])"),
    (heat.sum(over: .minutes(1)), "sum_over_time(temperature_celsius[1m])"),
    (heat.last(over: .init(.milliseconds(1500))), "last_over_time(temperature_celsius[1s500ms])"),
    (heat.delta(over: .hours(2)), "delta(temperature_celsius[2h])"),
    // A metric of no kind is read as one that its user names.
    (disk.where("device", "sda").asCounter.rate(.minutes(5)), #"rate(disk_reads{device="sda"}[5m])"#),
    (disk.where("device", "sda").asGauge.delta(over: .hours(2)), #"delta(disk_reads{device="sda"}[2h])"#),
    // Matchers, printed by name.
    (requests.where("code", "500").value, #"http_requests_total{code="500"}"#),
    (requests.where("code", not: "").value, #"http_requests_total{code!=""}"#),
    (requests.where("code", matches: "5..").value, #"http_requests_total{code=~"5.."}"#),
    (requests.where("code", notMatches: "2..|3..").value, #"http_requests_total{code!~"2..|3.."}"#),
    (requests.where("z", "1").where("a", "2").value, #"http_requests_total{a="2",z="1"}"#),
    (requests.where("path", #"a"b\c"#).value, #"http_requests_total{path="a\"b\\c"}"#),
    (requests.where("path", "a\nb\tc").value, #"http_requests_total{path="a\nb\tc"}"#),
    (requests.where("path", matches: #"\d+"#).value, #"http_requests_total{path=~"\\d+"}"#),
    (requests.where("path", "\u{0}é🔥").value, #"http_requests_total{path="\x00é🔥"}"#),
    (requests.where("http.status", "500").value, #"http_requests_total{"http.status"="500"}"#),
    (Gauge("http.requests").where("a", "b").value, #"{__name__="http.requests",a="b"}"#),
    // Offsets stay with the selector, within the window.
    (heat.offset(.minutes(5)).value, "temperature_celsius offset 5m"),
    (heat.offset(.minutes(-5)).value, "temperature_celsius offset -5m"),
    (heat.offset(.minutes(5)).offset(.hours(1)).value, "temperature_celsius offset 1h"),
    (
      heat.where("a", "b").offset(.seconds(90)).sum(over: .minutes(5)),
      #"sum_over_time(temperature_celsius{a="b"}[5m] offset 1m30s)"#
    ),
    // Histograms and summaries.
    (latency.count.rate(.minutes(5)), #"rate(http_request_duration_seconds_count{job="api"}[5m])"#),
    (latency.sum.increase(.minutes(5)), #"increase(http_request_duration_seconds_sum{job="api"}[5m])"#),
    (
      latency.quantile(0.99, over: .minutes(5)),
      #"histogram_quantile(0.99, sum by (le) (rate(http_request_duration_seconds_bucket{job="api"}[5m])))"#
    ),
    (
      latency.offset(.hours(1)).quantile(0.5, over: .rateInterval, by: .job, .instance),
      #"histogram_quantile(0.5, sum by (le, job, instance) (rate(http_request_duration_seconds_bucket{job="api"}[$__rate_interval] offset 1h)))"#
    ),
    (size.quantile("0.9"), #"rpc_size_bytes{quantile="0.9"}"#),
    (
      size.where("a", "b").offset(.minutes(1)).count.rate(.minutes(5)),
      #"rate(rpc_size_bytes_count{a="b"}[5m] offset 1m)"#
    ),
    (size.sum.value, "rpc_size_bytes_sum"),
  ]

  @Test(arguments: texts) func makesTheTreeThatTheTextMeans(query: Query, text: String) throws {
    #expect(query.text == text)
    try expectSameMeaning(query, text)
  }

  @Test func modifiersMakeCopies() {
    let plain = Self.requests
    _ = plain.where("a", "b").offset(.minutes(1))
    #expect(plain.value.text == "http_requests_total")
    #expect(plain.name == "http_requests_total")
    #expect(Self.latency.name == "http_request_duration_seconds")
  }

  /// What no server can evaluate is written as it is meant, for the linter to refuse.
  @Test(arguments: [(Window.minutes(-5), "-5m"), (.days(Int.max), "11574074074d1h46m40s")])
  func strangeWindowsDoNotTrap(window: Window, text: String) {
    #expect(Self.heat.last(over: window).text == "last_over_time(temperature_celsius[\(text)])")
  }
}

/// Whether a query is the tree that the parser makes of a text.
func expectSameMeaning(_ query: Query, _ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let parsed = PromQLParser.parse(text, dialect: .panel)
  #expect(parsed.errors.isEmpty, "\(text): \(parsed.messages(in: text))", sourceLocation: sourceLocation)
  let expected = try #require(parsed.expression, sourceLocation: sourceLocation)
  #expect(query.expression.meaning == expected.meaning, sourceLocation: sourceLocation)
}
