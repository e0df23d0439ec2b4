import Exposition
import Linter
import Monitoring

/// Alert rules over the families of a captured page, as people write them: with matchers on the values that are there,
/// aggregations that keep the labels which the texts print, ratios, quantiles, joins. Nothing is wrong with them, so that
/// their linting costs what linting of good content costs.
struct GeneratedAlerts {
  private let families: [Family]
  private let job = ScrapeJob("platform", targets: ["platform:8080"], interval: .seconds(30), honorLabels: true)

  /// What the expressions are made from: a series name with some labels that every series has.
  private struct Family {
    var name: String
    var kind: MetricFamily.Kind
    var labels: [(name: String, values: [String])]
  }

  init(_ page: ParsedExposition) {
    families = page.families.compactMap { family in
      let role: SeriesRole =
        switch family.kind {
        case .histogram: .bucket
        case .summary: .quantile
        case .counter: .total
        default: .value
        }
      guard let member = family.members.first(where: { $0.role == role }) else { return nil }
      let labels = member.labels.filter { label in
        label.seriesCount == member.seriesCount && !label.valuesAreTruncated && label.name != "le"
          && label.name != "quantile"
      }
      return Family(name: member.name, kind: family.kind, labels: labels.map { ($0.name, $0.values) })
    }
  }

  func content(rules: Int) throws -> ContentSketch {
    guard !families.isEmpty else { throw Benchmark.Failure("the page has no family to write rules over") }
    var content = ContentSketch()
    content.prometheus = Prometheus(alertmanagers: ["alertmanager:9093"], jobs: [job])
    content.snapshots = [Snapshot("platform", job: job)]
    let mail = Receiver("mail", .webhook(url: "http://mail:8080/"))
    let pager = Receiver("pager", .webhook(url: "http://pager:8080/"))
    content.alertmanager = Alertmanager(
      receivers: [mail, pager],
      route: Route(to: mail, groupBy: [.alertname, .job]) { Route(to: pager, where: .severity(.critical)) })
    content.ruleGroups = stride(from: 0, to: rules, by: 50).map { first in
      RuleGroup("group-\(first / 50)", interval: .minutes(1)) {
        for index in first..<min(first + 50, rules) { alert(index) }
      }
    }
    return content
  }

  private func alert(_ index: Int) -> Alert {
    let family = families[index % families.count]
    let round = index / families.count
    let grouping: Label? = family.labels.isEmpty ? nil : Label(family.labels[round % family.labels.count].name)
    let expression = expression(family, round, grouping: grouping)
    let alert = Alert("Generated\(index)", index % 3 == 0 ? .critical : .warning, when: .promql("\(raw: expression)"))
      .for(.minutes(5 + round % 10))
      .label("team", index % 2 == 0 ? "platform" : "storage")
      .summary("\(family.name) is out of its bounds")
    guard let grouping else { return alert.description("The value is \(.humanized).") }
    return alert.description("\(.label(grouping)): the value is \(.humanized).")
  }

  private func expression(_ family: Family, _ round: Int, grouping: Label?) -> String {
    let by = grouping.map { "by (\($0.name)) " } ?? ""
    let on = "on (\(grouping?.name ?? ""))"
    let window = ["5m", "10m", "15m", "1h"][round % 4]
    let name = family.name
    let matched = name + matchers(family, round)
    let limit = Double(round % 97) + 1.5
    switch family.kind {
    case .counter:
      switch round % 4 {
      case 0: return "sum \(by)(rate(\(matched)[\(window)])) > \(limit)"
      case 1: return "sum \(by)(increase(\(matched)[\(window)])) > \(limit)"
      case 2:
        return "sum \(by)(rate(\(matched)[\(window)])) / \(on) sum \(by)(rate(\(name)[\(window)])) > 0.9"
      default:
        return "sum \(by)(rate(\(matched)[\(window)])) < \(limit / 1000) and \(on) sum \(by)(rate(\(name)[1h])) > 1"
      }
    case .histogram:
      let kept = grouping.map { "le, \($0.name)" } ?? "le"
      return "histogram_quantile(0.9, sum by (\(kept)) (rate(\(matched)[\(window)]))) > \(limit)"
    default:
      switch round % 5 {
      case 0: return "max \(by)(\(matched)) > \(limit)"
      case 1: return "avg \(by)(avg_over_time(\(matched)[\(window)])) > \(limit)"
      case 2: return "max \(by)(max_over_time(\(matched)[\(window)])) - \(on) min \(by)(\(name)) > \(limit)"
      case 3: return "min \(by)(\(matched)) < \(limit) unless \(on) max \(by)(\(name) offset 1d) < \(limit)"
      default: return "count \(by)(\(matched) > \(limit)) / \(on) count \(by)(\(name)) > 0.5"
      }
    }
  }

  /// None to two matchers, on values of the page.
  private func matchers(_ family: Family, _ round: Int) -> String {
    var parts: [String] = []
    for (position, label) in family.labels.enumerated().dropFirst(round % 3).prefix(2) {
      guard !label.values.isEmpty else { continue }
      let value = label.values[(round / 3) % label.values.count]
      let other = label.values[(round / 3 + 1) % label.values.count]
      guard (value + other).utf8.allSatisfy({ $0.isPlain }) else { continue }
      switch (round + position) % 5 {
      case 0: parts.append("\(label.name)=\"\(value)\"")
      case 1: parts.append("\(label.name)=~\"\(value)|\(other)\"")
      case 2: parts.append("\(label.name)=~\"\(value.prefix(3)).*\"")
      default: break
      }
      if !parts.isEmpty { break }
    }
    return parts.isEmpty ? "" : "{\(parts.joined(separator: ","))}"
  }
}

extension UInt8 {
  /// Means itself in a regular expression.
  fileprivate var isPlain: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
      || self == UInt8(ascii: "-") || self == UInt8(ascii: "_")
  }
}
