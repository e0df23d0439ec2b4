import Diagnostics

/// A command line that cannot be followed. The run exits with 2.
struct UsageError: Error, Hashable, Sendable {
  /// In lower case and without a full stop. A password in a URL that it quotes is cut out.
  var message: String
  var hint: String?
  /// The command whose help has more; `nil` for the general help.
  var command: Command?

  init(_ message: String, hint: String? = nil, command: Command? = nil) {
    self.message = message.withoutCredentials
    self.hint = hint
    self.command = command
  }

  static func unknownCommand(_ word: String) -> UsageError {
    let near = Suggestion.nearest(to: word, among: Command.allCases.map(\.rawValue))
    return UsageError("there is no command '\(word.printable)'", hint: near.map { "did you mean \($0)?" })
  }
}
