/// Lints the content and writes the artifacts.
struct BuildCommand {
  let tool: Tool
  let arguments: ParsedArguments

  func run() throws -> ExitCode {
    guard let artifacts = try tool.compiledArtifacts(arguments, work: "written") else { return .findings }
    let tree = try tool.outputTree(arguments)
    tool.progress.phase("writing")
    let plan: OutputPlan
    do {
      plan = try tree.update(artifacts, overwrite: arguments.has(.overwrite))
    } catch let error as FileSystemError {
      throw ToolError("\(error)", hint: "nothing was changed")
    }
    tool.progress.finish()
    for entry in plan.entries { warn(of: entry) }
    if arguments.has(.quiet) { return .clean }
    for entry in plan.entries { if let line = line(for: entry) { tool.environment.output.line(line) } }
    if plan.isManifestStale, !plan.entries.contains(where: { $0.change.isChange }) {
      tool.environment.output.line("changed \(Manifest.fileName)")
    }
    tool.environment.output.line(
      "\(Quantity.count(plan.fileCount, "file")), \(Quantity.count(plan.changeCount, "change"))")
    return .clean
  }

  private func warn(of entry: OutputPlan.Entry) {
    switch entry.change {
    case .edited: tool.report(warning: "\(entry.path.printable) had been edited by hand; the edit was replaced")
    case .kept:
      tool.report(
        warning: "\(entry.path.printable) is not made any more, but was edited by hand and stays; delete or move it")
    default: break
    }
  }

  /// `nil` where nothing was done.
  private func line(for entry: OutputPlan.Entry) -> String? {
    let path = entry.path.printable
    let size = Quantity.bytes(entry.size)
    return switch entry.change {
    case .created: "created \(path) (\(size))"
    case .changed, .edited: "changed \(path) (\(size))"
    case .overwritten: "replaced \(path) (\(size))"
    case .adopted: "adopted \(path), which had the right bytes"
    case .removed: "removed \(path)"
    case .forgotten: "forgot \(path), which was gone"
    case .unchanged, .kept, .foreign, .obstructed: nil
    }
  }
}
