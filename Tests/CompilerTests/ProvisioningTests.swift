import Foundation
import Monitoring
import Testing

@testable import Compiler

@Suite struct ProvisioningTests {
  private static func text(_ content: some Content, _ path: String) throws -> String {
    let artifact = try #require(ContentCompiler.artifacts(of: content).first { $0.path == path }, "no \(path)")
    return String(decoding: artifact.bytes, as: UTF8.self)
  }

  /// Grafana expands variables in every value.
  @Test func dollarsStayDollars() throws {
    struct Dollars: SparseContent {
      var datasources: [Datasource] { [.prometheus("$A", uid: "u", url: "http://$B/${C}/$$")] }
      var dashboardProvider: DashboardProvider? { DashboardProvider("$D", folder: "$E", path: "/$F") }
    }
    let datasources = try Self.text(Dollars(), "provisioning/grafana/datasources/datasources.yaml")
    #expect(datasources.contains("name: $$A\n") && datasources.contains("url: http://$$B/$${C}/$$$$\n"))
    let dashboards = try Self.text(Dollars(), "provisioning/grafana/dashboards/dashboards.yaml")
    for line in ["name: $$D\n", "folder: $$E\n", "path: /$$F\n"] { #expect(dashboards.contains(line)) }
  }

  /// Logical ids take letters and digits only, so that different names may have one.
  @Test func everyFilterHasAnIdOfItsOwn() throws {
    struct Filters: SparseContent {
      static let group = LogGroup("/trail", region: "r", accountID: "1", retention: nil)
      var trail: Trail? { Trail("trail", logGroup: Self.group) }
      var signals: [Signal] {
        ["a-b", "ab", "a.b", "ab", "Größe", "é", ""].map { name in
          Signal(name, in: "N", from: Self.group, through: ScrapeJob("j", targets: []), counting: "")
        }
      }
    }
    let lines = try Self.text(Filters(), "provisioning/aws/cloudtrail.yaml").split(separator: "\n")
    let ids = lines.indices.dropFirst().filter { lines[$0] == "    Type: AWS::Logs::MetricFilter" }.map {
      lines[$0 - 1]
    }
    #expect(
      ids == [
        "  abFilter:", "  abFilter2:", "  abFilter3:", "  abFilter4:", "  GreFilter:", "  Filter:", "  Filter2:",
      ])
  }

  @Test func oneExporterNeedsNoName() throws {
    struct Exporters: SparseContent {
      var count: Int
      var prometheus: Prometheus? {
        Prometheus(
          jobs: [ScrapeJob("plain", targets: [])]
            + (0..<count).map { ScrapeJob("job-\($0)", targets: [], exporter: CloudWatchExporter(region: "r")) })
      }
    }
    func files(_ count: Int) -> [String] {
      ContentCompiler.artifacts(of: Exporters(count: count)).map(\.path).filter { $0.contains("cloudwatch-exporter/") }
        .compactMap { $0.split(separator: "/").last.map(String.init) }
    }
    #expect(files(0) == [])
    #expect(files(1) == ["config.yml"])
    #expect(files(2) == ["job-0.yml", "job-1.yml"])
  }

  @Test func extremeNumbersDoNotTrap() {
    struct Extremes: SparseContent {
      var extreme: Duration
      var prometheus: Prometheus? {
        Prometheus(
          evaluationInterval: extreme,
          jobs: [
            ScrapeJob(
              "j", targets: [], interval: extreme, timeout: extreme,
              exporter: CloudWatchExporter(region: "r", period: extreme, range: extreme, delay: extreme))
          ])
      }
      var ruleGroups: [RuleGroup] {
        [
          RuleGroup("g", interval: extreme, queryOffset: extreme) {
            Alert("A", .info, when: Gauge("a").value).for(extreme).keepFiring(for: extreme)
          }
        ]
      }
      var dashboards: [Dashboard] {
        [
          Dashboard("D", uid: "d", datasource: .prometheus("P", uid: "p", url: "", scrapeInterval: extreme)) {
            Row("R") {
              Panel(.stat, "P").size(width: .max, height: .min).position(x: .min, y: .max).decimals(.min)
                .range(from: -.infinity, to: .nan).thresholds(.from(.nan, .red)).minimumInterval(extreme)
            }
          }.time(extreme).refresh(extreme)
        ]
      }
    }
    for extreme in [Duration.zero, .seconds(Int64.max), .seconds(Int64.min), .nanoseconds(1), .seconds(-1)] {
      #expect(ContentCompiler.artifacts(of: Extremes(extreme: extreme)).count == 5)
    }
  }
}
