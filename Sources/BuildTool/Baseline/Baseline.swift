import Diagnostics

/// Findings that were there when somebody drew a line: they are not counted, new ones are.
///
/// One line an entry: the fingerprint, the code and the element, parted by blanks; sorted, so that a merge of two branches
/// is a merge of lines. Lines that begin with `#` are for people.
struct Baseline: Equatable, Sendable {
  struct Entry: Hashable, Sendable {
    /// See `Fingerprint`.
    var fingerprint: String
    var code: String
    /// For people.
    var subject: String
  }

  /// Sorted by code, subject, then fingerprint; each fingerprint once.
  let entries: [Entry]

  private init(entries: [Entry]) {
    var seen: Set<String> = []
    self.entries = entries.filter { seen.insert($0.fingerprint).inserted }.sorted {
      ($0.code, $0.subject, $0.fingerprint) < ($1.code, $1.subject, $1.fingerprint)
    }
  }

  /// Of all findings that can make a run fail; notes never do.
  init(_ findings: [Diagnostic]) {
    self.init(
      entries: zip(findings, Fingerprint.all(of: findings)).filter { $0.0.severity != .note }.map { finding, print in
        Entry(
          fingerprint: print, code: finding.code.name,
          subject: (finding.subject ?? finding.location?.fileID ?? "").printable)
      })
  }

  /// What `findings` has besides the entries, and the entries that are not among `findings`.
  func comparison(with findings: [Diagnostic]) -> (new: [Diagnostic], obsolete: [Entry]) {
    let known = Set(entries.map(\.fingerprint))
    let prints = Fingerprint.all(of: findings)
    let present = Set(prints)
    return (
      zip(findings, prints).filter { !known.contains($1) }.map(\.0),
      entries.filter { !present.contains($0.fingerprint) }
    )
  }

  // MARK: The file

  /// The file's bytes.
  var text: [UInt8] {
    var text = "# Findings that `lint --baseline` does not count: fingerprint, code, element.\n"
    text += "# Written by `lint --write-baseline`. Lines may go, as findings are put right; none should come.\n"
    for entry in entries {
      text += [entry.fingerprint, entry.code, entry.subject].filter { !$0.isEmpty }.joined(separator: " ") + "\n"
    }
    return Array(text.utf8)
  }

  /// Reads the file's bytes. The marks that git leaves in a conflict are skipped.
  ///
  /// - Parameter name: the file's name, for messages.
  init(parsing text: [UInt8], named name: String) throws(ToolError) {
    var entries: [Entry] = []
    for (index, line) in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
      let line = String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
      if line.isEmpty || line.hasPrefix("#") || Self.isConflictMark(line) { continue }
      let parts = line.split(separator: " ", maxSplits: 2).map(String.init)
      guard parts.count >= 2, Self.isFingerprint(parts[0]), parts[1].contains("/") else {
        throw ToolError(
          "\(name.printable):\(index + 1) is not a line of the form '<fingerprint> <code> <element>'",
          hint: "write the baseline again with --write-baseline")
      }
      entries.append(Entry(fingerprint: parts[0], code: parts[1], subject: parts.count > 2 ? parts[2] : ""))
    }
    self.init(entries: entries)
  }

  private static func isFingerprint(_ text: String) -> Bool {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count == 2 && parts[0].utf8.count == 32 && parts[0].allSatisfy(\.isHexDigit)
      && Int(parts[1]).map { $0 > 0 } == true
  }

  private static func isConflictMark(_ line: String) -> Bool {
    ["<<<<<<<", "|||||||", "=======", ">>>>>>>"].contains { line.hasPrefix($0) }
  }
}
