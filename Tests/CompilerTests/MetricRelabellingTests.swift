import Monitoring
import Testing

@testable import Compiler

@Suite struct MetricRelabellingTests {
  @Test func everyAction() throws {
    let job = ScrapeJob(
      "node", targets: ["node:9100"],
      metricRelabelling: [
        .drop(metrics: "go_.*"), .keep("state", "zone", matching: "a-.*", separator: "-"),
        .replace("where", from: "zone", matching: "(.).*", with: "${1}"), .labelDrop("id"),
        .labelKeep("__name__|job|state"), .labelMap("k_(.*)"),
      ])
    let artifact = try #require(
      ContentCompiler.artifacts(of: OneJob(job: job)).first { $0.path.hasSuffix("prometheus.yml") })
    let text = String(decoding: artifact.bytes, as: UTF8.self)
    #expect(
      text.hasSuffix(
        """
            metric_relabel_configs:
              - source_labels:
                  - __name__
                regex: go_.*
                action: drop
              - source_labels:
                  - state
                  - zone
                separator: '-'
                regex: a-.*
                action: keep
              - source_labels:
                  - zone
                regex: (.).*
                target_label: where
                replacement: ${1}
                action: replace
              - regex: id
                action: labeldrop
              - regex: __name__|job|state
                action: labelkeep
              - regex: k_(.*)
                replacement: $1
                action: labelmap

        """))
  }

  @Test func noneIsNotWritten() {
    for artifact in ContentCompiler.artifacts(of: OneJob(job: ScrapeJob("node", targets: ["node:9100"]))) {
      #expect(!String(decoding: artifact.bytes, as: UTF8.self).contains("relabel"))
    }
  }
}

private struct OneJob: Content {
  let job: ScrapeJob
  var dashboards: [Dashboard] { [] }
  var ruleGroups: [RuleGroup] { [] }
  var prometheus: Prometheus? { Prometheus(jobs: [job]) }
  var alertmanager: Alertmanager? { nil }
}
