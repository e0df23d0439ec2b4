import Diagnostics

/// The findings that `--only` and `--except` leave, by code or by group.
struct FindingFilter: Sendable {
  private let only: Set<String>
  private let except: Set<String>

  /// - Parameter codes: those that there are.
  init(only: [String], except: [String], codes: [Diagnostic.Code], command: Command) throws(UsageError) {
    self.only = Set(only)
    self.except = Set(except)
    let known = Set(codes.flatMap { [$0.name, $0.group] })
    for name in only + except where !known.contains(name) {
      let near = Suggestion.nearest(to: name, among: known.sorted())
      throw UsageError(
        "there is no code or group '\(name.printable)'",
        hint: near.map { "did you mean \($0)?" }
          ?? "explain --all lists the codes; a group is what stands before the slash",
        command: command)
    }
  }

  func includes(_ finding: Diagnostic) -> Bool {
    (only.isEmpty || Self.names(finding.code, in: only)) && !Self.names(finding.code, in: except)
  }

  private static func names(_ code: Diagnostic.Code, in names: Set<String>) -> Bool {
    names.contains(code.name) || names.contains(code.group)
  }
}
