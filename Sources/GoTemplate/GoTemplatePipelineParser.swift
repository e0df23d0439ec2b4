import Diagnostics

/// Pipelines, commands and operands.
extension GoTemplateTreeParser {
  /// Reads a pipeline and the delimiter or parenthesis that ends it.
  mutating func pipeline(
    _ context: String, until end: GoTemplateToken.Kind, depth: Int = 0
  ) throws(GoTemplateProblem) -> GoTemplatePipeline {
    let start = token.range.lowerBound
    let (declared, isAssignment) = try declarations(context)
    var commands: [GoTemplateCommand] = []
    while token.kind != end {
      switch token.kind {
      case .rightDelimiter:
        throw GoTemplateProblem(
          start..<max(start, token.range.lowerBound), "this parenthesis is never closed", hint: "write ) before }}")
      case .pipe, .assign, .declare, .other, .keyword, .rightParenthesis:
        throw unexpected(token, in: description(of: context))
      default:
        commands.append(try command(depth: depth))
      }
    }
    let range = start..<max(start, token.range.lowerBound)
    guard !commands.isEmpty else {
      throw GoTemplateProblem(
        range.isEmpty ? token.range : range,
        context == "parentheses" ? "there is nothing in these parentheses" : "\(description(of: context)) has no value",
        hint: context == "command" ? "write what it shows, or remove it" : nil)
    }
    for command in commands.dropFirst() {
      guard let first = command.operands.first, first.fields.isEmpty else { continue }
      switch first.base {
      case .function, .variable, .pipeline: continue
      case .dot, .string, .integer, .float, .complex, .bool, .nothing:
        throw GoTemplateProblem(
          first.range, "\(text(first.range)) takes no input", hint: "only a function may stand after |")
      }
    }
    index += 1
    return GoTemplatePipeline(variables: declared, isAssignment: isAssignment, commands: commands, range: range)
  }

  /// Reads `$x :=`, `$x =` or, for `range`, `$i, $x :=`.
  private mutating func declarations(
    _ context: String
  ) throws(GoTemplateProblem) -> (variables: [GoTemplatePipeline.Variable], isAssignment: Bool) {
    var declared: [GoTemplatePipeline.Variable] = []
    while token.kind == .variable, index + 1 < tokens.count {
      let variable = GoTemplatePipeline.Variable(name: text(token.range), range: token.range)
      let next = tokens[index + 1]
      let isComma = next.kind == .other && bytes[next.range.lowerBound] == UInt8(ascii: ",")
      guard next.kind == .declare || next.kind == .assign || isComma else { break }
      declared.append(variable)
      index += 2
      if isComma {
        guard context == "range", declared.count < 2 else {
          throw GoTemplateProblem(
            variable.range.lowerBound..<next.range.upperBound,
            context == "range" ? "a range sets at most two variables" : "only a range sets two variables")
        }
        guard token.kind == .variable || token.kind == .rightDelimiter else {
          throw GoTemplateProblem(token.range, "a range sets variables only", hint: "write {{ range $i, $x := … }}")
        }
        continue
      }
      for variable in declared { declare(variable, isAssignment: next.kind == .assign) }
      return (declared, next.kind == .assign)
    }
    // `{{ range $i, $list }}` is legal: it sets $i.
    for variable in declared { declare(variable, isAssignment: false) }
    return (declared, false)
  }

  private mutating func declare(_ variable: GoTemplatePipeline.Variable, isAssignment: Bool) {
    if isAssignment {
      assigned.insert(variable.name)
      if !variables.isSet(variable.name) {
        problems.append(
          GoTemplateProblem(
            variable.range, "\(variable.name) is assigned but never declared", hint: "declare it with :=",
            stage: .rendering))
      }
    }
    // Go's parser takes an assignment for a declaration, too.
    variables.append(variable.name)
  }

  private mutating func command(depth: Int) throws(GoTemplateProblem) -> GoTemplateCommand {
    let start = token.range.lowerBound
    var operands: [GoTemplateOperand] = []
    while true {
      operands.append(try operand(depth: depth))
      let next = token
      if next.kind == .rightDelimiter || next.kind == .rightParenthesis { break }
      if next.kind == .pipe {
        index += 1
        break
      }
      let isOperand: Bool
      switch next.kind {
      case .assign, .declare, .other, .keyword, .invalid, .endOfText, .text, .comment, .leftDelimiter: isOperand = false
      default: isOperand = next.isSpaced
      }
      if !isOperand { throw unexpected(next, in: "a command") }
    }
    let end = operands.last?.range.upperBound ?? start
    return GoTemplateCommand(operands: operands, range: start..<end)
  }

