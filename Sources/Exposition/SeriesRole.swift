/// What the series of a name are in their family.
public enum SeriesRole: String, Hashable, Sendable, CaseIterable {
  /// `x_bucket` of a histogram or gauge histogram, with a label `le`.
  case bucket
  /// `x_sum` of a histogram or summary, `x_gsum` of a gauge histogram.
  case sum
  /// `x_count` of a histogram or summary, `x_gcount` of a gauge histogram.
  case count
  /// `x` of a summary, with a label `quantile`.
  case quantile
  /// The running total of a counter: the family's own name in the text format, `x_total` in OpenMetrics.
  case total
  /// `x_created`, the time of creation in seconds since 1970. OpenMetrics only.
  case created
  /// `x_info`, which is always 1. OpenMetrics only.
  case info
  /// Anything else: a gauge, a stateset, an unknown.
  case value

  struct Suffix: Hashable {
    var text: String
    var role: SeriesRole

    static let bucket = Suffix(text: "_bucket", role: .bucket)
    static let count = Suffix(text: "_count", role: .count)
    static let sum = Suffix(text: "_sum", role: .sum)
    static let created = Suffix(text: "_created", role: .created)
    static let total = Suffix(text: "_total", role: .total)
    static let info = Suffix(text: "_info", role: .info)
    static let gaugeCount = Suffix(text: "_gcount", role: .count)
    static let gaugeSum = Suffix(text: "_gsum", role: .sum)
  }

  /// Every suffix that some type gives a series.
  static let suffixes: [Suffix] = [.bucket, .count, .sum, .created, .total, .info, .gaugeCount, .gaugeSum]

  /// The suffixes of a type's series.
  static func suffixes(of kind: MetricFamily.Kind, _ format: ExpositionFormat) -> [Suffix] {
    let creation: [Suffix] = format == .openMetrics ? [.created] : []
    switch kind {
    case .histogram: return [.bucket, .count, .sum] + creation
    case .summary: return [.count, .sum] + creation
    case .counter: return format == .openMetrics ? [.total, .created] : []
    case .info: return format == .openMetrics ? [.info] : []
    case .gaugeHistogram: return format == .openMetrics ? [.bucket, .gaugeCount, .gaugeSum] : []
    case .gauge, .stateset, .unknown: return []
    }
  }

  /// The role of a name that belongs to a family.
  init(of name: String, in family: String, kind: MetricFamily.Kind, _ format: ExpositionFormat) {
    if name.utf8.elementsEqual(family.utf8) {
      switch kind {
      case .counter: self = .total
      case .summary: self = .quantile
      default: self = .value
      }
      return
    }
    let suffix = Self.suffixes(of: kind, format).first { (family + $0.text).utf8.elementsEqual(name.utf8) }
    self = suffix?.role ?? .value
  }
}

extension MetricFamily {
  /// A name that a family's series have or would have.
  public struct ImpliedName: Hashable, Sendable {
    /// The series name.
    public var name: String
    /// What the series are in their family.
    public var role: SeriesRole

    /// A name with its role.
    public init(name: String, role: SeriesRole) {
      self.name = name
      self.role = role
    }
  }

  /// The series names that the family's type promises, sorted, whether or not the page has samples of them.
  ///
  /// Optional ones, `x_created`, are among them. A histogram `x` never has series named `x` in these formats; a server that
  /// scrapes native histograms does store them under that name.
  public func impliedNames(format: ExpositionFormat) -> [ImpliedName] {
    var result = SeriesRole.suffixes(of: kind, format).map { ImpliedName(name: name + $0.text, role: $0.role) }
    switch kind {
    case .gauge, .stateset, .unknown: result.append(ImpliedName(name: name, role: .value))
    case .summary: result.append(ImpliedName(name: name, role: .quantile))
    case .counter:
      // In OpenMetrics a family should not be named x_total; a server takes it, and its series then have that very name.
      if format == .text || name.hasSuffix("_total") {
        result.removeAll { $0.role == .total }
        result.append(ImpliedName(name: name, role: .total))
      }
    case .histogram, .gaugeHistogram, .info: break
    }
    return result.sorted { ByteOrder.precedes($0.name, $1.name) }
  }
}
