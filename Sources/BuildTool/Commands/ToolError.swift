/// What stops a run, told to a person: what is wrong and where, and what to do about it. The run exits with 2.
package struct ToolError: Error, Hashable, Sendable, CustomStringConvertible {
  /// In lower case and without a full stop.
  package var message: String
  /// What to do or to write instead; `nil` when the message says it all.
  package var hint: String?

  package init(_ message: String, hint: String? = nil) {
    self.message = message
    self.hint = hint
  }

  package var description: String { hint.map { "\(message)\n  \($0)" } ?? message }
}
