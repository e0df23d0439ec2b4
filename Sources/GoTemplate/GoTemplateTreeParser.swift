/// Makes a tree of a template's tokens. Blocks that are open are kept in a list, so that a mistake in one action loses
/// only that action, and blocks still find their ends.
struct GoTemplateTreeParser {
  let dialect: GoTemplateDialect
  let bytes: [UInt8]
  let tokens: [GoTemplateToken]
  var index = 0

  /// What is written outside blocks, and what is wrong.
  var nodes: [GoTemplateNode] = []
  var problems: [GoTemplateProblem] = []
  var definitions: [GoTemplateName] = []
  var uses: [GoTemplateName] = []
  /// The names of all variables that are assigned with `=` somewhere: what they hold is not known.
  var assigned: Set<String> = []
  /// The names of definitions that are not empty: Go refuses a second one of those.
  private var filled: Set<String> = []

  var variables: GoTemplateScope
  private var blocks: [OpenBlock] = []

  static let deepest = 50

  /// A block whose end has not been found.
  private struct OpenBlock {
    var keyword: GoTemplateToken.Keyword
    /// The action that opened it.
    var opening: Range<Int>
    /// Of a definition; `nil` where it could not be read.
    var name: GoTemplateName?
    var pipeline: GoTemplatePipeline?
    /// The branches before the one that is being read.
    var branches: [GoTemplateBranch] = []
    var nodes: [GoTemplateNode] = []
    var isElse = false
    /// Whether it stands in a loop itself.
    var isInLoop = false
    /// How many variables there were before the block, and when its body began.
    var variablesBefore = 0
    var variablesAtBody = 0
    /// The variables around a definition, which has its own.
    var outerVariables = GoTemplateScope()

    var isDefinition: Bool { keyword == .define || keyword == .block }
  }

  init(_ text: String, dialect: GoTemplateDialect) {
    self.dialect = dialect
    bytes = Array(text.utf8)
    tokens = GoTemplateLexer.tokens(of: bytes)
    variables = dialect.scope
  }

