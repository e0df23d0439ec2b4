import Exposition
import Monitoring

/// The Swift file with a snapshot's families as typed metrics: content that uses it gets completion, and a metric that
/// vanishes from the page is a compile error. A pure function of the page and of the snapshot's name.
struct TypedMetrics {
  let snapshotName: String
  let summary: SnapshotSummary

  var typeName: String { Snapshot.metricsType(of: snapshotName) }

  /// What the first line of every such file begins with.
  static let mark = "// Made from the snapshot "

  var text: String {
    var lines = [
      "\(Self.mark)\(snapshotName); do not edit. "
        + "`swift run build-dashboards capture URL|FILE --name \(snapshotName) --typed` makes it.",
      "// swift-format-ignore-file",
      "import Vigil",
      "",
      "/// What the exporter of the snapshot `\(snapshotName)` prints, with the labels as its page has them.",
      "enum \(typeName) {",
    ]
    // A name can be a family's own and the series of another: the first has it.
    var seen: Set<String> = []
    let metrics = summary.families.flatMap(Self.metrics).filter { seen.insert($0.name).inserted }.sorted {
      $0.name < $1.name
    }
    let identifiers = Self.identifiers(metrics.map(\.name))
    for (index, (metric, identifier)) in zip(metrics, identifiers).enumerated() {
      if index > 0 { lines.append("") }
      lines += metric.documentation.map { $0.isEmpty ? "  ///" : "  /// \($0)" }
      lines.append("  static var \(identifier): \(metric.type) { \(metric.type)(\(Self.literal(metric.name))) }")
    }
    return (lines + ["}", ""]).joined(separator: "\n")
  }

  // MARK: Metrics

  private struct Metric {
    var name: String
    /// `Counter`, `Gauge` and so on.
    var type: String
    var documentation: [String]
  }

  private static func metrics(of family: SnapshotSummary.Family) -> [Metric] {
    let documentation = documentation(of: family)
    func metric(_ name: String, _ type: String) -> Metric {
      Metric(name: name, type: type, documentation: documentation)
    }
    func series(_ role: SeriesRole) -> [String] { family.series.filter { $0.role == role }.map(\.name) }
    switch family.kind {
    case .counter: return series(.total).map { metric($0, "Counter") }
    case .gauge, .stateset: return series(.value).map { metric($0, "Gauge") }
    case .info: return (series(.info) + series(.value)).map { metric($0, "Gauge") }
    case .gaugeHistogram: return family.series.map { metric($0.name, "Gauge") }
    case .histogram: return [metric(family.name, "Histogram")]
    case .summary: return [metric(family.name, "Summary")]
    case .unknown: return series(.value).map { metric($0, "Untyped") }
    }
  }

  private static func documentation(of family: SnapshotSummary.Family) -> [String] {
    let help = family.help ?? ""
    var lines = help.isEmpty ? [] : help.split(separator: "\n", omittingEmptySubsequences: false).map { printable($0) }
    var facts: [String] = []
    if let unit = family.unit, !unit.isEmpty { facts.append("Unit: \(printable(unit)).") }
    // The methods of histograms and summaries take care of these.
    let own = family.kind == .histogram ? "le" : family.kind == .summary ? "quantile" : ""
    let labels = (family.labels ?? []).filter { $0 != own }
    if !labels.isEmpty { facts.append("Labels: \(labels.map { "`\(printable($0))`" }.joined(separator: ", ")).") }
    if !lines.isEmpty, !facts.isEmpty { lines.append("") }
    return lines + facts
  }

  private static func printable(_ text: some StringProtocol) -> String {
    String(text).printable.replacing("\t", with: " ").trimmingTrailingBlanks
  }

  // MARK: Swift

  /// One for each name. Names that would have the same get the hash of their own behind it: what an identifier means never
  /// depends on which other names there are.
  static func identifiers(_ names: [String]) -> [String] {
    let plain = names.map { SwiftName.lowerCamelCase($0, otherwise: "metric") }
    let uses = Dictionary(plain.map { ($0, 1) }, uniquingKeysWith: +)
    return zip(names, plain).map { name, identifier in
      uses[identifier] == 1 ? identifier : "\(identifier)_\(hash(of: name))"
    }
  }

  /// The 64-bit hash FNV-1a.
  private static func hash(of name: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return String(hash, radix: 16)
  }

  static func literal(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case " "..."~": result.unicodeScalars.append(scalar)
      default:
        let isPlain = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        result += isPlain ? String(scalar) : "\\u{\(String(scalar.value, radix: 16))}"
      }
    }
    return result + "\""
  }
}

extension String {
  fileprivate var trimmingTrailingBlanks: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
