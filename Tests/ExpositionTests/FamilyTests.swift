import Testing

@testable import Exposition

@Suite struct FamilyTests {
  private func family(
    _ text: String, _ name: String, _ format: ExpositionFormat? = nil, _ limits: ExpositionLimits = ExpositionLimits()
  ) throws -> MetricFamily {
    try #require(try ExpositionParser.parse(text, format: format, limits: limits).families.first { $0.name == name })
  }

  @Test func joinsTheSeriesOfAHistogram() throws {
    let family = try family(
      "# TYPE h histogram\nh_bucket{x=\"1\",le=\"1\"} 1\nh_bucket{x=\"1\",le=\"+Inf\"} 2\nh_sum{x=\"1\"} 3\nh_count{x=\"1\"} 4 5\nh_total 6\n",
      "h")
    #expect(family.names == ["h_bucket", "h_count", "h_sum"])
    #expect(family.members.map(\.role) == [.bucket, .count, .sum])
    #expect(family.members.map(\.seriesCount) == [2, 1, 1])
    #expect(family.members[0].labels.map(\.name) == ["le", "x"])
    #expect(family.members[1].labels.map(\.name) == ["x"])
    #expect(
      family.labels == [
        MetricFamily.Label(name: "le", values: ["+Inf", "1.0"], seriesCount: 2),
        MetricFamily.Label(name: "x", values: ["1"], seriesCount: 4),
      ])
    #expect(family.rows?.map(\.name) == ["h_bucket", "h_bucket", "h_count", "h_sum"])
    #expect(family.rows?.map(\.value) == [1, 2, 4, 3])
    #expect(family.rows?.map(\.timestamp) == [nil, nil, 5, nil])
    #expect(family.sampleLines == 4)
    #expect(family.seriesCount == 4)
    #expect(family.timestamps == MetricFamily.Timestamps(count: 1, oldest: 5, newest: 5))
  }

  @Test func countsTheLabelsWithoutAValue() throws {
    let family = try family("x{a=\"\",b=\"1\"} 1\nx{b=\"\"} 1\nx{c=\"\",b=\"\"} 1\nx{a=\"1\"} 2\n", "x")
    #expect(
      family.members[0].emptyLabels == [
        MetricFamily.EmptyLabel(name: "a", seriesCount: 1), MetricFamily.EmptyLabel(name: "b", seriesCount: 1),
      ])
    #expect(family.members[0].labels.map(\.name) == ["a", "b"])
  }

  @Test func keepsTheOrderOfThePage() throws {
    let page = try ExpositionParser.parse("b 1\n# TYPE c gauge\na 1\nc 1\n# TYPE a counter\n")
    #expect(page.families.map(\.name) == ["b", "c", "a"])
    #expect(page.families.map(\.kind) == [.unknown, .gauge, .counter])
  }

  @Test func prefersTheExactName() throws {
    let page = try ExpositionParser.parse("# TYPE a histogram\n# TYPE a_count gauge\na_count 1\na_sum 1\n")
    #expect(page.families.map(\.names) == [["a_sum"], ["a_count"]])
  }

  @Test func joinsSuffixesOnlyWithATypeOfTheFormat() throws {
    #expect(try ExpositionParser.parse("# TYPE a counter\na_total 1\n").families.map(\.names) == [[], ["a_total"]])
    #expect(try ExpositionParser.parse("# TYPE a counter\na_total 1\n# EOF\n").families.map(\.names) == [["a_total"]])
    #expect(
      try ExpositionParser.parse("h_bucket{le=\"1\"} 1\nh_sum 1\n").families.map(\.name) == ["h_bucket", "h_sum"])
  }

  @Test(arguments: [
    ("counter", ExpositionFormat.text, ["x:total"]), ("counter", .openMetrics, ["x_created:created", "x_total:total"]),
    ("gauge", .text, ["x:value"]), ("histogram", .text, ["x_bucket:bucket", "x_count:count", "x_sum:sum"]),
    ("histogram", .openMetrics, ["x_bucket:bucket", "x_count:count", "x_created:created", "x_sum:sum"]),
    ("summary", .text, ["x:quantile", "x_count:count", "x_sum:sum"]),
    ("gaugehistogram", .openMetrics, ["x_bucket:bucket", "x_gcount:count", "x_gsum:sum"]),
    ("info", .openMetrics, ["x_info:info"]),
    ("stateset", .openMetrics, ["x:value"]), ("unknown", .openMetrics, ["x:value"]),
  ])
  func impliesNames(_ type: String, _ format: ExpositionFormat, _ expected: [String]) throws {
    let family = try family("# TYPE x \(type)\n" + (format == .text ? "" : "# EOF\n"), "x", format)
    let implied = family.impliedNames(format: format)
    #expect(implied.map { "\($0.name):\($0.role)" } == expected)
    #expect(family.names.isEmpty)
    // The roles of names with samples are the same.
    for name in implied {
      let page = "# TYPE x \(type)\n\(name.name) 1\n" + (format == .text ? "" : "# EOF\n")
      #expect(try self.family(page, "x", format).members.map(\.role) == [name.role])
    }
  }

  @Test func keepsRowsOfSmallFamiliesOnly() throws {
    let text = "s{x=\"1\"} 1 5\ns{x=\"2\",y=\"é\"} NaN\n" + (0..<20).map { "b{x=\"\($0)\"} 1\n" }.joined()
    let limits = ExpositionLimits(rows: 10)
    let small = try family(text, "s", nil, limits)
    let rows = try #require(small.rows)
    #expect(rows.map { $0["x"] } == ["1", "2"])
    #expect(rows[0].value == 1 && rows[0].timestamp == 5 && rows[0]["y"] == nil)
    #expect(rows[1].value.isNaN && rows[1].timestamp == nil && rows[1]["y"] == "é")
    #expect(try family(text, "s", nil, limits) == small)
    let big = try family(text, "b", nil, limits)
    #expect(big.rows == nil)
    #expect(big.seriesCount == 20)
    #expect(try family("# TYPE e gauge\n", "e", nil, limits).rows?.isEmpty == true)
  }

  @Test func keepsTheFirstSampleOfASeries() throws {
    let family = try family("a 1\na 2\n", "a")
    #expect(family.rows?.map(\.value) == [1])
    #expect(family.seriesCount == 1)
    #expect(family.sampleLines == 2)
  }

  @Test func boundsTheValues() throws {
    let text = (0..<30).map { "a{x=\"\($0 % 20)\",y=\"\($0)\",z=\"1\"} 1\n" }.joined()
    let labels = try family(text, "a", nil, ExpositionLimits(values: 5, countedValues: 25)).labels
    #expect(labels[0].values == ["0", "1", "2", "3", "4"])
    #expect(labels.map(\.valuesAreTruncated) == [true, true, false])
    #expect(labels.map(\.valueCount) == [20, 25, 1])
    #expect(labels.map(\.valueCountIsLowerBound) == [false, true, false])
    #expect(labels.map(\.seriesCount) == [30, 30, 30])
  }

  @Test func joinsTheValuesOfAFamilyWithinTheBounds() throws {
    let text =
      "# TYPE h summary\nh{x=\"1\"} 1\nh_sum{x=\"2\"} 1\n" + (1...3).map { "h_count{x=\"\($0)\"} 1\n" }.joined()
    let all = try family(text, "h").labels
    #expect(all == [MetricFamily.Label(name: "x", values: ["1", "2", "3"], seriesCount: 5)])
    let few = try family(text, "h", nil, ExpositionLimits(values: 2)).labels[0]
    #expect(few.values == ["1", "2"] && few.valuesAreTruncated && few.valueCount == 3 && !few.valueCountIsLowerBound)
    let fewer = try family(text, "h", nil, ExpositionLimits(countedValues: 2)).labels[0]
    #expect(
      fewer.values == ["1", "2"] && fewer.valuesAreTruncated && fewer.valueCount == 2 && fewer.valueCountIsLowerBound)
  }

  @Test func doesNotKeepLongValues() throws {
    let family = try family(
      "a{x=\"\(String(repeating: "y", count: 100))\"} 1\na{x=\"z\"} 1\n", "a", nil, ExpositionLimits(valueLength: 99))
    #expect(family.labels[0].valuesAreTruncated)
    #expect(family.labels[0].valueCount == 2)
    #expect(family.rows == nil)
    #expect(family.seriesCount == 2)
  }

  /// To Swift the composed and the decomposed letter are the same string, to Prometheus they are not.
  @Test func tellsCanonicallyEquivalentStringsApart() throws {
    let page = try ExpositionParser.parse(
      "{\"\u{E9}\",x=\"\u{E9}\"} 1\n{\"e\u{301}\"} 1\n{\"\u{E9}\",x=\"e\u{301}\"} 1\n")
    #expect(page.families.map { Array($0.name.utf8) } == [Array("\u{E9}".utf8), Array("e\u{301}".utf8)])
    #expect(page.families[0].seriesCount == 2)
    #expect(page.families[0].labels[0].valueCount == 2)
  }

  @Test func followsLabelsInAnyOrder() throws {
    let text =
      "a{x=\"1\",y=\"2\",z=\"3\"} 1\na{z=\"3\",x=\"1\"} 1\na{y=\"2\",z=\"4\"} 1\na 1\na{x=\"1\",y=\"2\",z=\"5\"} 1\na{\"x\"=\"9\"} 1\n"
    let family = try family(text, "a")
    #expect(family.seriesCount == 6)
    #expect(family.labels.map(\.seriesCount) == [4, 3, 4])
    #expect(family.labels.map(\.values) == [["1", "9"], ["2"], ["3", "4", "5"]])
  }

  @Test func findsEveryRepetitionInALargePage() throws {
    let once = (0..<20_000).map { "a{x=\"\($0)\"} 1\n" }.joined()
    let page = try ExpositionParser.parse(once + once, limits: ExpositionLimits(warnings: 3))
    #expect(page.families.map(\.seriesCount) == [20_000])
    #expect(page.warnings.map(\.line) == [20_001, 20_002, 20_003])
    #expect(page.omittedWarnings == 19_997)
  }
}
