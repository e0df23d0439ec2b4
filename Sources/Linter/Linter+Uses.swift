import Diagnostics
import Monitoring

/// Where content asks for a metric by its name.
package struct MetricUse: Hashable, Sendable {
  /// The series name.
  package var name: String
  /// Who asks: `alert ExporterDown`, `panel "Requests"`.
  package var owner: String
  package var location: SourceLocation
}

extension Linter {
  /// The queries that ask for one of the series names, in the order of the content, each name once a query. Those that ask by
  /// pattern (`{__name__=~"…"}`) or with a variable in the name are not among them.
  package static func uses(of names: Set<String>, in content: any Content) -> [MetricUse] {
    var uses: [MetricUse] = []
    for query in LintedQuery.all(in: ContentSketch(content)) {
      var seen: Set<String> = []
      for name in query.selectors.compactMap(\.metricName) where names.contains(name) && seen.insert(name).inserted {
        uses.append(MetricUse(name: name, owner: query.owner.text, location: query.location))
      }
    }
    return uses
  }
}

extension LintedQuery.Owner {
  fileprivate var text: String {
    switch self {
    case .alert(let alert): "alert \(alert.name)"
    case .recording(let rule): "recording rule \(rule.name)"
    case .panel(let panel): "panel \"\(panel.title)\""
    case .variable(let variable): "variable \(variable.name)"
    }
  }
}
