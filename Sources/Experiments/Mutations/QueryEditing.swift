import Linter
import Monitoring
import PromQL

/// A tree that differs from another in one node.
struct QueryEdit {
  var description: String
  var expression: PromQLExpression
}

extension PromQLExpression {
  /// What `variants` makes of each node, in the whole tree.
  func edits(_ variants: (PromQLExpression) -> [QueryEdit]) -> [QueryEdit] {
    variants(self)
      + children.enumerated().flatMap { index, child in
        child.edits(variants).map {
          QueryEdit(description: $0.description, expression: replacingChild(index, with: $0.expression))
        }
      }
  }

  /// The same with every selector changed.
  func selectorEdits(_ variants: (VectorSelector) -> [(String, VectorSelector)]) -> [QueryEdit] {
    edits { expression in
      switch expression.node {
      case .vectorSelector(let selector):
        variants(selector).map { QueryEdit(description: $0, expression: PromQLExpression(.vectorSelector($1))) }
      case .rangeSelector(let ranged):
        variants(ranged.selector).map { description, selector in
          QueryEdit(
            description: description,
            expression: PromQLExpression(.rangeSelector(.init(selector, window: ranged.window))))
        }
      default: []
      }
    }
  }

  /// The tree with every node rebuilt, children first.
  func mapped(_ change: (PromQLExpression) -> PromQLExpression) -> PromQLExpression {
    var result = self
    for (index, child) in children.enumerated() { result = result.replacingChild(index, with: child.mapped(change)) }
    return change(result)
  }

  /// `index` counts as in `children`.
  private func replacingChild(_ index: Int, with child: PromQLExpression) -> PromQLExpression {
    switch node {
    case .number, .string, .vectorSelector, .rangeSelector, .variable, .invalid: return self
    case .parenthesized: return PromQLExpression(.parenthesized(child))
    case .subquery(var subquery):
      subquery.expression = child
      return PromQLExpression(.subquery(subquery))
    case .unary(var unary):
      unary.operand = child
      return PromQLExpression(.unary(unary))
    case .call(var call):
      call.arguments[index] = child
      return PromQLExpression(.call(call))
    case .binary(var binary):
      if index == 0 { binary.left = child } else { binary.right = child }
      return PromQLExpression(.binary(binary))
    case .aggregation(var aggregation):
      if aggregation.parameter != nil, index == 0 {
        aggregation.parameter = child
      } else {
        aggregation.expression = child
      }
      return PromQLExpression(.aggregation(aggregation))
    }
  }
}

extension ContentSketch {
  /// The content with each query changed in each way, one at a time: those of the alerts, then those of the panels.
  func editingQueries(_ edits: (PromQLExpression) -> [QueryEdit]) -> [(description: String, content: ContentSketch)] {
    editingAlerts { alert in
      edits(alert.query.expression).map { edit in
        var changed = alert
        changed.query = Query(edit.expression.node)
        return (edit.description, changed)
      }
    }
      + editingTargets { target in
        guard case .prometheus(let source) = target.source else { return [] }
        return edits(source.query.expression).map { edit in
          var changed = source
          changed.query = Query(edit.expression.node)
          var result = target
          result.source = .prometheus(changed)
          return (edit.description, result)
        }
      }
  }

  func editingAlerts(_ edits: (Alert) -> [(String, Alert)]) -> [(description: String, content: ContentSketch)] {
    var result: [(description: String, content: ContentSketch)] = []
    for (group, rules) in ruleGroups.enumerated() {
      for (index, alert) in rules.alerts.enumerated() {
        for (description, changed) in edits(alert) {
          var content = self
          content.ruleGroups[group].alerts[index] = changed
          result.append(("\(alert.name) (\(alert.severity.name)): \(description)", content))
        }
      }
    }
    return result
  }

