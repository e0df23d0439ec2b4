import Diagnostics
import Monitoring
import PromQL

/// A PromQL query of the content, parsed, with who asks it. A class, as every rule goes over all of them: copies would cost
/// more than most rules do.
final class LintedQuery: Sendable {
  indirect enum Owner: Sendable {
    case alert(Alert)
    case recording(RecordingRule)
    case panel(Panel)
    case variable(Variable)
  }

  let owner: Owner
  let text: String
  let location: SourceLocation
  let result: PromQLParseResult
  /// The tree, when the text is without errors.
  let expression: PromQLExpression?
  /// Whether it is asked for every moment of the time that a dashboard shows, rather than for now.
  let isOverTime: Bool
  /// The group's `query_offset`: all selectors look this much further back.
  let queryOffset: Duration
  let lookback: Duration
  /// How often the rule is evaluated; of a panel's query, the server's interval.
  let evaluationInterval: Duration
  /// Whose rule asks.
  let group: RuleGroup?
  /// Whose panel or variable asks.
  let dashboard: Dashboard?
  /// In which the panel stands.
  let row: Row?
  /// The legend of a panel's query.
  let legend: String?
  /// The tree's nodes, parents first, in the order of the text; none when the text does not parse.
  let parts: [PromQLExpression]
  /// The selectors, in the order of the text; none when the text does not parse.
  let selectors: [SelectorUse]

  init(
    _ owner: Owner, _ query: Query, at location: SourceLocation, in group: RuleGroup? = nil,
    on dashboard: Dashboard? = nil, row: Row? = nil, isOverTime: Bool = false, legend: String? = nil,
    of content: ContentSketch
  ) {
    self.owner = owner
    self.group = group
    self.dashboard = dashboard
    self.row = row
    self.location = query.location ?? location
    text = query.text
    queryOffset = group?.queryOffset ?? .zero
    evaluationInterval = group?.interval ?? content.prometheus?.evaluationInterval ?? .minutes(1)
    self.legend = legend
    self.isOverTime = isOverTime
    lookback = content.prometheus?.lookback ?? .minutes(5)
    let features = content.prometheus?.promQLFeatures ?? []
    let isPanel = if case .alert = owner { false } else if case .recording = owner { false } else { true }
    let dialect = PromQLDialect(
      experimentalFunctions: features.contains(.experimentalFunctions),
      durationExpressions: features.contains(.durationExpressions), grafanaVariables: isPanel)
    result = PromQLParser.parse(text, dialect: dialect)
    expression = result.errors.isEmpty ? result.expression : nil
    var parts: [PromQLExpression] = []
    expression?.walk { parts.append($0) }
    self.parts = parts
    selectors = expression.map { SelectorUse.all(in: $0) } ?? []
  }

  func excerpt(_ range: Range<Int>) -> Diagnostic.Excerpt { Diagnostic.Excerpt(text, range) }

  static func all(in content: ContentSketch) -> [LintedQuery] {
    var queries: [LintedQuery] = []
    for group in content.ruleGroups {
      for rule in group.recordings {
        queries.append(LintedQuery(.recording(rule), rule.query, at: rule.location, in: group, of: content))
      }
      for alert in group.alerts {
        queries.append(LintedQuery(.alert(alert), alert.query, at: alert.location, in: group, of: content))
      }
    }
    for dashboard in content.dashboards {
      for variable in dashboard.variables {
        guard case .labelValues(_, let query, _) = variable.kind else { continue }
        queries.append(
          LintedQuery(
            .variable(variable), query, at: variable.location, on: dashboard, isOverTime: true, of: content))
      }
      for row in dashboard.rows {
        for panel in row.panels {
          for target in panel.targets {
            guard case .prometheus(let source) = target.source else { continue }
            let isOverTime = source.isInstant.map { !$0 } ?? !panel.kind.isTable
            queries.append(
              LintedQuery(
                .panel(panel), source.query, at: target.location, on: dashboard, row: row, isOverTime: isOverTime,
                legend: source.legend, of: content))
          }
        }
      }
    }
    return queries
  }
}

extension Panel.Kind {
  fileprivate var isTable: Bool { if case .table = self { true } else { false } }
}
