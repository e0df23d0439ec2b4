import PromQL

/// A page on which every selector of an expression finds something: each metric with the labels that the expression names
/// anywhere, and with the kind that it is used as.
struct FittingPage {
  /// `nil` when no value was found for one of the expression's patterns.
  let text: String?

  init(_ expression: PromQLExpression) {
    var labels: Set<String> = []
    var counters: Set<String> = []
    var gauges: Set<String> = []
    var bucketed: Set<String> = []
    expression.walk { expression in
      switch expression.node {
      case .aggregation(let aggregation):
        labels.formUnion((aggregation.grouping?.labels ?? []).filter { !$0.isTemplate }.map(\.name))
      case .binary(let binary):
        labels.formUnion(binary.matching?.labels.map(\.name) ?? [])
        switch binary.matching?.group {
        case .left(let included), .right(let included): labels.formUnion(included.map(\.name))
        case nil: break
        }
      case .call(let call):
        let names = call.arguments.compactMap { argument -> String? in
          if case .rangeSelector(let ranged) = argument.node { ranged.selector.name } else { nil }
        }
        if ["rate", "irate", "increase", "resets"].contains(call.function.name) { counters.formUnion(names) }
        if ["delta", "idelta", "deriv", "predict_linear"].contains(call.function.name) { gauges.formUnion(names) }
        // Buckets, whatever a recording rule calls them.
        if call.function.name == "histogram_quantile" {
          bucketed.formUnion(call.arguments.flatMap(\.selectors).compactMap(\.name))
        }
        // The label that is read, not the one that is written.
        if call.function.name == "label_replace", call.arguments.count > 3,
          case .string(let source) = call.arguments[3].node
        {
          labels.insert(source.text)
        }
      default:
        break
      }
    }
    let selectors = expression.selectors
    for selector in selectors {
      labels.formUnion(selector.matchers.filter { !$0.isNameTemplate }.map(\.name))
    }
    labels.subtract(["__name__", "le", "quantile"])
    let names = labels.sorted()

    var series: [String: [String]] = [:]
    for selector in selectors {
      guard let name = selector.name, !selector.isNameTemplate, !name.contains("$") else { continue }
      // Of buckets the page has them all; elsewhere a boundary is a label that only some metrics have.
      var boundaries = selector.matchers.map(\.name).filter { $0 == "quantile" || $0 == "le" }
      if bucketed.contains(name) { boundaries.append("le") }
      if name.hasSuffix("_bucket") { boundaries.removeAll { $0 == "le" } }
      guard let values = Self.values(selector, names + Set(boundaries).sorted()) else {
        text = nil
        return
      }
      let line = values.map { "\($0.name)=\"\($0.value)\"" }.joined(separator: ",")
      if series[name]?.contains(line) != true { series[name, default: []].append(line) }
    }
    text = Self.page(series, counters: counters.subtracting(gauges))
  }

  /// A value for each label, with which the selector finds the series; labels that must be absent are left out.
  private static func values(_ selector: PromQLExpression.VectorSelector, _ names: [String]) -> [(
    name: String, value: String
  )]? {
    var result: [(name: String, value: String)] = []
    for name in names {
      let matchers = selector.matchers.filter { $0.name == name && !$0.isNameTemplate }
      let candidates = [name == "le" ? "+Inf" : "x"] + matchers.flatMap(candidates) + ["", "1", "x-1", "/x", "x.y"]
      guard let value = candidates.first(where: { value in matchers.allSatisfy { accepts($0, value) } }) else {
        return nil
      }
      if !value.isEmpty { result.append((name, escaped(value))) }
    }
    return result
  }

  private static func accepts(_ matcher: PromQLExpression.Matcher, _ value: String) -> Bool {
    // What a dashboard's variable holds is anything.
    guard PromQLExpression.GrafanaVariable.all(in: matcher.value.bytes).isEmpty else { return true }
    switch matcher.operation {
    case .equal: return matcher.value.text == value
    case .notEqual: return matcher.value.text != value
    case .matches: return (try? RE2(matcher.value.bytes))?.matches(whole: value) == true
    case .notMatches: return (try? RE2(matcher.value.bytes))?.matches(whole: value) == false
    }
  }

  /// The value itself, and texts that its pattern is likely to match.
  private static func candidates(_ matcher: PromQLExpression.Matcher) -> [String] {
    let text = matcher.value.text
    var variants: [String] = [text]
    for part in text.split(separator: "|") {
      let plain = part.filter { !"()^$".contains($0) }
      variants.append(String(plain))
      variants.append(plain.replacing(".*", "").replacing(".+", "x").replacing("\\.", "."))
      variants.append(
        plain.replacing("[0-9]+", "1").replacing("\\d+", "1").replacing("[^/]+", "x").replacing("[a-z]+", "x")
          .replacing(".*", "").replacing(".+", "x").replacing(".", "x").replacing("?", "").replacing("\\", ""))
      variants.append(plain.filter { !"[]?+*\\:".contains($0) })
    }
    return variants
  }

  private static func escaped(_ value: String) -> String {
    value.replacing("\\", "\\\\").replacing("\"", "\\\"").replacing("\n", "\\n")
  }

  private static func page(_ series: [String: [String]], counters: Set<String>) -> String {
    var page = ""
    for (name, lines) in series.sorted(by: { $0.key < $1.key }) {
      if name.hasSuffix("_bucket") {
        page += "# TYPE \(name.dropLast("_bucket".count)) histogram\n"
        for line in lines {
          for bound in ["0.1", "1", "+Inf"] { page += "\(name){\(line)\(line.isEmpty ? "" : ",")le=\"\(bound)\"} 0\n" }
        }
        continue
      }
      let family = ["_sum", "_count"].first { name.hasSuffix($0) }.map { String(name.dropLast($0.count)) }
      let isOfHistogram = family.map { series["\($0)_bucket"] != nil } ?? false
      if !isOfHistogram { page += "# TYPE \(name) \(counters.contains(name) ? "counter" : "untyped")\n" }
      for line in lines { page += "\(name){\(line)} 0\n" }
    }
    return page
  }
}

extension StringProtocol {
  fileprivate func replacing(_ text: String, _ other: String) -> String {
    split(separator: text, omittingEmptySubsequences: false).joined(separator: other)
  }
}
