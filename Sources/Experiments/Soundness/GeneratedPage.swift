import Exposition
import Monitoring

/// A small page with families of all kinds, whose labels have few values, so that queries over it match, collide and miss.
struct GeneratedPage: Sendable {
  struct Family: Sendable {
    var name: String
    var kind: MetricFamily.Kind
    var help: String?
    /// What CloudWatch calls the events that it counts; `nil` for a family that counts none.
    var event: String?
    var series: [Series]
    /// The names that PromQL can ask for.
    var names: [String]
  }
  struct Series: Sendable {
    var labels: [(name: String, value: String)]
    var value: Int
    /// What is added every second: never negative for a counter.
    var slope: Int
  }

  static let labelNames = ["a", "b", "c", "job", "zone"]
  static let labelValues = ["x", "y", "z"]

  /// What the names begin with.
  let prefix: String
  let families: [Family]

  init(prefix: String, _ random: inout SplitMix64) {
    self.prefix = prefix
    let kinds: [MetricFamily.Kind] = [.counter, .gauge, .histogram, .summary, .unknown]
    var families: [Family] = []
    for index in 0..<Int.random(in: 2...4, using: &random) {
      let kind = kinds[Int.random(in: 0..<kinds.count, using: &random)]
      families.append(Family(prefix: "\(prefix)_\(index)", kind, &random))
    }
    let events = Family(countingEventsIn: prefix, &random)
    self.families = families + [events]
  }

  /// As it is so many seconds after the beginning.
  func text(after seconds: Int) -> String { families.map { $0.text(after: seconds) }.joined() }
}

extension GeneratedPage.Family {
  /// The sums of a metric filter, as cloudwatch_exporter prints them.
  fileprivate init(countingEventsIn namespace: String, _ random: inout SplitMix64) {
    kind = .gauge
    let event = "Denied"
    self.event = event
    help = "CloudWatch metric \(namespace) \(event) Dimensions: [] Statistic: Sum Unit: None"
    name = CloudWatchExporterNames.metric(namespace: namespace, metric: event, statistic: "Sum")
    names = [name]
    series = [
      GeneratedPage.Series(
        labels: [], value: Int.random(in: 0...2, using: &random), slope: Int.random(in: 0...1, using: &random))
    ]
  }

  fileprivate init(prefix: String, _ kind: MetricFamily.Kind, _ random: inout SplitMix64) {
    self.kind = kind
    let name = kind == .counter ? "\(prefix)_total" : prefix
    self.name = name
    names =
      switch kind {
      case .histogram: ["\(name)_bucket", "\(name)_sum", "\(name)_count"]
      case .summary: [name, "\(name)_sum", "\(name)_count"]
      default: [name]
      }
    let labels = GeneratedPage.labelNames.filter { _ in Int.random(in: 0..<2, using: &random) == 0 }
    var seen: Set<[String]> = []
    var series: [GeneratedPage.Series] = []
    for _ in 0..<Int.random(in: 1...5, using: &random) {
      // An empty value is no label: one in six lacks it.
      let values = labels.map { _ in
        Int.random(in: 0..<6, using: &random) == 0
          ? "" : GeneratedPage.labelValues[Int.random(in: 0..<GeneratedPage.labelValues.count, using: &random)]
      }
      guard seen.insert(values).inserted else { continue }
      let isGrowing = kind != .gauge && kind != .unknown
      series.append(
        GeneratedPage.Series(
          labels: Array(zip(labels, values).map { (name: $0, value: $1) }),
          value: Int.random(in: 0...20, using: &random),
          slope: isGrowing ? Int.random(in: 0...3, using: &random) : Int.random(in: -2...2, using: &random)))
    }
    self.series = series
  }

  fileprivate func text(after seconds: Int) -> String {
    var lines =
      (help.map { "# HELP \(name) \($0)\n" } ?? "") + "# TYPE \(name) \(kind == .unknown ? "untyped" : kind.rawValue)\n"
    for series in series {
      let value = series.value + series.slope * seconds
      switch kind {
      case .histogram:
        for (bound, part) in [("0.1", value / 2), ("1", value), ("+Inf", value + seconds)] {
          lines += line("\(name)_bucket", series.labels + [("le", bound)], part)
        }
        lines += line("\(name)_sum", series.labels, value * 2) + line("\(name)_count", series.labels, value + seconds)
      case .summary:
        for quantile in ["0.5", "0.9"] { lines += line(name, series.labels + [("quantile", quantile)], value) }
        lines += line("\(name)_sum", series.labels, value * 2) + line("\(name)_count", series.labels, value)
      default:
        lines += line(name, series.labels, value)
      }
    }
    return lines
  }

  private func line(_ name: String, _ labels: [(name: String, value: String)], _ value: Int) -> String {
    let text = labels.map { "\($0.name)=\"\($0.value)\"" }.joined(separator: ",")
    return "\(name)\(labels.isEmpty ? "" : "{\(text)}") \(value)\n"
  }
}
