import Diagnostics
import Monitoring
import PromQL

/// The variables that a dashboard's texts name.
struct DashboardVariables: Sendable {
  struct Use: Sendable {
    /// Where the text stands, which decides how sure it is that a variable is meant.
    enum Place: Sendable {
      case promQL
      /// Of Logs Insights: `$LATEST` is a text there.
      case logs
      case title
    }

    var variable: PromQLExpression.GrafanaVariable
    var place: Place
    var text: String
    var location: SourceLocation
    /// The variable whose values the text asks for.
    var owner: String?

    /// The first place of the variable in the text.
    var excerpt: Diagnostic.Excerpt? {
      guard let found = text.utf8.firstRange(of: variable.text.utf8) else { return nil }
      let start = text.utf8.distance(from: text.startIndex, to: found.lowerBound)
      return Diagnostic.Excerpt(text, start..<(start + variable.text.utf8.count))
    }
  }

  let dashboard: Dashboard
  private(set) var uses: [Use] = []

  init(_ dashboard: Dashboard) {
    self.dashboard = dashboard
    for variable in dashboard.variables {
      guard case .labelValues(_, let query, _) = variable.kind else { continue }
      read(query.text, .promQL, at: query.location ?? variable.location, of: variable.name)
    }
    for row in dashboard.rows {
      read(row.title, .title, at: row.location)
      for panel in row.panels { read(panel) }
    }
  }

  private mutating func read(_ panel: Panel) {
    read(panel.title, .title, at: panel.location)
    if let summary = panel.summary { read(summary, .title, at: panel.location) }
    if case .alertList(let options) = panel.kind { read(options.filter, .title, at: panel.location) }
    for target in panel.targets {
      switch target.source {
      case .prometheus(let source):
        read(source.query.text, .promQL, at: target.location)
        if let legend = source.legend { read(legend, .title, at: target.location) }
      case .logsInsights(let source):
        read(source.query, .logs, at: target.location)
      }
    }
  }

  private mutating func read(
    _ text: String, _ place: Use.Place, at location: SourceLocation, of owner: String? = nil
  ) {
    for variable in PromQLExpression.GrafanaVariable.all(in: Array(text.utf8)) where !variable.isNoName {
      uses.append(Use(variable: variable, place: place, text: text, location: location, owner: owner))
    }
  }
}

extension PromQLExpression.GrafanaVariable {
  /// Grafana's own, and `$1` of a pattern.
  fileprivate var isNoName: Bool {
    isBuiltIn || name == "timeFilter" || name.utf8.first.map { (0x30...0x39).contains($0) } ?? true
  }
}
