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
  private mutating func note(_ key: LabelKey, in value: inout Evaluation) {
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
      isRoot ? "\(dialect.readers) have no field .\(field.name)" : "\(kind.name) here has no field \(field.name)",
      hint: hint)
  }

  // MARK: Calls

  private mutating func call(
    _ name: String, _ nameRange: Range<Int>, _ operands: ArraySlice<GoTemplateOperand>, input: Evaluation?,
    whole: Range<Int>
  ) -> Evaluation {
    guard let function = dialect.functions[name] else { return Evaluation() }
    var arguments: [Evaluation] = []
    var result = Evaluation()
    var assumed: [Set<LabelKey>] = []
    for operand in operands {
      let argument = evaluate(operand)
      result.declared += argument.declared
      // `and` goes on only while its arguments are true, `or` only while they are not.
      let known = name == "and" ? argument.presentIfTrue : name == "or" ? argument.presentIfFalse : []
      assume(known)
      assumed.append(known)
      arguments.append(argument)
    }
    for known in assumed { release(known) }
    if let input { arguments.append(input) }
    result.kind = function.result
    result.range = whole

    guard function.accepts(arguments.count) else {
      report(nameRange, "\(name) takes \(function.arity), here are \(arguments.count)", hint: nil)
      return result
    }
    switch name {
    case "and", "or", "not": combine(name, arguments, into: &result)
    case "eq", "ne", "lt", "le", "gt", "ge": compare(name, arguments, into: &result)
    case "printf": checkFormat(arguments)
    case "index": index(arguments, into: &result)
    case "slice": result.kind = arguments[0].kind
    case "label":
      checkArguments(arguments, of: function)
      if let label = arguments[0].text {
        result.range = arguments[0].range
        note(LabelKey(source: .sampleLabels, name: label), in: &result)
        result.range = whole
      }
    default: checkArguments(arguments, of: function)
    }
    return result
  }

  private mutating func checkArguments(_ arguments: [Evaluation], of function: GoTemplateFunction) {
    for (index, argument) in arguments.enumerated() {
      checkArgument(argument, against: function.parameter(index), of: function.name)
    }
  }

  private mutating func checkArgument(_ argument: Evaluation, against parameter: GoTemplateKind, of name: String) {
    switch (parameter, argument.kind) {
    case (.unknown, _), (_, .unknown), (.list(.unknown), .list), (.list, .list(.unknown)), (.map, .labels): return
    case (let wanted, let given) where wanted == given: return
    default: break
    }
    var hint: String?
    if parameter == .string, argument.kind == .float || argument.kind == .integer {
      hint = "write it with printf or humanize first"
    }
    report(argument.range, "\(name) takes \(parameter.name), this is \(argument.kind.name)", hint: hint)
  }

  private mutating func combine(_ name: String, _ arguments: [Evaluation], into result: inout Evaluation) {
    if name == "not" {
      markAsTested(arguments[0].references)
      result.presentIfTrue = arguments[0].presentIfFalse
      result.presentIfFalse = arguments[0].presentIfTrue
      return
    }
    for argument in arguments.dropLast() { markAsTested(argument.references) }
    result.references = arguments.last?.references ?? []
    if arguments.allSatisfy({ $0.kind == arguments[0].kind }) { result.kind = arguments[0].kind }
    let all = name == "and" ? arguments.map(\.presentIfTrue) : arguments.map(\.presentIfFalse)
    let each = name == "and" ? arguments.map(\.presentIfFalse) : arguments.map(\.presentIfTrue)
    let union = all.reduce(into: Set()) { $0.formUnion($1) }
    let common = each.dropFirst().reduce(into: each.first ?? []) { $0.formIntersection($1) }
    result.presentIfTrue = name == "and" ? union : common
    result.presentIfFalse = name == "and" ? common : union
  }

  /// Go compares only values of one kind.
  private mutating func compare(_ name: String, _ arguments: [Evaluation], into result: inout Evaluation) {
    guard let left = arguments.first else { return }
    for right in arguments.dropFirst() {
      guard left.kind.isBasic, right.kind.isBasic, left.kind != right.kind else { continue }
      let literal = left.isIntegerLiteral ? left : right
      var hint: String?
      if literal.isIntegerLiteral, left.kind == .float || right.kind == .float {
        hint = "write the number with a fraction, such as 5.0"
      } else if left.kind == .string || right.kind == .string, literal.isIntegerLiteral {
        hint = "labels are text: write the number in quotes, and only for eq and ne"
      }
      report(
        literal.range, "\(name) cannot compare \(left.kind.name) and \(right.kind.name): rendering fails", hint: hint)
    }
    guard arguments.count == 2, name == "eq" || name == "ne" else { return }
    for (value, other) in [(arguments[0], arguments[1]), (arguments[1], arguments[0])] {
      guard let text = other.text else { continue }
      if text.isEmpty {
        markAsTested(value.references)
        if name == "eq" {
          result.presentIfFalse = value.presentIfTrue
        } else {
          result.presentIfTrue = value.presentIfTrue
        }
      } else {
        if name == "eq" {
          result.presentIfTrue = value.presentIfTrue
        } else {
          result.presentIfFalse = value.presentIfTrue
        }
      }
    }
  }

  private mutating func index(_ arguments: [Evaluation], into result: inout Evaluation) {
    guard let container = arguments.first else { return }
    switch (container.kind, arguments.count) {
    case (.labels(let source), 2):
      result.kind = .string
      guard let name = arguments[1].text else { break }
      note(LabelKey(source: source, name: name), in: &result)
    case (.list(let element), 2): result.kind = element
    case (.structure(.alerts), 2), (.structure(.pairs), 2): result.kind = container.kind.element?.value ?? .unknown
    case (.bool, _), (.integer, _), (.float, _), (.nothing, _):
      if arguments.count > 1 {
        report(container.range, "index cannot look into \(container.kind.name)", hint: nil)
      }
    case (_, 1): result.kind = container.kind
    default: break
    }
  }

  private mutating func checkFormat(_ arguments: [Evaluation]) {
    guard let first = arguments.first else { return }
    guard let text = first.text else {
      if first.kind != .string { checkArgument(first, against: .string, of: "printf") }
      return
    }
    guard let format = PrintfFormat(text) else { return }
    let values = arguments.dropFirst()
    if format.argumentCount != values.count {
      report(
        first.range,
        "the format shows \(format.argumentCount) value\(format.argumentCount == 1 ? "" : "s"), here are \(values.count)",
        hint: nil)
      return
    }
    for verb in format.verbs {
      let value = arguments[verb.argument + 1]
      let letters = PrintfFormat.letters(for: value.kind) ?? "vTbcdoOqxXUeEfFgGstp"
      guard !letters.contains(verb.letter) else { continue }
      report(
        first.range, "\(verb.text) cannot show \(value.kind.name)",
        hint: "write \(PrintfFormat.example(for: value.kind))")
    }
  }
}

extension GoTemplateKind {
  /// Whether Go's comparisons take it.
  fileprivate var isBasic: Bool {
    switch self {
    case .bool, .integer, .float, .complex, .string: true
    case .unknown, .nothing, .time, .duration, .labels, .map, .list, .structure: false
    }
  }
}
