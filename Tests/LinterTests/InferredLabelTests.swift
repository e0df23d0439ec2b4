import Monitoring
import Testing

@testable import Linter

/// Which labels results have, where a real server was asked and the linter had been wrong.
@Suite struct InferredLabelTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var promQL: String
    var always: [String]
    var sometimes: [String]
    var testDescription: String { promQL }

    init(_ promQL: String, always: [String] = [], sometimes: [String] = []) {
      self.promQL = promQL
      self.always = always
      self.sometimes = sometimes
    }
  }

  private static let page = """
    everywhere{job="",a="x"} 1
    everywhere{job="",a="y"} 1
    somewhere{job="",a="x"} 1
    somewhere{a="y"} 1
    own{job="",a="x"} 1
    own{job="mine",a="y"} 1

    """

  /// A label that a page prints without a value keeps the target's away, where the page's labels win.
  @Test(arguments: [
    Case("everywhere", always: ["a", "instance", "zone"]),
    Case("somewhere", always: ["a", "instance", "zone"], sometimes: ["job"]),
    Case("own", always: ["a", "instance", "zone"], sometimes: ["job"]),
    Case("sum by (job) (everywhere)"),
    Case(#"count_values("value", everywhere)"#, always: ["value"]),
    Case(#"count_values by (a) ("value", everywhere)"#, always: ["a", "value"]),
    Case(#"count_values without (instance) ("value", everywhere)"#, always: ["a", "value", "zone"]),
    Case(#"count_values without (a) ("a", everywhere)"#, always: ["instance", "zone"]),
  ])
  func honoredLabels(of query: Case) throws { try expectLabels(of: query, honorLabels: true) }

  /// Prometheus takes a label with several matchers out of what `absent` gives, and puts it in again for a later `=`. Its storage
  /// moves some matchers behind the others.
  @Test(arguments: [
    Case(#"absent(no{a="x"})"#, always: ["a"]), Case(#"absent(no{a=""})"#), Case(#"absent(no{a=~"x"})"#),
    Case(#"absent(no{a="x",a="y"})"#), Case(#"absent(no{a="x",a!="y",a="z",b="x"})"#, always: ["b"]),
    Case(#"absent(no{a="x",a!="y"})"#), Case(#"absent(no{a!~"x|y",a="z"})"#, sometimes: ["a"]),
  ])
  func labelsOfAbsence(of query: Case) throws { try expectLabels(of: query, honorLabels: false) }

  /// Which series there are, as far as that is known.
  @Test func rows() throws {
    let probe = Self.probe(honorLabels: false)
    let everywhere: Set<[String: String]> = [
      ["a": "x", "instance": "target:80", "job": "job", "zone": "z"],
      ["a": "y", "instance": "target:80", "job": "job", "zone": "z"],
    ]
    for (promQL, isExact) in [
      ("everywhere", true), ("clamp(everywhere, 0, 1)", true), ("clamp(everywhere, 1, 0)", false),
      ("clamp(everywhere, 0, scalar(everywhere))", false), ("everywhere > 0", false),
    ] {
      let rows = try #require(probe.belief(about: promQL)?.rows)
      #expect(rows.labels == everywhere && rows.isExact == isExact, "\(promQL)")
    }
  }

  /// What is proven of parts of a query, each to be asked of a server.
  @Test(arguments: [
    ("abs(everywhere / on (job) everywhere)", ["everywhere / on (job) everywhere: failure"]),
    ("vector(scalar(everywhere))", ["vector(scalar(everywhere)): notANumber"]),
    ("sum(everywhere * on (a) own{a=\"z\"}) or up", []),
    ("sum(count(everywhere) == 0) or up", ["count(everywhere) == bool 0: never"]),
    ("count(everywhere) > 0", ["count(everywhere) > bool 0: always"]),
    ("vector(1 < bool 2 > bool 3)", ["vector(1 < bool 2): always", "vector(1 < bool 2 > bool 3): never"]),
  ])
  func parts(of promQL: String, proofs: [String]) throws {
    let belief = try #require(Self.probe(honorLabels: false).belief(about: promQL))
    #expect(belief.parts.map { "\($0.promQL): \($0.claim)" } == proofs)
  }

  @Test func emptiness() throws {
    let probe = Self.probe(honorLabels: false)
    for promQL in ["count(everywhere) == 0", "everywhere{a=\"z\"}", "up > 1"] {
      #expect(try #require(probe.belief(about: promQL)).isEmpty, "\(promQL)")
    }
    for promQL in ["count(everywhere) == 1", "everywhere", "absent(everywhere)", "(up > 1) or up"] {
      #expect(try !#require(probe.belief(about: promQL)).isEmpty, "\(promQL)")
    }
  }

  @Test(arguments: [
    Case("everywhere", always: ["a", "instance", "job", "zone"]),
    Case("somewhere", always: ["a", "instance", "job", "zone"]),
    Case("own", always: ["a", "instance", "job", "zone"], sometimes: ["exported_job"]),
  ])
  func overwrittenLabels(of query: Case) throws { try expectLabels(of: query, honorLabels: false) }

  private static func probe(honorLabels: Bool) -> InferenceProbe {
    let job = ScrapeJob("job", targets: ["target:80"], honorLabels: honorLabels, labels: ["zone": "z"])
    var content = ContentSketch()
    content.prometheus = Prometheus(jobs: [job])
    return InferenceProbe(content, snapshots: [CapturedSnapshot(Snapshot("page", job: job), page: page)])
  }

  private func expectLabels(of query: Case, honorLabels: Bool) throws {
    let belief = try #require(Self.probe(honorLabels: honorLabels).belief(about: query.promQL))
    #expect(belief.labels.filter(\.value.isAlways).keys.sorted() == query.always)
    #expect(belief.labels.filter { !$0.value.isAlways }.keys.sorted() == query.sometimes)
    #expect(!belief.isOpen)
  }
}
