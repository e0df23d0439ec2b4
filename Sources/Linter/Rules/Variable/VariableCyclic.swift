import Monitoring

extension LintRule {
  static let variableCyclic = LintRule(
    "variable/cyclic", .error, "variables that ask for each other's values",
    explanation: """
      Grafana reads a variable's values after those of the variables in its query. Where two wait for each other, neither gets
      values, and the panels that use them stay empty.
      """,
    bad: .content(#"Variable("job", .labelValues(.job, of: up.where("instance", "$instance"))), and instance by $job"#)
    {
      content in content.cyclicExample(isCyclic: true)
    },
    good: .content(#"Variable("job", .labelValues(.job, of: up)), and instance by $job"#) { content in
      content.cyclicExample(isCyclic: false)
    }
  ) { context, reporter in
    for variables in context.dashboardVariables {
      var asked: [String: [String]] = [:]
      for use in variables.uses { if let owner = use.owner { asked[owner, default: []].append(use.variable.name) } }
      var reported = Set<String>()
      for variable in variables.dashboard.variables where asked[variable.name] != nil {
        guard !reported.contains(variable.name), let cycle = cycle(from: variable.name, asked) else { continue }
        reported.formUnion(cycle)
        let path = (cycle + [variable.name]).map { "$\($0)" }.joined(separator: " asks for ")
        reporter.report("\(path): none of them gets values; take one out of a query", at: variable.location)
      }
    }
  }

  /// The names on a way from a variable back to it.
  private static func cycle(from start: String, _ asked: [String: [String]]) -> [String]? {
    var previous: [String: String] = [:]
    var waiting = [start]
    while let name = waiting.popLast() {
      for next in asked[name] ?? [] {
        if next == start {
          var path = [name]
          while let last = path.last, last != start, let before = previous[last] { path.append(before) }
          return path.reversed()
        }
        guard previous[next] == nil else { continue }
        previous[next] = name
        waiting.append(next)
      }
    }
    return nil
  }
}

extension ContentSketch {
  fileprivate mutating func cyclicExample(isCyclic: Bool) {
    let jobs = isCyclic ? Gauge("up").where(.instance, "$instance") : Gauge("up")
    variableExample(
      #"up{job="$job",instance="$instance"}"#, Variable("job", .labelValues(.job, of: jobs)),
      Variable("instance", .labelValues(.instance, of: Gauge("up").where(.job, "$job"))))
  }
}
