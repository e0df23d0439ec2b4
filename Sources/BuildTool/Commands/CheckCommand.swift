import Compiler

/// Compares the committed artifacts with what the content makes.
struct CheckCommand {
  let tool: Tool
  let arguments: ParsedArguments

  /// Larger files are only said to differ.
  private static let greatestDiff = 64 << 20

  func run() throws -> ExitCode {
    guard let artifacts = try tool.compiledArtifacts(arguments, work: "compared") else { return .findings }
    let tree = try tool.outputTree(arguments)
    tool.progress.phase("comparing")
    let plan = try tree.plan(artifacts)
    let differing = plan.entries.filter { $0.change != .unchanged }
    let stale = try staleMetrics()
    let count = (differing.isEmpty && plan.isManifestStale ? 1 : differing.count) + stale.count
    if !arguments.has(.quiet) {
      try show(differing, artifacts, in: tree)
      for file in stale { show(file) }
      tool.progress.finish()
      if differing.isEmpty, plan.isManifestStale {
        tool.environment.output.line("\(Manifest.fileName) is not as a build writes it")
      }
      tool.environment.output.line("\(Quantity.count(plan.fileCount, "file")), \(verdict(count))")
    }
    return count == 0 ? .clean : .findings
  }

  /// A Swift file of typed metrics that is not what its snapshot makes.
  private struct StaleMetrics {
    var snapshot: DeclaredSnapshot
    var committed: [UInt8]
    var made: [UInt8]
  }

  /// A snapshot without the file has no typed metrics; one that cannot be read is a finding of the linter.
  private func staleMetrics() throws -> [StaleMetrics] {
    try tool.pipeline.declaredSnapshots().compactMap { snapshot in
      guard let committed = try TypedMetricsFile(path: snapshot.metricsFile).bytes(),
        let summary = try? tool.pipeline.readSnapshot(snapshot.path, nil)
      else { return nil }
      let made = Array(TypedMetrics(snapshotName: snapshot.name, summary: summary).text.utf8)
      return made == committed ? nil : StaleMetrics(snapshot: snapshot, committed: committed, made: made)
    }
  }

  private func show(_ stale: StaleMetrics) {
    let path = stale.snapshot.shownMetricsFile.printable
    let text = UnifiedDiff(from: stale.committed, to: stale.made).text(
      oldName: "committed/\(path)", newName: "made/\(path)", style: tool.environment.style(for: tool.environment.output)
    )
    tool.progress.interrupt { tool.environment.output.write(text) }
    let name = stale.snapshot.name
    line(
      "\(path) is behind its snapshot; '\(tool.pipeline.program) capture \(stale.snapshot.path.printable) --name \(name) --typed' "
        + "makes it anew")
  }

  private func verdict(_ count: Int) -> String {
    count == 0
      ? "no difference"
      : "\(Quantity.count(count, "difference")); '\(tool.pipeline.program)' writes what the content makes"
  }

  private func show(_ entries: [OutputPlan.Entry], _ artifacts: [Artifact], in tree: OutputTree) throws {
    var bytes: [String: [UInt8]] = [:]
    for artifact in artifacts { bytes[artifact.path] = artifact.bytes }
    for entry in entries {
      let path = entry.path.printable
      switch entry.change {
      case .unchanged: break
      case .created: line("missing: \(path) (\(Quantity.bytes(entry.size)))")
      case .removed, .kept: line("left over: \(path), which the content does not make")
      case .adopted: line("not in \(Manifest.fileName): \(path)")
      case .forgotten: line("in \(Manifest.fileName), but gone: \(path)")
      case .obstructed(let reason): line(reason)
      case .changed, .edited, .overwritten, .foreign:
        guard let new = bytes[entry.path], new.count <= Self.greatestDiff,
          let old = try tree.bytes(at: entry.path, limit: Self.greatestDiff)
        else {
          line("\(path) differs, and is too large to show how")
          continue
        }
        let text = UnifiedDiff(from: old, to: new).text(
          oldName: "committed/\(path)", newName: "built/\(path)",
          style: tool.environment.style(for: tool.environment.output))
        tool.progress.interrupt { tool.environment.output.write(text) }
      }
    }
  }

  private func line(_ text: String) {
    tool.progress.interrupt { tool.environment.output.line(text) }
  }
}
