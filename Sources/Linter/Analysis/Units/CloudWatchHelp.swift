/// What cloudwatch_exporter says of a family in its HELP line:
/// `CloudWatch metric AWS/EC2 CPUUtilization Dimensions: [InstanceId] Statistic: Average Unit: Percent`.
struct CloudWatchHelp: Hashable, Sendable {
  /// `Sum`, `Average`, `p95`.
  var statistic: String
  /// CloudWatch's own name of the unit; `nil` where the exporter knows none.
  var unit: String?

  init?(_ help: String?) {
    guard let help, help.hasPrefix("CloudWatch metric ") else { return nil }
    let words = help.split(separator: " ")
    func word(after mark: Substring) -> String? {
      guard let place = words.lastIndex(of: mark), place + 1 < words.count else { return nil }
      return String(words[place + 1])
    }
    guard let statistic = word(after: "Statistic:") else { return nil }
    self.statistic = statistic
    unit = word(after: "Unit:").flatMap { $0 == "None" || $0 == "N/A" ? nil : $0 }
  }

  /// `p95`, `p99.9`: the exporter's extended statistics.
  var isPercentile: Bool {
    guard statistic.utf8.first == UInt8(ascii: "p") else { return false }
    return statistic.utf8.dropFirst().first.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false
  }
}
