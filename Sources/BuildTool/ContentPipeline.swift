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
        // Before the first snapshot is declared, the folder that it would have beside the first job.
        let expected = content.prometheus?.jobs.first.map { Snapshot("", job: $0, fileID: $0.location.fileID).folder }
        guard let folder = content.snapshots.first?.folder ?? expected else {
          throw ToolError(
            "the content declares no snapshot and no job, so the folder is unknown",
            hint: "pass --into DIR, and declare Snapshot(…)")
        }
        let root = try root()
        return "\(root)/\(TargetFolder.resolved(folder, root: root))"
      },
      lint: {
        let root = try root()
        let snapshots = snapshots(of: content, root: root).map { capture($0, root: root) }
        return Linter.findings(in: content, snapshots: snapshots, now: now(), files: .package(at: root))
      },
      compile: { ContentCompiler.artifacts(of: content) },
      inspect: { artifacts in artifacts.compactMap { Linter.secretFinding(in: $0.bytes, of: $0.path) } },
      readSnapshot: { path, format in
        let page = try ExpositionFile.parse(path: path, format: format)
        var summary = SnapshotSummary(page)
        summary.warnings += failures(in: page)
        return summary
      },
      declaredSnapshots: {
        let root = try root()
        return snapshots(of: content, root: root).map { snapshot in
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

  /// The linter refuses such a snapshot; who captures it should not have to wait for that.
  static func failures(in page: ParsedExposition) -> [String] {
    let name = CloudWatchExporter.scrapeError.name
    let rows = page.families.first { $0.name == name }?.rows
    guard rows?.contains(where: { $0.value != 0 }) == true else { return [] }
    return ["\(name) is not 0: the exporter could not ask AWS, and metrics are missing; see its log, and capture again"]
  }

  /// The declared snapshots, where they really lie.
  private static func snapshots(of content: any Content, root: String) -> [Snapshot] {
    content.snapshots.map { declared in
      var snapshot = declared
      snapshot.folder = TargetFolder.resolved(declared.folder, root: root)
      snapshot.metricsFile = TargetFolder.resolved(declared.metricsFile, root: root)
      return snapshot
    }
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
      badExample: rule.bad.text, goodExample: rule.good.text, suppression: rule.suppression)
  }
}

extension LintRule {
  /// How content silences the check; what is wrong with a suppression cannot be suppressed.
  fileprivate var suppression: String? {
    if isAboutSuppressions { return nil }
    return """
      .allow(\(LintCode(code.name).source), because: "…") on the element, or on what it stands in; \
      add `until: Day(2026, 12, 31)` for what will be put right
      """
  }
}
