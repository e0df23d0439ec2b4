import PromQL

/// Random PromQL that is rightly typed: every function and aggregator, all operators with and without matching, subqueries,
/// offsets, fixed times.
struct QueryGenerator {
  let page: GeneratedPage
  /// The name of the job that prints the page.
  let job: String
  /// A moment in the page's life, in seconds since the epoch: what `@` asks for.
  let moment: Int
  private(set) var random: SplitMix64

  init(_ page: GeneratedPage, of job: String, moment: Int, seed: UInt64) {
    self.page = page
    self.job = job
    self.moment = moment
    random = SplitMix64(seed: seed)
  }

  mutating func query() -> String { vector(3) }

  // MARK: Choices

  private mutating func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }
  private mutating func choice<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }
  private mutating func label() -> String { choice(GeneratedPage.labelNames + ["le", "instance", "nowhere"]) }
  private mutating func labels() -> String {
    (0..<below(3)).map { _ in label() }.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      .joined(separator: ", ")
  }
  private mutating func value() -> String { choice(GeneratedPage.labelValues + ["", "w"]) }
  private mutating func number() -> String { choice(["0", "1", "2.5", "-3", "10", "100", "0.5", "-1", "23"]) }

  // MARK: Types

  private mutating func vector(_ depth: Int) -> String {
    guard depth > 0 else { return instantSelector() }
    switch below(14) {
    case 0, 1: return instantSelector()
    case 2, 3, 4: return call(depth)
    case 5, 6, 7: return aggregation(depth)
    case 8, 9, 10: return binary(depth)
    case 11, 12: return comparison(depth)
    default: return "-\(parenthesized(vector(depth - 1)))"
    }
  }

  private mutating func scalar(_ depth: Int) -> String {
    guard depth > 0 else { return number() }
    switch below(6) {
    case 0: return "scalar(\(vector(depth - 1)))"
    case 1: return "time()"
    case 2: return "(\(scalar(depth - 1)) \(choice(["+", "*", "-", "/"])) \(scalar(depth - 1)))"
    case 3: return "(\(scalar(depth - 1)) \(choice([">", "==", "<="])) bool \(scalar(depth - 1)))"
    case 4: return "pi()"
    default: return number()
    }
  }

  private mutating func matrix(_ depth: Int) -> String {
    guard depth > 0, below(4) == 0 else { return selector() + "[\(choice(["3s", "6s"]))]" + modifiers() }
    return "\(parenthesized(vector(depth - 1)))[\(choice(["4s", "6s"])):\(choice(["1s", "2s"]))]\(modifiers())"
  }

  // MARK: Forms

  private static let scrapeMetrics: [String] = [
    "up", "scrape_duration_seconds", "scrape_samples_scraped", "scrape_samples_post_metric_relabeling",
    "scrape_series_added",
  ]

  private mutating func selector() -> String {
    if below(8) == 0 { return "\(choice(Self.scrapeMetrics)){job=\"\(job)\"}" }
    let family = choice(page.families)
    let name = choice(family.names)
    // Most matchers fit nothing.
    let matchers = (0..<max(0, below(5) - 2)).map { _ -> String in
      let label = label()
      switch below(4) {
      case 0: return "\(label)=\"\(value())\""
      case 1: return "\(label)!=\"\(value())\""
      case 2: return "\(label)=~\"\(choice(["x|y", ".*", ".+", "z", ""]))\""
      default: return "\(label)!~\"\(choice(["x|y", ".+", "z"]))\""
      }
    }
    return matchers.isEmpty ? name : "\(name){\(matchers.joined(separator: ","))}"
  }

  private mutating func instantSelector() -> String { selector() + modifiers() }

  private mutating func modifiers() -> String {
    switch below(8) {
    case 0: return " offset 2s"
    case 1: return " @ \(moment)"
    default: return ""
    }
  }

  private func parenthesized(_ text: String) -> String { "(\(text))" }

  private mutating func call(_ depth: Int) -> String {
    let function = choice(PromQLFunction.all.filter { $0.result == .vector })
    switch function.name {
    case "label_replace":
      let source = label()
      let replacement = choice(["$1", "new", "", "$1-$1"])
      return
        "label_replace(\(vector(depth - 1)), \"\(label())\", \"\(replacement)\", \"\(source)\", \"\(choice(["(.*)", "(x)", "y", ""]))\")"
    case "label_join":
      return
        "label_join(\(vector(depth - 1)), \"\(label())\", \"\(choice(["-", ""]))\", \"\(label())\", \"\(label())\")"
    case "sort_by_label", "sort_by_label_desc":
      return "\(function.name)(\(vector(depth - 1)), \"\(label())\")"
    case "info":
      return "info(\(vector(depth - 1)))"
    default:
      break
    }
    let count = max(function.minimumArguments, function.argumentTypes.count - below(2))
    let arguments = function.argumentTypes.prefix(count).map { type -> String in
      switch type {
      case .vector: vector(depth - 1)
      case .matrix: matrix(depth - 1)
      case .scalar: scalar(depth - 1)
      case .string: "\"\(label())\""
      }
    }
    return "\(function.name)(\(arguments.joined(separator: ", ")))"
  }

  private mutating func aggregation(_ depth: Int) -> String {
    let aggregator = choice(PromQLAggregator.allCases)
    let grouping =
      switch below(4) {
      case 0: ""
      case 1: "without (\(labels())) "
      default: "by (\(labels())) "
      }
    let parameter: String =
      switch aggregator {
      case .countValues: "\"\(choice(["a", "value", "b"]))\", "
      case .quantile, .limitRatio: "\(choice(["0.5", "0.9", "0.1"])), "
      case .topk, .bottomk, .limitk: "\(choice(["1", "2", "0"])), "
      default: ""
      }
    return "\(aggregator.rawValue) \(grouping)(\(parameter)\(vector(depth - 1)))"
  }

  /// Of what has bounds, or whole values only, with a number.
  private mutating func comparison(_ depth: Int) -> String {
    let operators = PromQLExpression.BinaryOperator.allCases.filter(\.isComparison)
    let (measured, number) = (bounded(depth), number())
    let operation = choice(operators).rawValue + (below(3) == 0 ? " bool" : "")
    return below(3) == 0 ? "\(number) \(operation) \(measured)" : "\(measured) \(operation) \(number)"
  }

  private mutating func bounded(_ depth: Int) -> String {
    switch below(10) {
    case 0: return selector()
    case 1:
      return "\(choice(["hour", "minute", "month", "day_of_week", "year", "days_in_month"]))(\(vector(depth - 1)))"
    case 2:
      return
        "\(choice(["changes", "resets", "count_over_time", "rate", "increase", "stddev_over_time"]))(\(matrix(depth - 1)))"
    case 3: return "(\(vector(depth - 1)) \(choice([">", "==", "<="])) bool \(number()))"
    case 4: return "clamp(\(vector(depth - 1)), \(choice(["0", "-1"])), \(choice(["1", "0.5"])))"
    case 5: return "\(choice(["sgn", "floor", "abs"]))(\(vector(depth - 1)))"
    case 6: return "absent(\(instantSelector()))"
    case 7: return "\(choice(["sum", "max", "avg"])) by (\(label())) (\(bounded(depth - 1)))"
    default: return "\(choice(["count", "group", "stddev"])) by (\(label())) (\(vector(depth - 1)))"
    }
  }

  private mutating func binary(_ depth: Int) -> String {
    let operation = choice(PromQLExpression.BinaryOperator.allCases)
    let modifier = operation.isComparison && below(3) == 0 ? " bool" : ""
    if !operation.isSetOperator, below(3) == 0 {
      let (vector, scalar) = (parenthesized(vector(depth - 1)), scalar(depth - 1))
      return below(2) == 0
        ? "\(vector) \(operation.rawValue)\(modifier) \(scalar)"
        : "\(scalar) \(operation.rawValue)\(modifier) \(vector)"
    }
    var matching = ""
    if below(2) == 0 {
      let names = labels()
      let isOn = below(2) == 0
      matching = " \(isOn ? "on" : "ignoring") (\(names))"
      if !operation.isSetOperator, below(3) == 0 {
        // A label may not be in both lists.
        let taken = names.components(of: ", ")
        let included = choice(["", "b", "zone", "nowhere"])
        let list = isOn && taken.contains(included) ? "" : included
        matching += " \(choice(["group_left", "group_right"])) (\(list))"
      }
    }
    return
      "\(parenthesized(vector(depth - 1))) \(operation.rawValue)\(modifier)\(matching) \(parenthesized(vector(depth - 1)))"
  }
}

extension String {
  fileprivate func components(of separator: String) -> [String] {
    split(separator: separator).map(String.init)
  }
}
