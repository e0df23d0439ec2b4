/// One finding: what is wrong, where, why, and what to write instead.
public struct Diagnostic: Hashable, Sendable {
  /// How much a finding weighs. Errors stop a build.
  public enum Severity: String, Hashable, Sendable {
    /// An error is certain to fail, a warning is most likely a mistake, a note only informs.
    case error, warning, note
  }

  /// The stable name of the check, such as `time/offset-missing`. A code never changes its meaning.
  public struct Code: Hashable, Sendable, CustomStringConvertible {
    /// `group/name`.
    public let name: String
    /// A code by its `group/name`, which is not checked.
    public init(_ name: String) { self.name = name }
    /// The name, as it stands in a report.
    public var description: String { name }
    /// The part before the slash.
    public var group: String { String(name.prefix { $0 != "/" }) }
  }

  /// A text that a finding points into, such as the PromQL of an alert.
  public struct Excerpt: Hashable, Sendable {
    /// The whole text, as it was written.
    public var text: String
    /// UTF-8 byte offsets into `text`.
    public var range: Range<Int>
    /// A text and the part of it that the finding is about, as UTF-8 byte offsets.
    public init(_ text: String, _ range: Range<Int>) {
      self.text = text
      self.range = range
    }
  }

  /// Which check found it.
  public var code: Code
  /// How much it weighs.
  public var severity: Severity
  /// In lower case and without a full stop: what is wrong and why, then what to write instead.
  public var message: String
  /// Where the offending value was written; `nil` when the finding is about the content as a whole.
  public var location: SourceLocation?
  /// What the finding points into; `nil` when it is not about a text.
  public var excerpt: Excerpt?
  /// The evidence: which snapshot, which declaration, which other value.
  public var notes: [String]

  /// A finding; `message` is in the form that its property tells.
  public init(
    _ code: Code, _ severity: Severity, _ message: String, at location: SourceLocation?, excerpt: Excerpt? = nil,
    notes: [String] = []
  ) {
    self.code = code
    self.severity = severity
    self.message = message
    self.location = location
    self.excerpt = excerpt
    self.notes = notes
  }
}
