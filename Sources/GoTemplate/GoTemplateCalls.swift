/// Calls of functions: whether they can be made, and what is known of their results.
extension GoTemplateChecker {
  mutating func call(
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
    case "call":
      // Nothing in the data of either server is a function.
      if arguments[0].kind != .unknown {
        report(nameRange, "call takes a function, this is \(arguments[0].kind.name)", hint: nil)
      }
    case "printf": checkFormat(arguments)
    case "index": index(arguments, into: &result)
    case "len", "slice":
      let container = arguments[0]
      if name == "slice" { result.kind = container.kind }
      let isMap = container.kind == .map || container.kind.isLabels
      if container.kind.isScalar && container.kind != .string || name == "slice" && isMap {
        report(container.range, "\(name) takes text or a list, this is \(container.kind.name)", hint: nil)
      }
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
    case (.unknown, _), (_, .unknown), (.map, .labels): return
    case (.list, .nothing), (.map, .nothing), (.structure, .nothing): return
    case (.number, .integer), (.number, .float), (.number, .string), (.number, .duration): return
    case (let wanted, let given) where wanted == given: return
    default: break
    }
    var hint: String?
    if parameter == .string, argument.kind == .float || argument.kind == .integer {
      hint = "write it with printf or humanize first"
    } else if parameter == .list(of: .string) {
      hint = "stringSlice makes one"
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

  /// Go compares only values of one kind, and orders only numbers and texts.
  private mutating func compare(_ name: String, _ arguments: [Evaluation], into result: inout Evaluation) {
    guard let left = arguments.first, !arguments.contains(where: { $0.kind == .nothing }) else { return }
    let isEquality = name == "eq" || name == "ne"
    for argument in arguments where !(isEquality ? argument.kind.isComparable : argument.kind.isOrdered) {
      report(argument.range, "\(name) cannot compare \(argument.kind.name)", hint: nil)
      return
    }
    for right in arguments.dropFirst() {
      guard left.kind.isScalar, right.kind.isScalar, left.kind != right.kind else { continue }
      let literal = left.isIntegerLiteral ? left : right
      var hint: String?
      if literal.isIntegerLiteral, left.kind == .float || right.kind == .float {
        hint = "write the number with a fraction, such as 5.0"
      } else if literal.isIntegerLiteral, left.kind == .string || right.kind == .string {
        hint = "labels are text: write the number in quotes"
      }
      report(literal.range, "\(name) cannot compare \(left.kind.name) with \(right.kind.name)", hint: hint)
    }
    guard arguments.count == 2, isEquality else { return }
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
      if let name = arguments[1].text {
        note(LabelKey(source: source, name: name), in: &result)
      } else if arguments[1].kind != .unknown, arguments[1].kind != .string {
        let given = arguments[1].kind.name
        report(arguments[1].range, "index of a map takes a name, this is \(given)", hint: "write the name in quotes")
      }
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
