import Compiler
import Diagnostics

/// What a command learns of the content before it does its own work.
struct Examination {
  /// Without those of the baseline; sorted, each once.
  var findings: [Diagnostic]
  /// What the content makes; `nil` when an error finding forbids to make it.
  var artifacts: [Artifact]?
}

extension Tool {
  /// Lints the content, and when nothing is wrong in it, what is made of it.
  func examine(_ arguments: ParsedArguments) throws -> Examination {
    progress.phase("linting")
    let file = arguments.text(.baseline).map { BaselineFile(path: $0) }
    let baseline = try file?.read()
    let linted = try pipeline.lint()
    var findings = baseline?.comparison(with: linted).new ?? linted
    var artifacts: [Artifact]?
    var all = linted
    if !findings.contains(where: { $0.severity == .error }) {
      progress.phase("compiling")
      let made = try pipeline.compile()
      all = (linted + pipeline.inspect(made)).sortedWithoutDuplicates()
      findings = baseline?.comparison(with: all).new ?? all
      if !findings.contains(where: { $0.severity == .error }) { artifacts = made }
    }
    // What has not been looked at may still be there.
    if let file, artifacts != nil, let obsolete = baseline?.comparison(with: all).obsolete {
      findings += obsolete.map { entry in
        let place = entry.subject.isEmpty ? "" : " of \(entry.subject)"
        return Diagnostic(
          Diagnostic.Code("meta/unused-suppression"), .note,
          "the baseline \(file.path) has \(entry.code)\(place), which does not occur any more; write it again with "
            + "`lint --write-baseline \(file.path)`",
          at: nil)
      }
    }
    return Examination(findings: findings.sortedWithoutDuplicates(), artifacts: artifacts)
  }
}
