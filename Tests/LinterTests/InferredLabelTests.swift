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

  @Test(arguments: [
    Case("everywhere", always: ["a", "instance", "job", "zone"]),
    Case("somewhere", always: ["a", "instance", "job", "zone"]),
    Case("own", always: ["a", "instance", "job", "zone"], sometimes: ["exported_job"]),
  ])
  func overwrittenLabels(of query: Case) throws { try expectLabels(of: query, honorLabels: false) }

  private func expectLabels(of query: Case, honorLabels: Bool) throws {
    let job = ScrapeJob("job", targets: ["target:80"], honorLabels: honorLabels, labels: ["zone": "z"])
    var content = ContentSketch()
    content.prometheus = Prometheus(jobs: [job])
    let probe = InferenceProbe(content, snapshots: [CapturedSnapshot(Snapshot("page", job: job), page: Self.page)])
    let belief = try #require(probe.belief(about: query.promQL))
    #expect(belief.labels.filter(\.value.isAlways).keys.sorted() == query.always)
    #expect(belief.labels.filter { !$0.value.isAlways }.keys.sorted() == query.sometimes)
    #expect(!belief.isOpen)
  }
}
