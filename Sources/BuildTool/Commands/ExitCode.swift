/// How a run ends.
enum ExitCode: Int32, Sendable {
  /// All is well.
  case clean = 0
  /// Error findings, or artifacts that differ.
  case findings = 1
  /// A wrong command line, or a file, folder or server that could not be used.
  case failure = 2
}
