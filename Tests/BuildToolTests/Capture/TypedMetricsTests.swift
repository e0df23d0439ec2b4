import Exposition
import Testing

@testable import BuildTool

@Suite struct TypedMetricsTests {
  private static func text(_ page: String, name: String = "shop") throws -> String {
    TypedMetrics(snapshotName: name, summary: SnapshotSummary(try ExpositionParser.parse(page))).text
  }

  /// The lines of the type.
  private static func body(_ page: String) throws -> [String] {
    let lines = try text(page).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return Array(lines.drop { !$0.hasPrefix("enum") }.dropFirst().dropLast(2))
  }

  @Test func wholeFile() throws {
    let page = """
      # HELP shop_orders_total Orders,\\nsince the start.
      # TYPE shop_orders_total counter
      shop_orders_total{state="paid"} 3
      # TYPE wait_seconds histogram
      wait_seconds_bucket{queue="a",le="+Inf"} 1
      wait_seconds_sum{queue="a"} 1
      wait_seconds_count{queue="a"} 1
      # TYPE in_use gauge
      # TYPE pause summary
      pause{quantile="0.5"} 1
      pause_sum 1
      pause_count 1
      odd 1

      """
    #expect(
      try Self.text(page) == """
        // Made from the snapshot shop; do not edit. `swift run build-dashboards capture URL|FILE --name shop --typed` makes it.
        // swift-format-ignore-file
        import Vigil

        /// What the exporter of the snapshot `shop` prints, with the labels as its page has them.
        enum ShopMetrics {
          static var inUse: Gauge { Gauge("in_use") }

          static var odd: Untyped { Untyped("odd") }

          static var pause: Summary { Summary("pause") }

          /// Orders,
          /// since the start.
          ///
          /// Labels: `state`.
          static var shopOrdersTotal: Counter { Counter("shop_orders_total") }

          /// Labels: `queue`.
          static var waitSeconds: Histogram { Histogram("wait_seconds") }
        }

        """)
  }

  /// The same metrics in both formats are the same Swift.
  @Test func formats() throws {
    let text = "# TYPE jobs_total counter\njobs_total 1\n# TYPE build_info gauge\nbuild_info{v=\"1\"} 1\n"
    let openMetrics =
      "# TYPE jobs counter\njobs_total 1\njobs_created 2\n# TYPE build info\nbuild_info{v=\"1\"} 1\n# EOF\n"
    #expect(try Self.body(text) == Self.body(openMetrics))
  }

  @Test func openMetricsKinds() throws {
    let page = """
      # TYPE sizes gaugehistogram
      sizes_bucket{le="+Inf"} 1
      sizes_gcount 1
      sizes_gsum 1
      # TYPE state stateset
      state{state="up"} 1
      # TYPE wait_seconds gauge
      # UNIT wait_seconds seconds
      wait_seconds 1
      # EOF

      """
    let body = try Self.body(page)
    for line in [
      "  static var sizesBucket: Gauge { Gauge(\"sizes_bucket\") }", "  static var state: Gauge { Gauge(\"state\") }",
      "  static var sizesGsum: Gauge { Gauge(\"sizes_gsum\") }", "  /// Unit: seconds.",
    ] { #expect(body.contains(line), "\(line)") }
  }

  @Test(arguments: [
    (["a_b", "c"], ["aB", "c"]), (["in", "init", "self", "Type"], ["inMetric", "initMetric", "selfMetric", "type"]),
    (["9lives"], ["_9lives"]),
    (["HTTPRequests", "URL", "URL_total"], ["httpRequests", "url", "urlTotal"]),
    (["job:rate:5m"], ["jobRate5m"]), (["http.server.active"], ["httpServerActive"]),
  ])
  func identifiers(names: [String], identifiers: [String]) {
    #expect(TypedMetrics.identifiers(names) == identifiers)
  }

  @Test func namesWithoutALetter() {
    #expect(TypedMetrics.identifiers(["::"]) == ["metric"])
    let several = TypedMetrics.identifiers(["", "::", "é"])
    #expect(Set(several).count == 3)
    #expect(several.allSatisfy { $0.hasPrefix("metric_") })
  }

  /// What clashes is told apart by a hash of its own name, whichever other names there are.
  @Test func clashes() {
    let two = TypedMetrics.identifiers(["a_b", "aB"])
    #expect(Set(two).count == 2)
    #expect(two.allSatisfy { $0.hasPrefix("aB_") })
    let three = TypedMetrics.identifiers(["a__b", "a_b", "aB"])
    #expect(Array(three.dropFirst()) == two)
    #expect(TypedMetrics.identifiers(["a_b"]) == ["aB"])
  }

  /// Any page gives legal and unique identifiers, and literals that are one line.
  @Test func anyNames() {
    var random = SplitMix64(seed: 11)
    let parts = ["a", "B", "_", "9", ":", ".", " ", "é", "\"", "\\", "\n", "\u{202E}", "class", "in", "日"]
    for _ in 0..<500 {
      let names = Set((0..<20).map { _ in (0..<4).compactMap { _ in parts.randomElement(using: &random) }.joined() })
      let identifiers = TypedMetrics.identifiers(names.sorted())
      #expect(Set(identifiers).count == names.count)
      for identifier in identifiers {
        #expect(identifier.utf8.allSatisfy { $0 == UInt8(ascii: "_") || $0.isLetterOrDigit })
        #expect(identifier.utf8.first.map { $0 >= UInt8(ascii: "A") } == true)
        #expect(!["class", "in"].contains(identifier))
      }
      for literal in names.map(TypedMetrics.literal) {
        #expect(literal.hasPrefix("\"") && literal.hasSuffix("\"") && !literal.contains("\n"))
        #expect(!literal.unicodeScalars.contains("\u{202E}"))
      }
    }
  }

  @Test func literals() {
    #expect(TypedMetrics.literal("a\"\\(b)\n\u{7f}é") == #""a\"\\(b)\u{a}\u{7f}é""#)
  }

  /// Help cannot leave its comment.
  @Test func helpIsAComment() throws {
    let body = try Self.body("# HELP a one\\n} two\r\u{2028}three\n# TYPE a gauge\na 1\n")
    #expect(body.count == 3)
    #expect(body.dropLast().allSatisfy { $0.hasPrefix("  /// ") && !$0.contains("\r") && !$0.contains("\u{2028}") })
  }
}

extension UInt8 {
  fileprivate var isLetterOrDigit: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
  }
}
