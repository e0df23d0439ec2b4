import Diagnostics

/// What a template's values are, as far as that is known before rendering.
extension GoTemplateChecker {
  /// What is known of a value.
  struct Evaluation {
    var kind: GoTemplateKind = .unknown
    /// The text, if it is written in the template.
    var text: String?
    /// The references whose value this is, as indices of `references`.
    var references: [Int] = []
    /// The labels that are not empty if this is true, and if it is false.
    var presentIfTrue: Set<LabelKey> = []
    var presentIfFalse: Set<LabelKey> = []
    /// The variables that were declared on the way.
    var declared: [String] = []
    var range = 0..<0
    var isIntegerLiteral = false
    var isAlertValue = false
  }

  mutating func evaluate(_ pipeline: GoTemplatePipeline, declaring: Bool = true) -> Evaluation {
    var value = Evaluation()
    var declared: [String] = []
    for (index, command) in pipeline.commands.enumerated() {
      value = evaluate(command, input: index == 0 ? nil : value)
      declared += value.declared
    }
    value.range = pipeline.range
    if declaring, !pipeline.isAssignment {
      for variable in pipeline.variables {
        declare(variable.name, value.kind, isAlertValue: value.isAlertValue)
        declared.append(variable.name)
      }
    }
    value.declared = declared
    return value
  }

  private mutating func evaluate(_ command: GoTemplateCommand, input: Evaluation?) -> Evaluation {
    guard let first = command.operands.first else { return Evaluation() }
    let arguments = command.operands.dropFirst()
    var value: Evaluation
    if case .function(let name) = first.base {
      value = call(name, first.range, arguments, input: input, whole: command.range)
      for field in first.fields { read(field, of: &value, from: first.range.lowerBound) }
      return value
    }
    value = evaluate(first, hasArguments: !arguments.isEmpty || input != nil)
    for argument in arguments { value.declared += evaluate(argument).declared }
    if case .nothing = first.base {
      report(first.range, "nil is not a command", hint: "write what it shows, or remove it")
    }
    return value
  }

  mutating func evaluate(_ operand: GoTemplateOperand, hasArguments: Bool = false) -> Evaluation {
    var value = Evaluation()
    value.range = operand.range
    switch operand.base {
    case .dot: value.kind = dot
    case .variable(let name):
      let variable = variables[name]?.last
      value.kind = variable?.kind ?? .unknown
      value.isAlertValue = variable?.isAlertValue ?? false
      if value.isAlertValue { usesValue = true }
    case .function(let name):
      // As an argument a function is called without any.
      value = call(name, operand.range, [], input: nil, whole: operand.range)
    case .pipeline(let pipeline):
      value = evaluate(pipeline)
      value.range = operand.range
    case .string(let text):
      value.kind = .string
      value.text = text
    case .integer:
      value.kind = .integer
      value.isIntegerLiteral = true
    case .float: value.kind = .float
    case .complex: value.kind = .complex
    case .bool: value.kind = .bool
    case .nothing: value.kind = .nothing
    }
    var isCallable = operand.fields.isEmpty && value.kind == .unknown
    for field in operand.fields {
      isCallable = value.kind.isCallable(field.name)
      read(field, of: &value, from: operand.range.lowerBound)
    }
    if hasArguments, !isCallable, operand.base != .nothing {
      report(
        operand.range, "this is \(value.kind.name) and takes no arguments",
        hint: "write a function before it, such as print")
    }
    return value
  }

  /// Reads a field of `value`, which becomes what the field holds.
  private mutating func read(_ field: GoTemplateOperand.Field, of value: inout Evaluation, from start: Int) {
    let outer = value.kind
    var inner = Evaluation()
    inner.range = start..<field.range.upperBound
    inner.declared = value.declared
    if let kind = outer.field(field.name) {
      inner.kind = kind
      if outer == .structure(.rule), kind == .float {
        inner.isAlertValue = true
        usesValue = true
      }
      if case .labels(let source) = outer, kind == .string, !(outer.isCallable(field.name)) {
        note(LabelKey(source: source, name: field.name), in: &inner)
      }
    } else {
      reportMissing(field, of: outer, isRoot: outer == dialect.data)
    }
    value = inner
  }

  /// Makes `value` that of a label.
  mutating func note(_ key: LabelKey, in value: inout Evaluation) {
    let isGuarded = present[key, default: 0] > 0
    value.kind = .string
    value.references = [references.count]
    value.presentIfTrue = [key]
    references.append(LabelReference(source: key.source, name: key.name, range: value.range, isGuarded: isGuarded))
  }

  private mutating func reportMissing(_ field: GoTemplateOperand.Field, of kind: GoTemplateKind, isRoot: Bool) {
    guard case .structure(let structure) = kind else {
      report(field.range, "\(kind.name) has no field \(field.name)", hint: nil)
      return
    }
    let names = structure.fields.map(\.name)
    let hint =
      Suggestion.nearest(to: field.name, among: names).map { "did you mean .\($0)?" }
      ?? "there are " + names.map { ".\($0)" }.joined(separator: ", ")
    report(
      field.range,
      isRoot ? "\(dialect.readers) have no field .\(field.name)" : "\(kind.name) has no field \(field.name)",
      hint: hint)
  }
}
