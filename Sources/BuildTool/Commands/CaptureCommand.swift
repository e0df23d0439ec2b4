import Monitoring

/// Records an exporter's page as a snapshot.
struct CaptureCommand {
  let tool: Tool
  let arguments: ParsedArguments

  /// Seconds.
  private static let standardTimeout = 30.0

  func run() throws -> ExitCode {
    let source = try CaptureSource(arguments.operand ?? "-")
    let name = arguments.text(.name) ?? ""
    // Outside a package nothing is declared, and a page can be captured all the same.
    let declared = try? tool.pipeline.declaredSnapshots().first { $0.name == name }
    let folder = try arguments.text(.into) ?? declared?.folder ?? tool.pipeline.snapshotFolder()
    let recorder = SnapshotRecorder(
      folder: folder, read: tool.pipeline.readSnapshot, standardInput: tool.environment.standardInput)
    let typedFile = arguments.has(.typed) ? typedFile(of: name, folder: folder, declared) : nil
    try typedFile?.refuseForeign()
    tool.progress.phase("capturing \(source.description)")
    let recording = try recorder.record(
      source, as: name, timeout: arguments.seconds(.timeout) ?? Self.standardTimeout)
    let hasNewMetrics = try typedFile?.write(TypedMetrics(snapshotName: name, summary: recording.summary).text)
    tool.progress.finish()
    for note in recording.notes { tool.report(warning: note) }
    if arguments.has(.quiet) { return .clean }
    show(recording)
    if let typedFile, let hasNewMetrics {
      tool.environment.output.line("\(hasNewMetrics ? "wrote" : "unchanged:") \(typedFile.path.printable)")
    }
    return .clean
  }

  /// Where the option says, else where `check` looks; for a snapshot that is not declared yet, beside its folder.
  private func typedFile(of name: String, folder: String, _ declared: DeclaredSnapshot?) -> TypedMetricsFile {
    if let path = arguments.text(.typed), !path.isEmpty {
      if let declared, !declared.metricsFile.hasSuffix(path), !path.hasSuffix(declared.metricsFile) {
        tool.report(
          warning: "check compares \(declared.shownMetricsFile.printable) unless the content says "
            + "Snapshot(…, metricsFile: \"…\")")
      }
      return TypedMetricsFile(path: path)
    }
    if let declared { return TypedMetricsFile(path: declared.metricsFile) }
    let above = OutputPath.split(folder).folder
    return TypedMetricsFile(path: (above.isEmpty ? "" : "\(above)/") + "\(Snapshot.metricsType(of: name)).swift")
  }

  private func show(_ recording: SnapshotRecorder.Recording) {
    let output = tool.environment.output
    let families = Quantity.count(recording.summary.families.count, "family", "families")
    let samples = Quantity.count(recording.summary.samples, "sample")
    output.line("wrote \(recording.path.printable): \(families), \(samples), \(Quantity.bytes(recording.byteCount))")
    switch recording.predecessor {
    case .none: break
    case .replaced(let comparison):
      for line in ComparisonReport(uses: tool.pipeline.uses).lines(comparison) { output.line(line) }
    case .unreadable: output.line("replaced a file that was no exposition")
    }
  }
}
