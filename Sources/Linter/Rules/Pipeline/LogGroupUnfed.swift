import Diagnostics
import Monitoring

extension LintRule {
  static let logGroupUnfed = LintRule(
    "pipeline/log-group-unfed", .error, "a signal or panel reads a log group that the trail does not write",
    explanation: """
      The trail delivers CloudTrail's events to one log group. A metric filter on another one counts nothing, a panel that
      searches another one shows nothing, and neither looks different from a quiet day: the metric is there, and zero.

      A name that differs from the trail's in a letter is an error. A log group with quite another name may be filled by
      something that is not declared here, such as a Lambda function or flow logs: of these only a signal is warned of whose
      pattern reads fields that CloudTrail's events have. When the signals and panels agree with each other, and the trail is
      the odd one out, the finding is at the trail.

      Declare the `LogGroup` once, and give it to the trail, the signals and the panels.
      """,
    bad: .content(
      #"Trail("audit", logGroup: LogGroup("/audit/logs", …)); Signal(…, from: LogGroup("/audit/logss", …), …)"#
    ) { content in content.logGroupExample(read: "/audit/logss") },
    good: .content(#"Trail("audit", logGroup: logGroup); Signal(…, from: logGroup, …)"#) { content in
      content.logGroupExample(read: "/audit/logs")
    }
  ) { context, reporter in
    guard let trail = context.content.trail else { return }
    let fed = trail.logGroup.name
    let readers = LogGroupReader.all(in: context.content)
    var spellings: [String: Bool] = [:]
    func isMisspelt(_ name: String) -> Bool {
      if let known = spellings[name] { return known }
      let result = LogGroupName.isMisspelling(name, of: fed)
      spellings[name] = result
      return result
    }
    let misspelt = readers.filter { isMisspelt($0.group.name) }
    let strangers = readers.filter { $0.readsCloudTrail && $0.group.name != fed && !isMisspelt($0.group.name) }
    let delivery = Diagnostic.Related("the trail", at: trail.location)

    // Who counts is who reads events; a data source only offers the log group.
    let others = misspelt.contains(where: \.readsEvents) ? misspelt : strangers
    let isOddOneOut = !readers.contains { $0.readsEvents && $0.group.name == fed }
    if isOddOneOut, let first = others.first(where: \.readsEvents) {
      let count = others.count { $0.readsEvents && $0.group.name == first.group.name }
      reporter.report(
        "the trail \(trail.name) delivers to \(fed), which nothing reads: "
          + (count == 1 ? first.text : "\(first.text), and \(count - 1) more,") + " read\(count == 1 ? "s" : "") "
          + "\(first.group.name); write one name for both",
        at: trail.location, related: [.init("the first reader", at: first.location)],
        severity: isMisspelt(first.group.name) ? .error : .warning)
      return
    }
    for reader in misspelt {
      reporter.report(
        "\(reader.text) reads \(reader.group.name), and the trail \(trail.name) delivers to \(fed); did you mean that?",
        at: reader.location, related: [delivery], severity: reader.readsEvents ? .error : .warning)
    }
    for reader in strangers {
      reporter.report(
        "\(reader.text) counts events of CloudTrail in \(reader.group.name), and the trail \(trail.name) delivers to \(fed): "
          + "write that, unless another trail fills the log group", at: reader.location, related: [delivery],
        severity: .warning)
    }
  }
}

/// What looks into a log group.
private struct LogGroupReader {
  /// For people: `the signal Denied`.
  var text: String
  var group: LogGroup
  var location: SourceLocation
  /// Its result depends on the events that are there.
  var readsEvents = true
  /// Only events of CloudTrail have what it looks for.
  var readsCloudTrail = false

  static func all(in content: ContentSketch) -> [LogGroupReader] {
    var readers = content.signals.map { signal in
      LogGroupReader(
        text: "the signal \(signal.name)", group: signal.logGroup, location: signal.location,
        readsCloudTrail: MetricFilterFields(signal.pattern).areOfCloudTrail)
    }
    for panel in content.dashboards.flatMap(\.rows).flatMap(\.panels) {
      for target in panel.targets {
        guard case .logsInsights(let query) = target.source else { continue }
        readers += query.logGroups.map {
          LogGroupReader(text: "the panel \"\(panel.title)\"", group: $0, location: target.location)
        }
      }
    }
    for datasource in content.datasources {
      guard case .cloudWatch(_, _, let groups) = datasource.kind else { continue }
      readers += groups.map {
        LogGroupReader(
          text: "the data source \(datasource.name)", group: $0, location: datasource.location, readsEvents: false)
      }
    }
    return readers
  }
}

extension ContentSketch {
  /// A trail that delivers to `/audit/logs`, and two signals, of which one reads another log group.
  fileprivate mutating func logGroupExample(read name: String) {
    cloudWatchExample()
    func group(_ name: String) -> LogGroup {
      LogGroup(name, region: "eu-west-1", accountID: "123456789012", retention: .days90)
    }
    trail = Trail("audit", logGroup: group("/audit/logs"))
    signals = (prometheus?.jobs ?? []).flatMap { job in
      [("Denied", "/audit/logs"), ("RootUsage", name)].map { metric, read in
        Signal(metric, in: "Trail", from: group(read), through: job, counting: #"{ $.userIdentity.type = "Root" }"#)
      }
    }
  }
}
