import Diagnostics

/// What a template says, and what is wrong with it.
public struct GoTemplateParseResult: Sendable {
  /// What could be read; whole if no problem's stage is `parsing`.
  public var tree: GoTemplateTree
  /// Errors and warnings in the order of their places.
  public var errors: [GoTemplateProblem]
  /// The labels and annotations that are read by name, in the order of their places.
  public var labelReferences: [LabelReference]
  /// Whether the value of the alert is read: `$value` or `.Value`.
  public var usesValue: Bool
  /// The templates that are defined here (`define` and `block`), in their order.
  public var definitions: [GoTemplateName]
  /// The templates that are used here (`template` and `block`), in their order.
  public var uses: [GoTemplateName]
}

/// The name of a template, where it is defined or used.
public struct GoTemplateName: Hashable, Sendable {
  /// Without its quotes.
  public var name: String
  /// Of the name in its quotes; UTF-8 byte offsets.
  public var range: Range<Int>
}

/// A label or annotation that a template reads by its name: `$labels.job`, `index .Labels "job"`, `.CommonLabels.job`.
public struct LabelReference: Hashable, Sendable {
  /// Whose labels or annotations.
  public enum Source: Hashable, Sendable {
    /// Those of the expression's result: `$labels`, `.Labels`.
    case labels
    /// Prometheus' own: `$externalLabels`, `.ExternalLabels`.
    case externalLabels
    /// Those of a sample that `query` found.
    case sampleLabels
    /// Alertmanager's `.GroupLabels`, `.CommonLabels`, `.CommonAnnotations`.
    case groupLabels, commonLabels, commonAnnotations
    /// Those of one alert in `.Alerts`.
    case alertLabels, alertAnnotations

    /// Alertmanager's maps have methods (`SortedPairs`), Prometheus' have not.
    var hasMethods: Bool {
      switch self {
      case .labels, .externalLabels, .sampleLabels: false
      case .groupLabels, .commonLabels, .commonAnnotations, .alertLabels, .alertAnnotations: true
      }
    }
  }

  /// Whose label or annotation it is.
  public var source: Source
  /// The label's or annotation's name.
  public var name: String
  /// Of the expression up to the name; UTF-8 byte offsets.
  public var range: Range<Int>
  /// Whether the template copes with its absence: it stands where it is only read if it is not empty, or it is itself
  /// that test (`{{ if $labels.job }}`, `{{ with $labels.job }}`, `{{ or $labels.job "none" }}`).
  public var isGuarded: Bool
}