  var token: GoTemplateToken {
    index < tokens.count ? tokens[index] : GoTemplateToken(kind: .endOfText, range: bytes.count..<bytes.count)
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  mutating func parse() {
    while token.kind != .endOfText {
      let start = token
      switch start.kind {
      case .text:
        index += 1
        add(.text(text(start.range)), start.range)
      case .comment:
        index += 1
        add(.comment, start.range)
      case .leftDelimiter:
        index += 1
        let first = index
        do {
          try parseAction(from: start.range.lowerBound)
        } catch {
          problems.append(error)
          leaveAction()
          declareVariables(of: first..<index)
        }
      case .invalid(let message, let hint):
        problems.append(GoTemplateProblem(start.range, message, hint: hint))
        index += 1
      default:
        index += 1
      }
    }
    for block in blocks {
      problems.append(
        GoTemplateProblem(
          block.opening, "this {{ \(block.keyword.rawValue) }} is never closed", hint: "write {{ end }} where it ends"))
    }
    while let block = blocks.popLast() { close(block, at: bytes.count) }
  }

  // MARK: Actions

  /// Reads an action, after its left delimiter.
  private mutating func parseAction(from start: Int) throws(GoTemplateProblem) {
    guard case .keyword(let keyword) = token.kind else {
      try checkTokensOfAction()
      let pipeline = try pipeline("command", until: .rightDelimiter)
      add(.action(pipeline), start..<endOfAction())
      return
    }
    let keywordRange = token.range
    index += 1
    switch keyword {
    case .if, .with, .range:
      try open(keyword, from: start)
    case .define:
      try openDefine(from: start, keywordRange)
    case .block:
      try openBlock(from: start)
    case .template:
      try checkTokensOfAction()
      let name = try templateName("template")
      uses.append(name)
      let argument = token.kind == .rightDelimiter ? nil : try pipeline("template", until: .rightDelimiter)
      if argument == nil { index += 1 }
      add(.template(name: name.name, argument: argument), start..<endOfAction())
    case .else:
      try parseElse(keywordRange)
    case .end:
      let block = blocks.popLast()
      if block == nil {
        problems.append(
          GoTemplateProblem(
            keywordRange, "this {{ end }} closes nothing", hint: "remove it, or open a block with if, with or range"))
      }
      defer { if let block { close(block, at: endOfAction()) } }
      try expectEndOfAction("end")
    case .break, .continue:
      try expectEndOfAction(keyword.rawValue)
      if !isInLoop {
        throw GoTemplateProblem(keywordRange, "{{ \(keyword.rawValue) }} stands in no {{ range }}")
      }
      add(keyword == .break ? .breakLoop : .continueLoop, start..<endOfAction())
    }
  }

  private mutating func parseElse(_ keyword: Range<Int>) throws(GoTemplateProblem) {
    guard var block = blocks.popLast() else {
      throw GoTemplateProblem(keyword, "this {{ else }} belongs to no {{ if }}, {{ with }} or {{ range }}")
    }
    defer { blocks.append(block) }
    if block.isDefinition {
      throw GoTemplateProblem(keyword, "a {{ \(block.keyword.rawValue) }} has no {{ else }}")
    }
    if block.isElse {
      throw GoTemplateProblem(
        keyword, "a second {{ else }} for one {{ \(block.keyword.rawValue) }}",
        hint: "write {{ else if … }} or {{ end }}")
    }
    block.branches.append(GoTemplateBranch(pipeline: block.pipeline, body: block.nodes))
    block.pipeline = nil
    block.nodes = []
    variables.unset(from: block.variablesAtBody)
    guard case .keyword(let next) = token.kind, next == .if || next == .with else {
      block.isElse = true
      try expectEndOfAction("else")
      return
    }
    guard next == block.keyword else {
      block.isElse = true
      throw GoTemplateProblem(
        token.range, "an {{ else \(next.rawValue) }} does not continue a {{ \(block.keyword.rawValue) }}",
        hint: "write {{ else }}{{ \(next.rawValue) … }} and one more {{ end }}")
    }
    index += 1
    try checkTokensOfAction()
    defer { block.variablesAtBody = variables.count }
    block.pipeline = try pipeline(next.rawValue, until: .rightDelimiter)
  }

  // MARK: Blocks

  /// Whether `break` and `continue` may stand here.
  private var isInLoop: Bool {
    guard let block = blocks.last else { return false }
    return block.keyword == .range && !block.isElse || block.isInLoop
  }

  /// Opens a block and reads its pipeline. It is open even if that fails, because its end will come.
  private mutating func open(_ keyword: GoTemplateToken.Keyword, from start: Int) throws(GoTemplateProblem) {
    var block = OpenBlock(keyword: keyword, opening: actionRange(from: start), variablesBefore: variables.count)
    defer {
      block.variablesAtBody = variables.count
      push(block)
    }
    try checkTokensOfAction()
    block.pipeline = try pipeline(keyword.rawValue, until: .rightDelimiter)
  }

  private mutating func openDefine(from start: Int, _ keyword: Range<Int>) throws(GoTemplateProblem) {
    if !blocks.isEmpty {
      problems.append(
        GoTemplateProblem(keyword, "a {{ define }} may not stand in another block", hint: "move it out of the block"))
    }
    var block = OpenBlock(keyword: .define, opening: actionRange(from: start))
    defer { pushDefinition(block) }
    try checkTokensOfAction()
    block.name = try templateName("define")
    try expectEndOfAction("define")
  }

  private mutating func openBlock(from start: Int) throws(GoTemplateProblem) {
    var block = OpenBlock(keyword: .block, opening: actionRange(from: start))
    defer { pushDefinition(block) }
    try checkTokensOfAction()
    let name = try templateName("block")
    block.name = name
    uses.append(name)
    block.pipeline = try pipeline("block", until: .rightDelimiter)
  }

  private mutating func pushDefinition(_ opened: OpenBlock) {
    var block = opened
    block.outerVariables = variables
    if let name = block.name { definitions.append(name) }
    variables = GoTemplateScope(["$"])
    push(block)
  }

  private mutating func push(_ opened: OpenBlock) {
    var block = opened
    block.isInLoop = isInLoop && !block.isDefinition
    blocks.append(block)
    if blocks.count == Self.deepest + 1 {
      problems.append(
        GoTemplateProblem(
          block.opening, "blocks are nested more than \(Self.deepest) deep",
          hint: "split the template with {{ define }}"))
    }
  }

  private mutating func close(_ block: OpenBlock, at end: Int) {
    let range = block.opening.lowerBound..<end
    if block.isDefinition {
      variables = block.outerVariables
      checkDefinition(block)
    } else {
      variables.remove(from: block.variablesBefore)
    }
    // What is deeper than that is read, for its problems, and then left out: a tree must not be too deep to be walked.
    if blocks.count >= Self.deepest { return }
    var branches = block.branches
    if !block.isElse { branches.append(GoTemplateBranch(pipeline: block.pipeline, body: block.nodes)) }
    let otherwise = block.isElse ? block.nodes : nil
    switch block.keyword {
    case .if: add(.condition(branches, otherwise: otherwise), range)
    case .with: add(.with(branches, otherwise: otherwise), range)
    case .define: add(.define(name: block.name?.name ?? "", body: block.nodes), range)
    case .block: add(.block(name: block.name?.name ?? "", argument: block.pipeline, body: block.nodes), range)
    case .range:
      if let branch = branches.first { add(.range(branch, otherwise: otherwise), range) }
    case .break, .continue, .else, .end, .template: break
    }
  }

  private mutating func checkDefinition(_ block: OpenBlock) {
    let isEmpty = block.nodes.allSatisfy { node in
      switch node.kind {
      case .comment: true
      case .text(let text): text.utf8.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) }
      default: false
      }
    }
    if let name = block.name?.name, !isEmpty, !filled.insert(name).inserted {
      problems.append(
        GoTemplateProblem(
          block.opening, "a template named \"\(name)\" is already defined here", hint: "give it another name"))
    }
  }

  private mutating func add(_ kind: GoTemplateNode.Kind, _ range: Range<Int>) {
    let node = GoTemplateNode(kind: kind, range: range)
    if blocks.isEmpty {
      nodes.append(node)
    } else {
      blocks[blocks.count - 1].nodes.append(node)
    }
  }

  // MARK: Ends of actions

  /// Fails if something in the action is no token at all: nothing else that is said about the action would help.
  mutating func checkTokensOfAction() throws(GoTemplateProblem) {
    var next = index
    while next < tokens.count, tokens[next].kind != .rightDelimiter {
      if case .invalid(let message, let hint) = tokens[next].kind {
        throw GoTemplateProblem(tokens[next].range, message, hint: hint)
      }
      next += 1
    }
  }

  private mutating func expectEndOfAction(_ context: String) throws(GoTemplateProblem) {
    try checkTokensOfAction()
    guard token.kind == .rightDelimiter else { throw unexpected(token, in: "{{ \(context) }}") }
    index += 1
  }

  /// Declares what an action would have declared if it could be read: its mistake is told once.
  private mutating func declareVariables(of action: Range<Int>) {
    for next in action.dropFirst() where tokens[next].kind == .declare && tokens[next - 1].kind == .variable {
      let name = text(tokens[next - 1].range)
      if !variables.isSet(name) { variables.append(name) }
    }
  }

  /// Goes behind the action in which something was wrong.
  private mutating func leaveAction() {
    // The action may have been left already: its right delimiter is the last token that was read.
    if index > 0, tokens[index - 1].kind == .rightDelimiter { return }
    while index < tokens.count, token.kind != .rightDelimiter, token.kind != .endOfText { index += 1 }
    if token.kind == .rightDelimiter { index += 1 }
  }

  /// Where the action ended that was read last.
  private func endOfAction() -> Int { index > 0 ? tokens[index - 1].range.upperBound : 0 }

  private func actionRange(from start: Int) -> Range<Int> {
    var next = index
    while next < tokens.count, tokens[next].kind != .rightDelimiter, tokens[next].kind != .endOfText { next += 1 }
    return start..<max(start, next < tokens.count ? tokens[next].range.upperBound : bytes.count)
  }
}
