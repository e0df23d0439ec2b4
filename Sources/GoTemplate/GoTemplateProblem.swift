import Diagnostics

/// Something wrong with a template.
public struct GoTemplateProblem: Error, Hashable, Sendable {
  /// When the server meets the problem.
  public enum Stage: Hashable, Sendable {
    /// The template cannot be read: a rule file with it is refused, a notification with it fails.
    case parsing
    /// The template is read, and fails or writes rubbish when it is rendered. promtool and amtool do not see it.
    case rendering
  }

  /// UTF-8 byte offsets into the template.
  public var range: Range<Int>
  /// What is wrong, in lower case and without a full stop.
  public var message: String
  /// What to write instead, in the same form; `nil` where there is no telling.
  public var hint: String?
  /// Errors make the template useless; what is a warning may be meant.
  public var severity: Diagnostic.Severity
  /// When the server meets it.
  public var stage: Stage

  /// An error that the server meets when it reads the template, unless it is said otherwise.
  public init(
    _ range: Range<Int>, _ message: String, hint: String? = nil, severity: Diagnostic.Severity = .error,
    stage: Stage = .parsing
  ) {
    self.range = range
    self.message = message
    self.hint = hint
    self.severity = severity
    self.stage = stage
  }
}
