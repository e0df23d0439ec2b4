import Compiler
import Diagnostics

/// The program behind `build-dashboards`, apart from the content.
///
/// Results go to standard output; findings of a build, errors, warnings and progress go to standard error, as compilers do.
/// For `lint` the findings are the result.
package struct Tool {
  let environment: ToolEnvironment
  let pipeline: Pipeline
  let progress: Progress

  /// Runs one command.
  ///
  /// - Parameter arguments: without the program's own name.
  /// - Returns: the exit code: 0 all is well, 1 error findings or drift, 2 a wrong command line or failed I/O.
  package static func run(arguments: [String], environment: ToolEnvironment, pipeline: Pipeline) -> Int32 {
    let tool = Tool(
      environment: environment, pipeline: pipeline,
      progress: Progress(on: environment.error, isLively: environment.isTerminalCapable))
    let code = tool.run(arguments)
    tool.progress.finish()
    guard let failure = environment.output.failure else { return code.rawValue }
    tool.report(error: failure)
    return ExitCode.failure.rawValue
  }

  private func run(_ words: [String]) -> ExitCode {
    do {
      return try run(CommandLineParser.parse(words))
    } catch let error as UsageError {
      report(error: error.message, hint: error.hint)
      let help = error.command.map { "\(pipeline.program) help \($0.rawValue)" } ?? "\(pipeline.program) help"
      environment.error.line("  '\(help)' tells more")
    } catch {
      report(error: "\(error)")
    }
    return .failure
  }

  private func run(_ arguments: ParsedArguments) throws -> ExitCode {
    switch arguments.command {
    case .build: try BuildCommand(tool: self, arguments: arguments).run()
    case .check: try CheckCommand(tool: self, arguments: arguments).run()
    case .lint: try LintCommand(tool: self, arguments: arguments).run()
    case .capture: try CaptureCommand(tool: self, arguments: arguments).run()
    case .explain: try ExplainCommand(tool: self, arguments: arguments).run()
    case .help: try HelpCommand(tool: self, arguments: arguments).run()
    }
  }

  /// Writes an error, and advice below it.
  func report(error message: String, hint: String? = nil) {
    progress.finish()
    let style = environment.style(for: environment.error)
    environment.error.line(style.bold(style.red("error:")) + " \(message)")
    if let hint { environment.error.line("  \(hint)") }
  }

  /// Writes what a person should know although the run went well.
  func report(warning message: String) {
    let style = environment.style(for: environment.error)
    progress.interrupt { environment.error.line(style.yellow("warning:") + " \(message)") }
  }

  /// The artifacts, once the findings have been shown on standard error; `nil` when one of them is an error, which is then
  /// said to have kept the command from its `work`.
  func compiledArtifacts(_ arguments: ParsedArguments, work: String) throws -> [Artifact]? {
    let examination = try examine(arguments)
    show(report(on: examination.findings), as: .text, on: environment.error)
    if examination.artifacts == nil {
      report(error: "nothing was \(work): \(FindingCounts(examination.findings))")
    }
    return examination.artifacts
  }

  /// What the reporters print of findings.
  func report(on findings: [Diagnostic], isStrict: Bool = false) -> Report {
    let root = try? pipeline.outputRoot()
    return Report(
      findings, sources: root.map { SourceFiles(root: $0) }, explanations: pipeline.explanations(),
      program: pipeline.program, version: pipeline.version, isStrict: isStrict,
      folder: root.flatMap { environment.folderInRepository(of: $0) } ?? "")
  }

  func show(_ report: Report, as format: ReportFormat, on channel: any OutputChannel) {
    let text = format.text(of: report, style: environment.style(for: channel))
    if !text.isEmpty { progress.interrupt { channel.write(text) } }
  }

  /// The root that the command line names, or the package's.
  func outputTree(_ arguments: ParsedArguments) throws -> OutputTree {
    OutputTree(root: try arguments.text(.output) ?? pipeline.outputRoot())
  }
}
