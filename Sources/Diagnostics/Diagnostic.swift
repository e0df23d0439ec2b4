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

  /// Text to put in the place of a part of the excerpt.
  public struct Fix: Hashable, Sendable {
    /// UTF-8 byte offsets into the excerpt's text; an empty range inserts.
    public var range: Range<Int>
    /// What to write there.
    public var replacement: String
    /// Whether the content surely means what it meant to mean afterwards. What is not safe is a proposal for a person.
    public var isSafe: Bool
    /// `replacement` for the part of the excerpt's text in `range`.
    public init(_ range: Range<Int>, _ replacement: String, isSafe: Bool) {
      self.range = range
      self.replacement = replacement
      self.isSafe = isSafe
    }
  }

  /// Another place that has to do with the finding, such as the first of two equal names.
  public struct Related: Hashable, Sendable {
    /// What is there, in lower case and without a full stop.
    public var message: String
    /// The place.
    public var location: SourceLocation
    /// `message` about `location`.
    public init(_ message: String, at location: SourceLocation) {
      self.message = message
      self.location = location
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
  /// The other places that a person may want to look at.
  public var related: [Related]
  /// A change of the excerpt's text that takes the cause away; `nil` where none is known.
  public var fix: Fix?
  /// The element of the content that the finding is about, such as `alert cloudtrail/Down`: it stays the same when the
  /// element moves in its file. `nil` when it is not known.
  public var subject: String?

  /// A finding; `message` is in the form that its property tells.
  public init(
    _ code: Code, _ severity: Severity, _ message: String, at location: SourceLocation?, excerpt: Excerpt? = nil,
    notes: [String] = [], related: [Related] = [], fix: Fix? = nil, subject: String? = nil
  ) {
    self.code = code
    self.severity = severity
    self.message = message
    self.location = location
    self.excerpt = excerpt
    self.notes = notes
    self.related = related
    self.fix = fix
    self.subject = subject
  }
}
