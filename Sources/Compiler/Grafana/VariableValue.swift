import Formats
import Monitoring
import PromQL

/// A dashboard's variable.
enum VariableValue {
  static func make(_ variable: Variable, of dashboard: Dashboard) -> OrderedValue {
    var value: [OrderedValue.Member] = [.init("name", .string(variable.name))]
    value.append("label", variable.title.map { .string($0) })
    switch variable.kind {
    case .labelValues(let label, let query, let allowsMany):
      let text: OrderedValue = .string("label_values(\(series(of: query)), \(label.name))")
      value.append("type", "query")
      value.append("datasource", dashboard.datasource.reference)
      value.append("query", ["query": text, "qryType": 1, "refId": "PrometheusVariableQueryEditor-VariableQuery"])
      value.append("definition", text)
      // When the time range changes, so do the values.
      value.append("refresh", 2)
      value.append("sort", 1)
      value.append("multi", .bool(allowsMany))
      value.append("includeAll", .bool(allowsMany))
      value.append("allValue", allowsMany ? ".*" : nil)
      value.append("current", allowsMany ? ["text": ["All"], "value": ["$__all"]] : [:])
      value.append("options", [])
    case .custom(let choices):
      value.append("type", "custom")
      value.append("query", .string(choices.map(escapedChoice).joined(separator: ",")))
      value.append("multi", false)
      value.append("includeAll", false)
      value.append("current", choice(choices.first ?? ""))
      value.append("options", options(choices))
    case .constant(let text):
      value.append("type", "constant")
      value.append("query", .string(text))
      value.append("hide", 2)
      value.append("skipUrlSync", true)
      value.append("current", choice(text))
    case .text(let text):
      value.append("type", "textbox")
      value.append("query", .string(text))
      value.append("current", choice(text))
      value.append("options", options([text]))
    case .interval(let durations):
      let choices = durations.map(\.grafanaText)
      value.append("type", "interval")
      value.append("query", .string(choices.joined(separator: ",")))
      value.append("auto", false)
      value.append("refresh", 2)
      value.append("current", choice(choices.first ?? ""))
      value.append("options", options(choices))
    }
    return .object(value)
  }

  /// On one line, for Grafana looks no further, and without an offset, which a search for series does not take.
  private static func series(of query: Query) -> String {
    var expression = query.expression
    if case .vectorSelector(var selector) = expression.node {
      selector.modifiers = .init()
      expression.node = .vectorSelector(selector)
    }
    return PromQLPrinter.line(expression)
  }

  private static func choice(_ text: String) -> OrderedValue { ["text": .string(text), "value": .string(text)] }

  private static func options(_ choices: [String]) -> OrderedValue {
    .array(
      choices.enumerated().map { index, text in
        ["selected": .bool(index == 0), "text": .string(text), "value": .string(text)]
      })
  }

  /// Grafana splits the list at commas.
  private static func escapedChoice(_ text: String) -> String {
    text.split(separator: ",", omittingEmptySubsequences: false).joined(separator: #"\,"#)
  }
}