  func editingPanels(_ edits: (Panel) -> [(String, Panel)]) -> [(description: String, content: ContentSketch)] {
    var result: [(description: String, content: ContentSketch)] = []
    for (dashboard, rows) in dashboards.enumerated() {
      for (row, panels) in rows.rows.enumerated() {
        for (index, panel) in panels.panels.enumerated() {
          for (description, changed) in edits(panel) {
            var content = self
            content.dashboards[dashboard].rows[row].panels[index] = changed
            result.append(("panel \(panel.title): \(description)", content))
          }
        }
      }
    }
    return result
  }

  func editingTargets(_ edits: (Target) -> [(String, Target)]) -> [(description: String, content: ContentSketch)] {
    editingPanels { panel in
      panel.targets.enumerated().flatMap { index, target in
        edits(target).map { description, changed in
          var result = panel
          result.targets[index] = changed
          return (description, result)
        }
      }
    }
  }

  func editingGroups(_ edits: (RuleGroup) -> [(String, RuleGroup)]) -> [(description: String, content: ContentSketch)] {
    ruleGroups.enumerated().flatMap { index, group in
      edits(group).map { description, changed in
        var content = self
        content.ruleGroups[index] = changed
        return ("group \(group.name): \(description)", content)
      }
    }
  }

  /// A job is declared once: who scrapes it, who reads a signal through it and whose page was captured change with it.
  func editingJobs(_ edits: (ScrapeJob) -> [(String, ScrapeJob)]) -> [(description: String, content: ContentSketch)] {
    (prometheus?.jobs ?? []).enumerated().flatMap { index, job in
      edits(job).map { description, changed in
        var content = self
        content.prometheus?.jobs[index] = changed
        for index in signals.indices where signals[index].job == job { content.signals[index].job = changed }
        for index in snapshots.indices where snapshots[index].job == job { content.snapshots[index].job = changed }
        return ("job \(job.name): \(description)", content)
      }
    }
  }

  func editingExporters(_ edits: (CloudWatchExporter) -> [(String, CloudWatchExporter)]) -> [(
    description: String, content: ContentSketch
  )] {
    editingJobs { job in
      guard let exporter = job.exporter else { return [] }
      return edits(exporter).map { description, changed in
        var result = job
        result.exporter = changed
        return (description, result)
      }
    }
  }

  func editingSignals(_ edits: (Signal) -> [(String, Signal)]) -> [(description: String, content: ContentSketch)] {
    signals.enumerated().flatMap { index, signal in
      edits(signal).map { description, changed in
        var content = self
        content.signals[index] = changed
        return ("signal \(signal.name): \(description)", content)
      }
    }
  }

  func editingPrometheus(_ edits: (Prometheus) -> [(String, Prometheus)]) -> [(
    description: String, content: ContentSketch
  )] {
    guard let prometheus else { return [] }
    return edits(prometheus).map { description, changed in
      var content = self
      content.prometheus = changed
      return ("Prometheus: \(description)", content)
    }
  }

  /// Each route below the root and the root itself.
  func editingRoutes(_ edits: (Route) -> [(String, Route)]) -> [(description: String, content: ContentSketch)] {
    guard let route = alertmanager?.route else { return [] }
    return route.edits(edits).map { description, changed in
      var content = self
      content.alertmanager?.route = changed
      return ("route \(description)", content)
    }
  }

  func editingInhibitRules(_ edits: (InhibitRule) -> [(String, InhibitRule)]) -> [(
    description: String, content: ContentSketch
  )] {
    (alertmanager?.inhibitRules ?? []).enumerated().flatMap { index, rule in
      edits(rule).map { description, changed in
        var content = self
        content.alertmanager?.inhibitRules[index] = changed
        return ("inhibit rule \(rule.name): \(description)", content)
      }
    }
  }
}

extension Route {
  fileprivate func edits(_ variants: (Route) -> [(String, Route)]) -> [(String, Route)] {
    let name = "to \(receiver.name)"
    return variants(self).map { ("\(name): \($0)", $1) }
      + routes.enumerated().flatMap { index, child in
        child.edits(variants).map { description, changed in
          var result = self
          result.routes[index] = changed
          return (description, result)
        }
      }
  }
}
