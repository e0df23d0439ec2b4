import Diagnostics

/// Walks a template that was read, and finds what fails when it is rendered and which labels it reads.
struct GoTemplateChecker {
  let dialect: GoTemplateDialect
  /// Variables that may hold anything, because they are assigned somewhere.
  let assigned: Set<String>
  let defined: Set<String>

  var problems: [GoTemplateProblem] = []
  var references: [LabelReference] = []
  var usesValue = false

  /// What `.` is.
  var dot: GoTemplateKind
  var variables: [String: [Variable]] = [:]
  /// The labels that are known not to be empty here, and by how many blocks around.
  var present: [LabelKey: Int] = [:]

  struct Variable {
    var kind: GoTemplateKind
    /// Whether it is the alert's value.
    var isAlertValue = false
  }

  /// A label, wherever it is read.
  struct LabelKey: Hashable {
    var source: LabelReference.Source
    var name: String
  }

  init(dialect: GoTemplateDialect, assigned: Set<String>, definitions: [GoTemplateName]) {
    self.dialect = dialect
    self.assigned = assigned
    defined = Set(definitions.map(\.name))
    dot = dialect.data
    variables["$"] = [Variable(kind: dialect.data)]
    for (name, kind) in dialect.variables { declare(name, kind, isAlertValue: name == "$value") }
  }

  mutating func check(_ nodes: [GoTemplateNode]) {
    var declared: [String] = []
    for node in nodes { check(node, &declared) }
    forget(declared)
  }

  private mutating func check(_ node: GoTemplateNode, _ declared: inout [String]) {
    switch node.kind {
    case .text, .comment, .breakLoop, .continueLoop:
      break
    case .action(let pipeline):
      declared += evaluate(pipeline).declared
    case .condition(let branches, let otherwise):
      checkBranches(branches, otherwise, setsDot: false)
    case .with(let branches, let otherwise):
      checkBranches(branches, otherwise, setsDot: true)
    case .range(let branch, let otherwise):
      checkRange(branch, otherwise)
    case .template(let name, let argument):
      if let argument { declared += evaluate(argument).declared }
      // Prometheus has no other templates; Alertmanager finds them in its files.
      if dialect == .prometheusRule, !defined.contains(name) {
        let hint = Suggestion.nearest(to: name, among: defined.sorted()).map { "did you mean \"\($0)\"?" }
        report(node.range, "no template named \"\(name)\" is defined here", hint: hint)
      }
    case .define(_, let body):
      checkDefinition(body)
    case .block(_, let argument, let body):
      if let argument { declared += evaluate(argument).declared }
      checkDefinition(body)
    }
  }

  // MARK: Blocks

  private mutating func checkBranches(_ branches: [GoTemplateBranch], _ otherwise: [GoTemplateNode]?, setsDot: Bool) {
    let outerDot = dot
    var declared: [String] = []
    var proven: [Set<LabelKey>] = []
    for branch in branches {
      var value = Evaluation()
      if let pipeline = branch.pipeline {
        value = evaluate(pipeline)
        declared += value.declared
        markAsTested(value.references)
      }
      if setsDot { dot = value.kind }
      assume(value.presentIfTrue)
      check(branch.body)
      release(value.presentIfTrue)
      dot = outerDot
      assume(value.presentIfFalse)
      proven.append(value.presentIfFalse)
    }
    if let otherwise { check(otherwise) }
    for keys in proven { release(keys) }
    forget(declared)
  }

  private mutating func checkRange(_ branch: GoTemplateBranch, _ otherwise: [GoTemplateNode]?) {
    let outerDot = dot
    var declared: [String] = []
    dot = .unknown
    if let pipeline = branch.pipeline {
      dot = outerDot
      let value = evaluate(pipeline, declaring: false)
      let element = value.kind.element
      if element == nil {
        report(
          pipeline.range, "range cannot go through \(value.kind.name)", hint: "use with or if to test a single value")
      }
      if value.kind == .integer, pipeline.variables.count == 2 {
        report(pipeline.range, "a range through an integer sets one variable", hint: nil)
      }
      let kinds = element.map { [$0.key, $0.value] } ?? [.unknown, .unknown]
      if !pipeline.isAssignment {
        for (variable, kind) in zip(pipeline.variables, kinds.suffix(pipeline.variables.count)) {
          declare(variable.name, kind)
          declared.append(variable.name)
        }
      }
      dot = element?.value ?? .unknown
    }
    check(branch.body)
    dot = outerDot
    if let otherwise { check(otherwise) }
    forget(declared)
  }

  /// A definition sees what its caller passes, which can be anything.
  private mutating func checkDefinition(_ body: [GoTemplateNode]) {
    let outer = (dot, variables, present)
    dot = .unknown
    variables = ["$": [Variable(kind: .unknown)]]
    present = [:]
    check(body)
    (dot, variables, present) = outer
  }

  // MARK: Variables and labels

  mutating func declare(_ name: String, _ kind: GoTemplateKind, isAlertValue: Bool = false) {
    let isKnown = !assigned.contains(name)
    variables[name, default: []].append(
      Variable(kind: isKnown ? kind : .unknown, isAlertValue: isAlertValue))
  }

  private mutating func forget(_ names: [String]) {
    for name in names { _ = variables[name]?.popLast() }
  }

  mutating func assume(_ keys: Set<LabelKey>) {
    for key in keys { present[key, default: 0] += 1 }
  }

  mutating func release(_ keys: Set<LabelKey>) {
    for key in keys { present[key, default: 0] -= 1 }
  }

  /// The references of these indices are read to find out whether they are empty.
  mutating func markAsTested(_ indices: [Int]) {
    for index in indices { references[index].isGuarded = true }
  }

  mutating func report(_ range: Range<Int>, _ message: String, hint: String?) {
    problems.append(GoTemplateProblem(range, message, hint: hint, stage: .rendering))
  }
}
