import Diagnostics

/// What the reporters print: the findings of one run, and what is known about them.
struct Report {
  struct Entry {
    var finding: Diagnostic
    /// See `Fingerprint`.
    var fingerprint: String
  }

  /// In the order in which they are shown.
  let entries: [Entry]
  let sources: SourceFiles?
  /// What `explain` says, for the codes that the linter knows.
  let explanations: [Explanation]
  let program: String
  let version: String
  /// Whether warnings fail.
  let isStrict: Bool
  /// The package's folder in its repository, with a slash at its end; empty when it is the repository's own. For the
  /// programs that show findings beside the repository's files.
  let folder: String

  init(
    _ findings: [Diagnostic], sources: SourceFiles? = nil, explanations: [Explanation] = [], program: String,
    version: String, isStrict: Bool = false, folder: String = ""
  ) {
    entries = zip(findings, Fingerprint.all(of: findings)).map { Entry(finding: $0, fingerprint: $1) }
    self.sources = sources
    self.explanations = explanations
    self.program = program
    self.version = version
    self.isStrict = isStrict
    self.folder = folder
  }

  var findings: [Diagnostic] { entries.map(\.finding) }

  /// Relative to the package, or the `#fileID` of a file that is not in it.
  func path(of location: SourceLocation) -> String { sources?.shownPath(of: location) ?? location.fileID }

  /// Relative to the repository.
  func repositoryPath(of location: SourceLocation) -> String { folder + path(of: location) }

  /// Whether a finding makes the run fail.
  func fails(_ finding: Diagnostic) -> Bool {
    finding.severity == .error || (isStrict && finding.severity == .warning)
  }

  /// The excerpt, the notes and the related places as lines below a message, as the text report has them.
  func details(of finding: Diagnostic) -> String {
    let lines = TextReporter(path: { [places = places(in: [finding])] in places[$0] }).report([finding])
    return String(lines.drop { $0 != "\n" }.dropFirst())
  }

  /// The path of each place that findings name.
  func places(in findings: [Diagnostic]) -> [SourceLocation: String] {
    var places: [SourceLocation: String] = [:]
    for finding in findings {
      if let location = finding.location { places[location] = path(of: location) }
      for related in finding.related { places[related.location] = path(of: related.location) }
    }
    return places
  }
}
