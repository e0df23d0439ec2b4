/// A template, read: the list of what it writes. All ranges are UTF-8 byte offsets into its text.
public struct GoTemplateTree: Hashable, Sendable {
  /// In the order of the text.
  public var nodes: [GoTemplateNode]
}

/// A piece of a template.
public struct GoTemplateNode: Hashable, Sendable {
  /// What a piece writes.
  public indirect enum Kind: Hashable, Sendable {
    /// Text that is written as it is, without what trim markers took away.
    case text(String)
    /// `{{/* text */}}`, which writes nothing.
    case comment
    /// `{{ pipeline }}`.
    case action(GoTemplatePipeline)
    /// `{{ if }}`, with a branch for every `{{ else if }}`.
    case condition([GoTemplateBranch], otherwise: [GoTemplateNode]?)
    /// `{{ with }}`, with a branch for every `{{ else with }}`.
    case with([GoTemplateBranch], otherwise: [GoTemplateNode]?)
    /// `{{ range }}`: its body once for each element, and `otherwise` when there is none.
    case range(GoTemplateBranch, otherwise: [GoTemplateNode]?)
    /// `{{ template "name" argument }}`.
    case template(name: String, argument: GoTemplatePipeline?)
    /// `{{ define "name" }}`, which writes nothing where it stands.
    case define(name: String, body: [GoTemplateNode])
    /// `{{ block "name" argument }}`: a definition and its use at once.
    case block(name: String, argument: GoTemplatePipeline?, body: [GoTemplateNode])
    /// `{{ break }}`, which ends the innermost `range`.
    case breakLoop
    /// `{{ continue }}`, which goes on to the next element of the innermost `range`.
    case continueLoop
  }

  /// What the piece is, with its parts.
  public var kind: Kind
  /// Of a block, from its first delimiter to the last of its `{{ end }}`.
  public var range: Range<Int>
}

/// A pipeline of an `if`, `with` or `range`, and what is written under it.
public struct GoTemplateBranch: Hashable, Sendable {
  /// `nil` where it could not be read.
  public var pipeline: GoTemplatePipeline?
  /// What is written under the pipeline, in order.
  public var body: [GoTemplateNode]
}

/// `$x := command | command`.
public struct GoTemplatePipeline: Hashable, Sendable {
  /// A variable that a pipeline sets.
  public struct Variable: Hashable, Sendable {
    /// With its dollar sign.
    public var name: String
    /// UTF-8 byte offsets into the template.
    public var range: Range<Int>
  }

  /// Set by the pipeline: none, one, or in a `range` two, of which the first is the index.
  public var variables: [Variable]
  /// Whether the variables are assigned (`=`) and not declared (`:=`).
  public var isAssignment: Bool
  /// At least one.
  public var commands: [GoTemplateCommand]
  /// UTF-8 byte offsets into the template.
  public var range: Range<Int>
}

/// `function argument argument`, or a single value.
public struct GoTemplateCommand: Hashable, Sendable {
  /// At least one.
  public var operands: [GoTemplateOperand]
  /// UTF-8 byte offsets into the template.
  public var range: Range<Int>
}

/// A value and the fields that are read from it: `.Labels.job`, `$labels.job`, `(query "up").x`, `5`.
public struct GoTemplateOperand: Hashable, Sendable {
  /// What an operand begins with.
  public indirect enum Base: Hashable, Sendable {
    /// `.`: what the template is given, or the `with` or `range` around it has chosen.
    case dot
    /// With its dollar sign; `$` alone is what the template is given.
    case variable(String)
    /// The name of a function, which the operands behind it are given to.
    case function(String)
    /// A pipeline in brackets.
    case pipeline(GoTemplatePipeline)
    /// The text that the literal stands for, without quotes and escapes.
    case string(String)
    /// A whole number, or a character. Only its kind is kept.
    case integer
    /// A number with a point or an exponent. Only its kind is kept.
    case float
    /// An imaginary or complex number, which no function of alerts takes.
    case complex
    /// `true` or `false`.
    case bool(Bool)
    /// `nil`.
    case nothing
  }

  /// A field, key or method that is read from a value.
  public struct Field: Hashable, Sendable {
    /// Without its dot.
    public var name: String
    /// With its dot; UTF-8 byte offsets into the template.
    public var range: Range<Int>
  }

  /// What the fields are read from.
  public var base: Base
  /// From the left to the right; empty for a plain value.
  public var fields: [Field]
  /// UTF-8 byte offsets into the template.
  public var range: Range<Int>
}
