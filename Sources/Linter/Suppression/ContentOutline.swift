import Diagnostics
import Monitoring

/// The elements of content with what each stands in: a finding names a place, and this tells whose it is.
struct ContentOutline {
  struct Element {
    /// For people: `alert`. `nil` for one that goes by the name of what it stands in.
    var kind: String?
    var name: String
    /// What it stands in.
    var parent: Int?
    /// Whether its name is told with those of what it stands in.
    var isNamedInside: Bool
    var allowances: [Allowance]
    /// The nearest of itself and what it stands in that allows something.
    var allowing: Int?
    /// What findings about it quote: they tell apart the elements that one place of the source makes.
    var queries: [Query] = []
    var templates: [AlertText] = []
  }

  private(set) var elements: [Element] = []
  private(set) var indices: [SourceLocation: [Int]] = [:]

  init(_ content: ContentSketch) {
    for group in content.ruleGroups { add(group) }
    for dashboard in content.dashboards { add(dashboard) }
    if let prometheus = content.prometheus {
      let parent = add(prometheus, nil, "")
      for job in prometheus.jobs { add(job, "job", job.name, in: parent) }
    }
    if let alertmanager = content.alertmanager { add(alertmanager) }
    for datasource in content.datasources { add(datasource, "data source", datasource.name) }
    if let provider = content.dashboardProvider { add(provider, "dashboard provider", provider.name) }
    for signal in content.signals { add(signal, "signal", "\(signal.namespace)/\(signal.name)") }
    if let trail = content.trail {
      let parent = add(trail, "trail", trail.name)
      add(trail.logGroup, "log group", trail.logGroup.name, in: parent)
    }
    for snapshot in content.snapshots { add(snapshot, "snapshot", snapshot.name) }
  }

  /// Of an element and those around it, innermost first, the ones that allow something.
  func allowing(_ index: Int) -> [Int] {
    var found: [Int] = []
    var next = elements[index].allowing
    while let element = next {
      found.append(element)
      next = elements[element].parent.flatMap { elements[$0].allowing }
    }
    return found
  }

  /// `alert cloudtrail/Down`: the same wherever in the source the element stands.
  func identity(_ index: Int) -> String {
    let path = namedPath(index)
    let names = path.map { elements[$0].name }.filter { !$0.isEmpty }.joined(separator: "/")
    return [path.last { elements[$0].kind != nil }.flatMap { elements[$0].kind } ?? "", names].filter { !$0.isEmpty }
      .joined(separator: " ")
  }

  /// The identity of the innermost element that all of these are or stand in; `nil` when there is none with a name.
  func commonIdentity(_ indices: [Int]) -> String? {
    guard let first = indices.first else { return nil }
    var common = namedPath(first)
    for index in indices.dropFirst() where !common.isEmpty {
      common = zip(common, namedPath(index)).prefix { $0 == $1 }.map(\.0)
    }
    return common.last.map { identity($0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The elements by whose names one is known, outermost first.
  private func namedPath(_ index: Int) -> [Int] {
    var path = [index]
    while let last = path.last, elements[last].isNamedInside, let parent = elements[last].parent { path.append(parent) }
    return path.reversed()
  }
}

extension ContentOutline {
  @discardableResult
  private mutating func add(
    _ element: some ContentElement, _ kind: String?, _ name: String, in parent: Int? = nil, isNamedInside: Bool = true,
    queries: [Query] = [], pairs: [Alert.Pair] = []
  ) -> Int {
    let index = elements.count
    let allowances = element.allowances
    elements.append(
      Element(
        kind: kind, name: name, parent: parent, isNamedInside: isNamedInside, allowances: allowances,
        allowing: allowances.isEmpty ? parent.flatMap { elements[$0].allowing } : index, queries: queries,
        templates: pairs.map(\.text)))
    var locations = [element.location]
    for location in queries.compactMap(\.location) + pairs.map(\.location) where !locations.contains(location) {
      locations.append(location)
    }
    for location in locations { indices[location, default: []].append(index) }
    return index
  }

  private mutating func add(_ group: RuleGroup) {
    let parent = add(group, "rule group", group.name)
    for rule in group.recordings { add(rule, "recording rule", rule.name, in: parent, queries: [rule.query]) }
    for alert in group.alerts {
      add(alert, "alert", alert.name, in: parent, queries: [alert.query], pairs: alert.labels + alert.annotations)
    }
  }

  /// Rows and targets go by the names of the dashboard and the panel: a panel that moves to another row stays what it is.
  private mutating func add(_ dashboard: Dashboard) {
    let parent = add(dashboard, "dashboard", dashboard.uid)
    for variable in dashboard.variables {
      var queries: [Query] = []
      if case .labelValues(_, let query, _) = variable.kind { queries = [query] }
      add(variable, "variable", variable.name, in: parent, queries: queries)
    }
    for row in dashboard.rows {
      let section = add(row, nil, "", in: parent)
      for panel in row.panels {
        let place = add(panel, "panel", panel.title, in: section)
        for target in panel.targets {
          var queries: [Query] = []
          if case .prometheus(let source) = target.source { queries = [source.query] }
          add(target, nil, "", in: place, queries: queries)
        }
      }
    }
  }

  private mutating func add(_ alertmanager: Alertmanager) {
    let parent = add(alertmanager, nil, "")
    for receiver in alertmanager.receivers { add(receiver, "receiver", receiver.name, in: parent) }
    for rule in alertmanager.inhibitRules { add(rule, "inhibit rule", rule.name, in: parent) }
    // Routes nest as deep as one likes.
    var waiting = [(route: alertmanager.route, parent: parent)]
    while let (route, parent) = waiting.popLast() {
      let conditions = route.matchers.map(\.text).joined(separator: ",")
      let name = route.receiver.name + (conditions.isEmpty ? "" : "{\(conditions)}")
      let index = add(route, "route", name, in: parent, isNamedInside: false)
      waiting += route.routes.reversed().map { ($0, index) }
    }
  }
}
