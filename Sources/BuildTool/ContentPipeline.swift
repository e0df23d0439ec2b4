import Compiler
import Diagnostics
import Exposition
import Linter
import Monitoring

/// The commands' work for one content: reading its snapshots, linting, compiling.
package enum ContentPipeline {
  /// - Parameters:
  ///   - filePath: `#filePath` where the content's entry is; the package around it is the default output root.
  ///   - currentDirectory: the absolute path of the current folder.
  ///   - now: the clock by which snapshots have an age. No artifact depends on it.
  package static func make(
    _ content: any Content, version: String, filePath: String, currentDirectory: String,
    now: @escaping () -> UTCTime = { .now }
  ) -> Pipeline {
    func root() throws -> String { try PackageRoot.find(filePath: filePath, currentDirectory: currentDirectory) }
    return Pipeline(
      version: version, outputRoot: root,
      snapshotFolder: {
        let folders = content.snapshots.map(\.folder)
        guard let folder = folders.first else {
          throw ToolError(
            "the content declares no snapshot, so the folder is unknown",
            hint: "pass --into DIR, and declare Snapshot(…)")
        }
        return try "\(root())/\(folder)"
      },
      lint: { try findings(content, root: root(), now: now()) },
      compile: { ContentCompiler.artifacts(of: content) },
      render: { findings, isColoured in
        let paths = (try? root()).map { SourcePaths(root: $0) }
        // One reporter runs on one thread: the paths are looked up before it.
        var places: [SourceLocation: String] = [:]
        for location in findings.compactMap(\.location) { places[location] = paths?.path(ofFileID: location.fileID) }
        let known = places
        return TextReporter(colours: isColoured, path: { known[$0] }).report(findings)
      },
      readSnapshot: { path in SnapshotSummary(try ExpositionFile.parse(path: path)) },
      declaredSnapshots: {
        let root = try root()
        return content.snapshots.map { snapshot in
          DeclaredSnapshot(
            name: snapshot.name, folder: "\(root)/\(snapshot.folder)", metricsFile: "\(root)/\(snapshot.metricsFile)",
            shownMetricsFile: snapshot.metricsFile)
        }
      },
      uses: { names in
        let paths = (try? root()).map { SourcePaths(root: $0) }
        return Linter.uses(of: names, in: content).map { use in
          let place = paths?.describe(use.location) ?? use.location.description
          return SnapshotUse(name: use.name, text: "\(place): \(use.owner)")
        }
      },
      explanations: { LintRule.all.map(Explanation.init).sorted { $0.code.name < $1.code.name } })
  }

  /// What the linter finds in the content, and then in what is made of it.
  private static func findings(_ content: any Content, root: String, now: UTCTime) -> [Diagnostic] {
    let snapshots = content.snapshots.map { capture($0, root: root) }
    let findings = Linter.findings(in: content, snapshots: snapshots, now: now)
    if findings.contains(where: { $0.severity == .error }) { return findings }
    return findings
      + ContentCompiler.artifacts(of: content).compactMap { Linter.secretFinding(in: $0.bytes, of: $0.path) }
  }

  private static func capture(_ snapshot: Snapshot, root: String) -> CapturedSnapshot {
    do {
      let page = try ExpositionFile.parse(path: "\(root)/\(snapshot.path)")
      let folder = try? Folder(at: "\(root)/\(snapshot.folder)")
      let record = folder.flatMap { CaptureRecord.read(of: snapshot.name, in: $0) }
      return CapturedSnapshot(snapshot, .parsed(page), captureTime: record?.time)
    } catch let problem as ExpositionProblem {
      return CapturedSnapshot(snapshot, .malformed(problem))
    } catch {
      return CapturedSnapshot(snapshot, .unreadable("\(error)"))
    }
  }
}

extension Explanation {
  init(_ rule: LintRule) {
    self.init(
      code: rule.code, severity: rule.severity, summary: rule.summary, why: rule.explanation,
      badExample: rule.bad.text, goodExample: rule.good.text)
  }
}
