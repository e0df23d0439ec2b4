import Compiler
import Diagnostics
import Exposition

/// What the commands work on, as functions: the content's findings and artifacts, and the places of a package. Nothing is
/// called before a command needs it.
package struct Pipeline {
  /// How the program is called, for help texts.
  package var program: String
  package var version: String
  /// The package's folder: that of the artifacts unless `--output` names one, and that of the sources. Throws when it is
  /// unknown.
  package var outputRoot: () throws -> String
  /// The folder for `capture` unless `--into` names one. Throws when it is unknown.
  package var snapshotFolder: () throws -> String
  /// The findings, in the order in which they are to be shown.
  package var lint: () throws -> [Diagnostic]
  /// The artifacts; called only when no finding that counts is an error.
  package var compile: () throws -> [Artifact]
  /// The findings in the artifacts.
  package var inspect: (_ artifacts: [Artifact]) -> [Diagnostic]
  /// Reads the file at a path as a server would, in the format that its source names; `nil` where none does. Throws
  /// `ExpositionProblem` when it is no exposition.
  package var readSnapshot: (_ path: String, _ format: ExpositionFormat?) throws -> SnapshotSummary
  /// The snapshots that the content declares. Throws when their places are unknown.
  package var declaredSnapshots: () throws -> [DeclaredSnapshot]
  /// The content's queries that ask for one of the series names.
  package var uses: (_ names: Set<String>) -> [SnapshotUse]
  /// One for each code.
  package var explanations: () -> [Explanation]

  package init(
    program: String = "build-dashboards", version: String, outputRoot: @escaping () throws -> String,
    snapshotFolder: @escaping () throws -> String, lint: @escaping () throws -> [Diagnostic],
    compile: @escaping () throws -> [Artifact],
    inspect: @escaping (_ artifacts: [Artifact]) -> [Diagnostic] = { _ in [] },
    readSnapshot: @escaping (_ path: String, _ format: ExpositionFormat?) throws -> SnapshotSummary,
    declaredSnapshots: @escaping () throws -> [DeclaredSnapshot] = { [] },
    uses: @escaping (_ names: Set<String>) -> [SnapshotUse] = { _ in [] },
    explanations: @escaping () -> [Explanation]
  ) {
    self.program = program
    self.version = version
    self.outputRoot = outputRoot
    self.snapshotFolder = snapshotFolder
    self.lint = lint
    self.compile = compile
    self.inspect = inspect
    self.readSnapshot = readSnapshot
    self.declaredSnapshots = declaredSnapshots
    self.uses = uses
    self.explanations = explanations
  }
}
