import Linter
import Monitoring
import PromQL

/// A page and queries over it, both out of the input's bytes: the linter must come to an end with every query that is
/// PromQL, say the same twice, and point into its text.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  var input = Choices(bytes: Array(UnsafeBufferPointer(start: start, count: count)))
  let job = ScrapeJob(
    "job", targets: ["a:1", "b:1"], interval: .seconds(15), honorLabels: input.next(2) == 0,
    labels: input.next(2) == 0 ? ["zone": "z"] : [:],
    exporter: input.next(3) == 0 ? CloudWatchExporter(region: "eu-west-1") : nil)
  var content = ContentSketch()
  content.prometheus = Prometheus(
    alertmanagers: ["alertmanager:9093"], jobs: [job], promQLFeatures: [.experimentalFunctions, .durationExpressions])
  let page = input.page()
  let snapshot = Snapshot("job", job: job)
  content.snapshots = [snapshot]
  content.ruleGroups = [
    RuleGroup("rules", recordings: [RecordingRule("recorded", .promql("\(raw: input.vector(3))"))]) {
      for index in 0..<3 {
        Alert("Alert\(index)", index == 0 ? .critical : .warning, when: .promql("\(raw: input.vector(4))"))
          .summary("\(.label("a")) \(.value)")
      }
    }
  ]
  let receiver = Receiver("everybody", .webhook(url: "http://receiver:80/"))
  content.alertmanager = Alertmanager(
    receivers: [receiver],
    route: Route(to: receiver) { Route(to: receiver, where: .label(Label(input.label()), matches: input.value())) },
    inhibitRules: [
      InhibitRule("mutes", source: [.severity(.critical)], target: [.severity(.warning)], equal: [Label(input.label())])
    ])
  let captured = [CapturedSnapshot(snapshot, page: page)]
  let findings = Linter.findings(in: content, snapshots: captured)
  precondition(findings == Linter.findings(in: content, snapshots: captured), "two runs differ")
  for finding in findings {
    guard let excerpt = finding.excerpt else { continue }
    precondition(
      excerpt.range.lowerBound >= 0 && excerpt.range.upperBound <= excerpt.text.utf8.count,
      "\(finding.code): an excerpt outside its text")
  }
  return 0
}

private let vectorFunctions: [PromQLFunction] = PromQLFunction.all.filter { $0.result == .vector }

/// Decisions out of bytes; zero when they are used up, so that every input ends.
private struct Choices {
  let bytes: [UInt8]
  var position = 0

  mutating func next(_ count: Int) -> Int {
    guard position < bytes.count, count > 0 else { return 0 }
    defer { position += 1 }
    return Int(bytes[position]) % count
  }

  mutating func choice<Element>(_ elements: [Element], or fallback: Element) -> Element {
    elements.isEmpty ? fallback : elements[next(elements.count)]
  }

  mutating func label() -> String { choice(["a", "b", "job", "instance", "zone", "le", "severity", "x"], or: "a") }
  mutating func value() -> String { choice(["x", "y", "", "x|y", ".*", ".+", "z", "(x", "critical"], or: "x") }
  mutating func metric() -> String {
    choice(["one", "two_total", "three_bucket", "three_sum", "recorded", "up", "ALERTS", "nowhere", "four"], or: "one")
  }
  mutating func number() -> String { choice(["0", "1", "-1", "0.5", "Inf", "NaN", "1e300", "100"], or: "0") }
  mutating func window() -> String { choice(["5m", "1s", "1m", "30d", "1h30m", "290y"], or: "5m") }

  mutating func page() -> String {
    var page = "# TYPE one gauge\n# TYPE two counter\n# TYPE two_total counter\n# TYPE three histogram\n"
    for name in ["one", "two_total", "three_sum", "four"] {
      for _ in 0..<next(4) {
        page += "\(name){\(label())=\"\(choice(["x", "y", "", "z"], or: "x"))\"} \(next(9))\n"
      }
    }
    for bound in ["0.1", "1", "+Inf"].prefix(next(4)) { page += "three_bucket{le=\"\(bound)\"} \(next(9))\n" }
    return page
  }

  mutating func labels() -> String { (0..<next(4)).map { _ in label() }.joined(separator: ", ") }

  mutating func selector() -> String {
    let matchers = (0..<next(3)).map { _ in "\(label())\(choice(["=", "!=", "=~", "!~"], or: "="))\"\(value())\"" }
    return "\(metric()){\(matchers.joined(separator: ","))}"
  }

  mutating func modifiers() -> String {
    choice(["", "", " offset \(window())", " offset -\(window())", " @ 1700000000", " @ end()"], or: "")
  }

  mutating func scalar(_ depth: Int) -> String {
    guard depth > 0 else { return number() }
    switch next(4) {
    case 0: return "scalar(\(vector(depth - 1)))"
    case 1: return "time()"
    case 2: return "(\(scalar(depth - 1)) \(choice(["+", "/", "%", "^"], or: "+")) \(scalar(depth - 1)))"
    default: return number()
    }
  }

  mutating func matrix(_ depth: Int) -> String {
    if depth > 0, next(3) == 0 { return "(\(vector(depth - 1)))[\(window()):\(window())]\(modifiers())" }
    return "\(selector())[\(window())]\(modifiers())"
  }

  private mutating func argument(_ type: PromQLType, _ depth: Int) -> String {
    switch type {
    case .vector: vector(depth - 1)
    case .matrix: matrix(depth - 1)
    case .scalar: scalar(depth - 1)
    case .string: "\"\(label())\""
    }
  }

  mutating func vector(_ depth: Int) -> String {
    guard depth > 0 else { return selector() + modifiers() }
    switch next(6) {
    case 0:
      guard !vectorFunctions.isEmpty else { return selector() }
      let function = vectorFunctions[next(vectorFunctions.count)]
      let arguments = function.argumentTypes.map { argument($0, depth) }
      return "\(function.name)(\(arguments.joined(separator: ", ")))"
    case 1:
      let aggregator = choice(PromQLAggregator.allCases, or: .sum)
      let grouping = choice(["", "by (\(labels())) ", "without (\(labels())) "], or: "")
      let parameter =
        aggregator.parameterType.map { $0 == .string ? "\"\(label())\", " : "\(scalar(depth - 1)), " } ?? ""
      return "\(aggregator.rawValue) \(grouping)(\(parameter)\(vector(depth - 1)))"
    case 2, 3:
      let operation = choice(PromQLExpression.BinaryOperator.allCases, or: .add)
      let modifier = operation.isComparison && next(3) == 0 ? " bool" : ""
      if !operation.isSetOperator, next(3) == 0 {
        return "(\(vector(depth - 1))) \(operation.rawValue)\(modifier) \(scalar(depth - 1))"
      }
      let matching = choice(["", " on (\(labels()))", " ignoring (\(labels()))"], or: "")
      let group =
        operation.isSetOperator || matching.isEmpty ? "" : choice(["", " group_left ()", " group_right (x)"], or: "")
      return
        "(\(vector(depth - 1))) \(operation.rawValue)\(modifier)\(matching)\(group) (\(vector(depth - 1)))"
    case 4: return "-(\(vector(depth - 1)))"
    default: return selector() + modifiers()
    }
  }
}
