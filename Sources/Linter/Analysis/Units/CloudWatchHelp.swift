/// What cloudwatch_exporter says of a family in its HELP line:
/// `CloudWatch metric AWS/EC2 CPUUtilization Dimensions: [InstanceId] Statistic: Average Unit: Percent`.
struct CloudWatchHelp: Hashable, Sendable {
  /// CloudWatch's namespace and name: `AWS/EC2 CPUUtilization`. A name may have blanks in it.
  var metric: String
  /// `Sum`, `Average`, `p95`.
  var statistic: String
  /// CloudWatch's own name of the unit; `nil` where the exporter knows none.
  var unit: String?

  init?(_ help: String?) {
    guard let help, help.hasPrefix(Self.beginning) else { return nil }
    let words = help.split(separator: " ")
    func word(after mark: Substring) -> String? {
      guard let place = words.lastIndex(of: mark), place + 1 < words.count else { return nil }
      return String(words[place + 1])
    }
    guard let statistic = word(after: "Statistic:") else { return nil }
    self.statistic = statistic
    metric = words.dropFirst(2).prefix { $0 != "Dimensions:" }.joined(separator: " ")
    unit = word(after: "Unit:").flatMap { $0 == "None" || $0 == "N/A" ? nil : $0 }
  }

  private static let beginning = "CloudWatch metric "

  /// `p95`, `p99.9`: the exporter's extended statistics.
  var isPercentile: Bool {
    guard statistic.utf8.first == UInt8(ascii: "p") else { return false }
    return statistic.utf8.dropFirst().first.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false
  }
}
