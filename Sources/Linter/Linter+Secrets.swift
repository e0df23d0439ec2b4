import Diagnostics

extension Linter {
  /// The last look at what would be written: a secret may have come in through a text that no rule reads.
  package static func secretFinding(in bytes: [UInt8], of path: String) -> Diagnostic? {
    guard let kind = SecretPattern.found(in: bytes) else { return nil }
    return Diagnostic(
      LintRule.plaintextSecret.code, .error,
      "\(path) would hold \(kind); look for the text in the content and name a file or a variable instead", at: nil)
  }
}
