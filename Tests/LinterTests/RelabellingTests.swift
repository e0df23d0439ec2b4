import Monitoring
import Testing

@testable import Linter

/// What is left of `orders{job="shop",state="paid|open",region?="a"}` after metric relabelling.
@Suite struct RelabellingTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var steps: [MetricRelabelling]
    /// `name{label="value|value"}`, `?` behind a label that not all series have, `*` for any value, `…` for further labels.
    var result: [String]

    init(_ steps: MetricRelabelling..., gives result: String...) {
      self.steps = steps
      self.result = result
    }

    var testDescription: String { steps.map { "\($0.action.name) \($0.pattern)" }.joined(separator: ", ") }
  }

  private static let labels = LabelSet([
    "job": .constant("shop"), "state": .init(values: ["open", "paid"], isAlways: true),
    "region": .init(values: ["a"], isAlways: false), "path": .init(values: nil, isAlways: true),
  ])

  @Test(arguments: [
    Case(gives: #"orders{job="shop",path="*",region?="a",state="open|paid"}"#),
    Case(.drop(metrics: "order.*")),
    Case(.drop(metrics: "order"), gives: #"orders{job="shop",path="*",region?="a",state="open|paid"}"#),
    Case(.keep(metrics: "orders|refunds"), gives: #"orders{job="shop",path="*",region?="a",state="open|paid"}"#),
    Case(.keep(metrics: "refunds")),
    Case(.drop("state", matching: "open"), gives: #"orders{job="shop",path="*",region?="a",state="paid"}"#),
    Case(.drop("state", matching: "open|paid")),
    Case(.keep("region", matching: "a"), gives: #"orders{job="shop",path="*",region="a",state="open|paid"}"#),
    Case(.keep("region", matching: ""), gives: #"orders{job="shop",path="*",state="open|paid"}"#),
    Case(.drop("path", matching: "/.*"), gives: #"orders{job="shop",path="*",region?="a",state="open|paid"}"#),
    Case(.drop("nowhere", matching: "")),
    Case(
      .drop("job", "state", matching: "shop;(open|paid)")),
    Case(
      .drop("job", "state", matching: "shop-open", separator: "-"),
      gives: #"orders{job="shop",path="*",region?="a",state="open|paid"}"#),
    Case(
      .replace("shop_state", from: "state"),
      gives: #"orders{job="shop",path="*",region?="a",shop_state="open|paid",state="open|paid"}"#),
    Case(
      .replace("state", from: "state", matching: "op.*", with: "new"),
      gives: #"orders{job="shop",path="*",region?="a",state="new|open|paid"}"#),
    Case(
      .replace("where", from: "region", matching: "(.+)", with: "in-${1}"),
      gives: #"orders{job="shop",path="*",region?="a",state="open|paid",where?="in-a"}"#),
    Case(
      .replace("state", with: ""), gives: #"orders{job="shop",path="*",region?="a"}"#),
    Case(
      .replace("path", from: "path", matching: "/([a-z]+)/.*", with: "$1"),
      gives: #"orders{job="shop",path?="*",region?="a",state="open|paid"}"#),
    Case(
      .replace(.metricName, from: .metricName, matching: "orders", with: "shop_orders"),
      gives: #"shop_orders{job="shop",path="*",region?="a",state="open|paid"}"#),
    Case(
      .replace(.metricName, from: .metricName, with: "shop_${1}"),
      gives: #"shop_orders{job="shop",path="*",region?="a",state="open|paid"}"#),
    Case(
      .replace(.metricName, from: "state", matching: "paid", with: "paid_orders"),
      gives: #"orders{job="shop",path="*",region?="a",state="open|paid"}"#,
      #"paid_orders{job="shop",path="*",region?="a",state="open|paid"}"#),
    Case(
      .replace(.metricName, from: "path", matching: "/(.).*", with: "$1"),
      gives: #"?{job="shop",path="*",region?="a",state="open|paid"}"#,
      #"orders{job="shop",path="*",region?="a",state="open|paid"}"#),
    Case(.labelDrop("path|reg.*"), gives: #"orders{job="shop",state="open|paid"}"#),
    Case(.labelKeep("__name__|job"), gives: #"orders{job="shop"}"#),
    Case(.labelKeep("job")),
    Case(.labelDrop(".*")),
    Case(
      .labelMap("(state)", to: "order_$1"),
      gives: #"orders{job="shop",order_state="open|paid",path="*",region?="a",state="open|paid"}"#),
    Case(
      .labelMap("s(.*)e", to: "order_$1"), gives: #"orders{job="shop",path="*",region?="a",state="open|paid"…}"#),
    Case(
      .labelMap("(state|region)", to: "order_${1}"),
      gives: #"orders{job="shop",order_region?="a",order_state="open|paid",path="*",region?="a",state="open|paid"}"#),
    Case(
      .labelMap("region", to: "state"), gives: #"orders{job="shop",path="*",region?="a",state="a|open|paid"}"#),
    // `$1_` is a group of that name, which there is not; `$$` is a dollar sign.
    Case(
      .replace("job", with: "$1_all-$$-${1}-$"), .labelDrop("path|region|state"), .replace("x", from: "job"),
      gives: #"orders{job="-$--$",x="-$--$"}"#),
    // A pattern that is none may match anything.
    Case(.drop(metrics: "("), gives: #"orders{job="shop",path="*",region?="a",state="open|paid"}"#),
    Case(.labelDrop("("), gives: #"orders{job?="shop",path?="*",region?="a",state?="open|paid"}"#),
    // One after the other.
    Case(
      .replace("job", with: "all"), .drop("job", matching: "shop"), .labelDrop("path|region|state"),
      gives: #"orders{job="all"}"#),
    Case(.labelDrop("state"), .drop("state", matching: "")),
  ])
  func outcome(of trial: Case) {
    switch RelabellingProgram(trial.steps).outcome(of: "orders", Self.labels) {
    case .dropped(let step):
      #expect(trial.result.isEmpty)
      #expect(trial.steps.contains { step == "\($0.action.name) \($0.pattern)" })
    case .stored(let all): #expect(all.map(Self.text) == trial.result)
    }
  }

  private static func text(_ series: RelabellingProgram.Series) -> String {
    let labels = series.labels.names.map { name in
      let domain = series.labels[name] ?? .anything
      return "\(name)\(domain.isAlways ? "" : "?")=\"\(domain.values?.joined(separator: "|") ?? "*")\""
    }
    return "\(series.name ?? "?"){\(labels.joined(separator: ","))\(series.labels.isOpen ? "…" : "")}"
  }

  // MARK: In the catalogue

  private static func setup(_ steps: [MetricRelabelling]) -> CatalogueTests.Setup {
    let job = ScrapeJob("shop", targets: ["shop:80"], metricRelabelling: steps)
    return CatalogueTests.Setup(
      pages: [(job, "shop", "# TYPE orders gauge\norders{state=\"paid\"} 1\ngo_threads 1\n")], jobs: [job])
  }

  @Test func aDroppedMetricIsUnknown() {
    let finding = Self.setup([.drop(metrics: "go_.*")]).findings("go_threads > 1").first
    #expect(finding?.code.name == "series/unknown-metric")
    #expect(finding?.notes.last == "the metric relabelling of the job shop drops it: drop go_.*")
  }

  @Test func aRenamedMetricHasItsNewName() {
    let setup = Self.setup([.replace(.metricName, from: .metricName, matching: "(orders)", with: "shop_$1")])
    #expect(setup.codes("orders > 1") == ["series/unknown-metric"])
    #expect(setup.codes(#"shop_orders{state="paid"} > 1"#).isEmpty)
    #expect(setup.codes("rate(shop_orders[5m]) > 1") == ["type/rate-on-gauge"])
  }

  /// Nothing is called unknown while a job makes names of values.
  @Test func namesThatAreNotKnownBeforehand() {
    let setup = Self.setup([.replace(.metricName, from: "state", matching: "(p)aid", with: "$1")])
    #expect(setup.codes("nowhere > 1") == ["meta/not-evaluated"])
  }

  /// What the server makes of itself is not relabelled.
  @Test func upStays() {
    #expect(Self.setup([.drop(metrics: ".*")]).codes("up == 0").isEmpty)
  }
}