  private mutating func operand(depth: Int) throws(GoTemplateProblem) -> GoTemplateOperand {
    let first = token
    index += 1
    var fields: [GoTemplateOperand.Field] = []
    let base: GoTemplateOperand.Base
    var isLiteral = false
    switch first.kind {
    case .identifier:
      let name = text(first.range)
      guard dialect.functions[name] != nil else { throw undefinedFunction(name, first.range) }
      base = .function(name)
    case .dot:
      base = .dot
      isLiteral = true
    case .field:
      base = .dot
      fields.append(field(first))
    case .variable:
      base = .variable(try variable(first.range))
    case .leftParenthesis:
      guard depth < Self.deepest else {
        throw GoTemplateProblem(
          first.range, "parentheses are nested more than \(Self.deepest) deep", hint: "set variables for the parts")
      }
      base = .pipeline(try pipeline("parentheses", until: .rightParenthesis, depth: depth + 1))
    case .string, .rawString:
      base = .string(try quoted(first.range))
      isLiteral = true
    case .character:
      let character = try quoted(first.range)
      guard character.unicodeScalars.count == 1 else {
        throw GoTemplateProblem(
          first.range, "\(text(first.range)) is no single character",
          hint: "texts stand in double quotes or in backquotes")
      }
      base = .integer
      isLiteral = true
    case .number, .complex:
      base = try number(first.range)
      isLiteral = true
    case .bool:
      base = .bool(text(first.range) == "true")
      isLiteral = true
    case .nothing:
      base = .nothing
      isLiteral = true
    default:
      throw unexpected(first, in: "a command")
    }
    while token.kind == .field, !token.isSpaced {
      if isLiteral {
        throw GoTemplateProblem(
          token.range, "\(text(first.range)) has no fields", hint: first.kind == .dot ? "write one dot" : nil)
      }
      fields.append(field(token))
      index += 1
    }
    let end = index > 0 ? tokens[index - 1].range.upperBound : first.range.upperBound
    return GoTemplateOperand(base: base, fields: fields, range: first.range.lowerBound..<end)
  }

  private func field(_ token: GoTemplateToken) -> GoTemplateOperand.Field {
    GoTemplateOperand.Field(name: text(token.range.lowerBound + 1..<token.range.upperBound), range: token.range)
  }

  private mutating func variable(_ range: Range<Int>) throws(GoTemplateProblem) -> String {
    let name = text(range)
    if variables.isSet(name) { return name }
    if variables.isKnown(name) {
      problems.append(
        GoTemplateProblem(
          range, "\(name) is set only in another branch", hint: "declare it before the block and assign it with =",
          stage: .rendering))
      return name
    }
    var hint = Suggestion.nearest(to: name, among: variables.recent).map { "did you mean \($0)?" }
    if dialect.variables.contains(where: { $0.name == name }) {
      hint = "a {{ define }} sees only what {{ template }} passes to it"
    } else if dialect == .alertmanager, GoTemplateDialect.prometheusRule.variables.contains(where: { $0.name == name })
    {
      hint =
        "\(name) is for Prometheus' rules; write what the rule puts into an annotation, such as .CommonAnnotations.summary"
    }
    throw GoTemplateProblem(range, "there is no variable \(name)", hint: hint)
  }

  private func undefinedFunction(_ name: String, _ range: Range<Int>) -> GoTemplateProblem {
    var hint: String?
    let other = GoTemplateDialect.allCases.first { $0 != dialect && $0.functions[name] != nil }
    if let version = GoTemplateFunction.later[dialect]?[name] {
      hint = "it came with \(version)"
    } else if let other {
      hint = "it is a function of \(other.readers)"
    } else {
      // The table is a dictionary; candidates need an order for the same hint every time.
      hint = Suggestion.nearest(to: name, among: dialect.functions.keys.sorted()).map { "did you mean \($0)?" }
    }
    return GoTemplateProblem(range, "\(dialect.readers) have no function \(name)", hint: hint)
  }

  private func quoted(_ range: Range<Int>) throws(GoTemplateProblem) -> String {
    do {
      return try GoTemplateQuoted.text(bytes, range)
    } catch {
      throw GoTemplateProblem(error.range, error.message, hint: "write \\\\ for a backslash, or use backquotes")
    }
  }

  private func number(_ range: Range<Int>) throws(GoTemplateProblem) -> GoTemplateOperand.Base {
    switch GoTemplateNumber.kind(of: bytes[range]) {
    case .success(.integer): return .integer
    case .success(.float): return .float
    case .success(.complex): return .complex
    case .failure(.malformed):
      let isSign = range.count == 1
      throw GoTemplateProblem(
        range, "\(text(range)) is no number",
        hint: isSign ? "templates have no arithmetic: compute it in the query" : nil)
    case .failure(.octal):
      throw GoTemplateProblem(range, "\(text(range)) is no octal number", hint: "write it without the leading zero")
    case .failure(.overflow):
      throw GoTemplateProblem(range, "\(text(range)) is too large for an integer", hint: "write it as a float")
    }
  }

  /// The name of a template, in its quotes.
  mutating func templateName(_ context: String) throws(GoTemplateProblem) -> GoTemplateName {
    guard token.kind == .string || token.kind == .rawString else {
      throw GoTemplateProblem(
        token.range, "{{ \(context) }} needs the name of a template in quotes",
        hint: "write {{ \(context) \"name\" … }}")
    }
    let name = GoTemplateName(name: try quoted(token.range), range: token.range)
    index += 1
    return name
  }

  func unexpected(_ token: GoTemplateToken, in context: String) -> GoTemplateProblem {
    var hint: String?
    switch token.kind {
    case .other where bytes[token.range.lowerBound] == UInt8(ascii: ","): hint = "arguments are separated by spaces"
    case .other where "<>!&*/%".utf8.contains(bytes[token.range.lowerBound]), .assign:
      hint = "templates have no operators: write eq, ne, lt, le, gt, ge, and, or, not before their arguments"
    case .pipe: hint = "a value stands before |"
    case .field, .dot, .string, .rawString, .number, .complex, .leftParenthesis, .variable:
      hint = "write a space before it"
    case .rightParenthesis: hint = "no parenthesis is open"
    default: break
    }
    let shown = token.kind == .rightDelimiter ? "the end of the action" : text(token.range)
    return GoTemplateProblem(token.range, "unexpected \(shown) in \(context)", hint: hint)
  }

  private func description(of context: String) -> String {
    switch context {
    case "command": "this action"
    case "parentheses": "parentheses"
    default: "{{ \(context) }}"
    }
  }
}
