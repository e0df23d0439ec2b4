import GoTemplate

/// What a receiver's template writes of an alert that has only some annotations.
struct PrintedAnnotations {
  /// What it writes of annotations that the alert lacks, and does not ask for first.
  private(set) var holes: [LabelReference] = []
  /// Whether it writes an annotation that the alert has.
  private(set) var printsAnnotation = false
  /// Whether it writes nothing at all but white space.
  private(set) var isBlank = true

  private let present: Set<String>
  /// By where they stand.
  private let references: [Range<Int>: LabelReference]

  /// - Parameter present: the annotations that the alert has, and that are not blank.
  init(of template: GoTemplateParseResult, present: Set<String>) {
    self.present = present
    let read = template.labelReferences.filter(\.isOfAnnotations)
    references = Dictionary(read.map { ($0.range, $0) }) { first, _ in first }
    walk(template.tree.nodes)
  }

  private mutating func walk(_ nodes: [GoTemplateNode]) {
    for node in nodes {
      switch node.kind {
      case .text(let text): if !text.allSatisfy(\.isWhitespace) { isBlank = false }
      case .action(let pipeline): if pipeline.variables.isEmpty { write(pipeline) }
      case .condition(let branches, let otherwise), .with(let branches, let otherwise):
        walk(branches, otherwise: otherwise)
      case .range(let branch, let otherwise):
        walk(branch.body)
        walk(otherwise ?? [])
      case .template, .block: isBlank = false
      case .comment, .define, .breakLoop, .continueLoop: break
      }
    }
  }

  /// Of branches that ask for annotations it is known which is taken.
  private mutating func walk(_ branches: [GoTemplateBranch], otherwise: [GoTemplateNode]?) {
    for branch in branches {
      switch branch.pipeline.map(value) ?? .something {
      case .nothing: continue
      case .annotation: return walk(branch.body)
      case .something: walk(branch.body)
      }
    }
    walk(otherwise ?? [])
  }

  private mutating func write(_ pipeline: GoTemplatePipeline) {
    switch value(pipeline) {
    case .nothing(let missing): if let missing, !missing.isGuarded { holes.append(missing) }
    case .annotation:
      isBlank = false
      printsAnnotation = true
    case .something(let missing):
      isBlank = false
      holes += missing.filter { !$0.isGuarded }
    }
  }

  // MARK: Values

  fileprivate enum Value {
    /// The empty text, of an annotation that the alert lacks.
    case nothing(LabelReference?)
    /// An annotation that the alert has.
    case annotation
    /// Anything else, made of these annotations that it lacks.
    case something([LabelReference])

    static let something = Value.something([])

    var missing: [LabelReference] {
      switch self {
      case .nothing(let reference): reference.map { [$0] } ?? []
      case .annotation: []
      case .something(let references): references
      }
    }
    var isNothing: Bool { if case .nothing = self { true } else { false } }
  }

  private func value(_ pipeline: GoTemplatePipeline) -> Value {
    guard let first = pipeline.commands.first else { return .something }
    return pipeline.commands.dropFirst().reduce(value(first, input: nil)) { value($1, input: $0) }
  }

  private func value(_ command: GoTemplateCommand, input: Value?) -> Value {
    if let reference = references[command.range] { return value(reference) }
    guard let first = command.operands.first else { return .something }
    guard case .function(let name) = first.base else {
      return command.operands.count == 1 ? value(first) : .something
    }
    let arguments = command.operands.dropFirst().map(value) + (input.map { [$0] } ?? [])
    switch name {
    // The first that is not empty.
    case "or":
      if arguments.allSatisfy(\.isNothing) { return arguments.last ?? .something }
      return arguments.first { !$0.isNothing }?.withoutMissing ?? .something
    // The first that is empty, or the last.
    case "and": return arguments.first(where: \.isNothing) ?? arguments.last ?? .something
    case "toUpper", "toLower", "title", "trimSpace", "safeHtml", "safeUrl", "html", "urlquery", "print":
      return arguments.count == 1 ? arguments[0] : .something(arguments.flatMap(\.missing))
    case "printf", "println": return .something(arguments.flatMap(\.missing))
    default: return .something
    }
  }

  private func value(_ operand: GoTemplateOperand) -> Value {
    if let reference = references[operand.range] { return value(reference) }
    if case .pipeline(let inner) = operand.base, operand.fields.isEmpty { return value(inner) }
    return .something
  }

  private func value(_ reference: LabelReference) -> Value {
    present.contains(reference.name) ? .annotation : .nothing(reference)
  }
}

extension PrintedAnnotations.Value {
  /// What is left away because of another does not show.
  fileprivate var withoutMissing: Self { if case .something = self { .something } else { self } }
}

extension LabelReference {
  var isOfAnnotations: Bool { source == .alertAnnotations || source == .commonAnnotations }
}
