/// The names that prometheus/cloudwatch_exporter makes of CloudWatch's. From its `CloudWatchCollector`.
///
/// The namespace is put in small letters, the metric in snake case: `CloudTrailMetrics` `SuspiciousIPCalls` becomes
/// `cloudtrailmetrics_suspicious_ipcalls_sum`.
public enum CloudWatchExporterNames {
  /// The series name. `statistic` is as in the exporter's configuration: `Sum`, `SampleCount`, `p99.9`.
  public static func metric(
    namespace: String, metric: String, statistic: String, dimensions: [String] = []
  ) -> String {
    var base = safe(namespace.lowercased() + "_" + snakeCase(metric))
    // Six DynamoDB metrics exist for tables and for indexes; the exporter keeps the two apart.
    if namespace == "AWS/DynamoDB", dimensions.contains("GlobalSecondaryIndexName"), indexMetrics.contains(metric) {
      base += "_index"
    }
    return base + "_" + (suffixes.first { $0.statistic == statistic }?.suffix ?? safe(snakeCase(statistic)))
  }

  /// The value of the label `job` on every CloudWatch series.
  public static func job(namespace: String) -> String { safe(namespace.lowercased()) }

  /// The label name of a dimension.
  public static func label(dimension: String) -> String {
    replacing(snakeCase(dimension)) { isLetterOrDigit($0) || $0 == UInt8(ascii: "_") }
  }

  private static let suffixes: [(statistic: String, suffix: String)] = [
    ("Sum", "sum"), ("SampleCount", "sample_count"), ("Minimum", "minimum"), ("Maximum", "maximum"),
    ("Average", "average"),
  ]
  private static let indexMetrics: [String] = [
    "ConsumedReadCapacityUnits", "ConsumedWriteCapacityUnits", "ProvisionedReadCapacityUnits",
    "ProvisionedWriteCapacityUnits", "ReadThrottleEvents", "WriteThrottleEvents",
  ]

  /// An underscore before each capital that follows a small letter or a digit; then small letters.
  private static func snakeCase(_ text: String) -> String {
    var bytes: [UInt8] = []
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if isCapital(byte), isSmall(previous) || isDigit(previous) { bytes.append(UInt8(ascii: "_")) }
      bytes.append(byte)
      previous = byte
    }
    return String(decoding: bytes, as: UTF8.self).lowercased()
  }

  /// Characters outside `[a-zA-Z0-9:_]` become `_`, and runs of `_` one.
  private static func safe(_ text: String) -> String {
    let replaced = replacing(text) { isLetterOrDigit($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "_") }
    var bytes: [UInt8] = []
    for byte in replaced.utf8 where byte != UInt8(ascii: "_") || bytes.last != byte { bytes.append(byte) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Each code point that is not allowed becomes one `_`.
  private static func replacing(_ text: String, _ isAllowed: (UInt8) -> Bool) -> String {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      let byte = UInt8(exactly: scalar.value) ?? 0
      bytes.append(isAllowed(byte) ? byte : UInt8(ascii: "_"))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isCapital(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }
  private static func isSmall(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }
  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
  private static func isLetterOrDigit(_ byte: UInt8) -> Bool { isCapital(byte) || isSmall(byte) || isDigit(byte) }
}
