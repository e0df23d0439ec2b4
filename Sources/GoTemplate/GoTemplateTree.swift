/// A template, read: the list of what it writes. All ranges are UTF-8 byte offsets into its text.
public struct GoTemplateTree: Hashable, Sendable {
  public var nodes: [GoTemplateNode]
}

/// A piece of a template.
public struct GoTemplateNode: Hashable, Sendable {
  public indirect enum Kind: Hashable, Sendable {
    /// Text that is written as it is, without what trim markers took away.
    case text(String)
    case comment
    /// `{{ pipeline }}`.
    case action(GoTemplatePipeline)
    /// `{{ if }}`, with a branch for every `{{ else if }}`.
    case condition([GoTemplateBranch], otherwise: [GoTemplateNode]?)
    /// `{{ with }}`, with a branch for every `{{ else with }}`.
    case with([GoTemplateBranch], otherwise: [GoTemplateNode]?)
    case range(GoTemplateBranch, otherwise: [GoTemplateNode]?)
    /// `{{ template "name" argument }}`.
    case template(name: String, argument: GoTemplatePipeline?)
    case define(name: String, body: [GoTemplateNode])
    /// `{{ block "name" argument }}`: a definition and its use at once.
    case block(name: String, argument: GoTemplatePipeline?, body: [GoTemplateNode])
    case breakLoop
    case continueLoop
  }

  public var kind: Kind
  /// Of a block, from its first delimiter to the last of its `{{ end }}`.
  public var range: Range<Int>
}

/// A pipeline of an `if`, `with` or `range`, and what is written under it.
public struct GoTemplateBranch: Hashable, Sendable {
  /// `nil` where it could not be read.
  public var pipeline: GoTemplatePipeline?
  public var body: [GoTemplateNode]
}

/// `$x := command | command`.
public struct GoTemplatePipeline: Hashable, Sendable {
  public struct Variable: Hashable, Sendable {
    /// With its dollar sign.
    public var name: String
    public var range: Range<Int>
  }

  public var variables: [Variable]
  /// Whether the variables are assigned (`=`) and not declared (`:=`).
  public var isAssignment: Bool
  /// At least one.
  public var commands: [GoTemplateCommand]
  public var range: Range<Int>
}

/// `function argument argument`, or a single value.
public struct GoTemplateCommand: Hashable, Sendable {
  /// At least one.
  public var operands: [GoTemplateOperand]
  public var range: Range<Int>
}

/// A value and the fields that are read from it: `.Labels.job`, `$labels.job`, `(query "up").x`, `5`.
public struct GoTemplateOperand: Hashable, Sendable {
  public indirect enum Base: Hashable, Sendable {
    case dot
    case variable(String)
    case function(String)
    case pipeline(GoTemplatePipeline)
    case string(String)
    case integer
    case float
    case complex
    case bool(Bool)
    case nothing
  }

  public struct Field: Hashable, Sendable {
    /// Without its dot.
    public var name: String
    public var range: Range<Int>
  }

  public var base: Base
  public var fields: [Field]
  public var range: Range<Int>
}
