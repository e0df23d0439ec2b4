/// Records an exporter's page as a snapshot.
struct CaptureCommand {
  let tool: Tool
  let arguments: ParsedArguments

  /// Seconds.
  private static let standardTimeout = 30.0

  func run() throws -> ExitCode {
    let source = try CaptureSource(arguments.operand ?? "-")
    let recorder = SnapshotRecorder(
      folder: try arguments.text(.into) ?? tool.pipeline.snapshotFolder(), read: tool.pipeline.readSnapshot,
      standardInput: tool.environment.standardInput)
    tool.progress.phase("capturing \(source.description)")
    let recording = try recorder.record(
      source, as: arguments.text(.name) ?? "", timeout: arguments.seconds(.timeout) ?? Self.standardTimeout)
    tool.progress.finish()
    for note in recording.notes { tool.report(warning: note) }
    if !arguments.has(.quiet) { show(recording) }
    return .clean
  }

  private func show(_ recording: SnapshotRecorder.Recording) {
    let output = tool.environment.output
    let families = Quantity.count(recording.summary.families.count, "family", "families")
    let samples = Quantity.count(recording.summary.samples, "sample")
    output.line("wrote \(recording.path.printable): \(families), \(samples), \(Quantity.bytes(recording.byteCount))")
    switch recording.predecessor {
    case .none: break
    case .replaced(let added, let removed):
      let came = Quantity.count(added, "family is new", "families are new")
      let went = Quantity.count(removed, "is gone", "are gone")
      output.line("replaced the older snapshot: \(came), \(went)")
    case .unreadable: output.line("replaced a file that was no exposition")
    }
  }
}
