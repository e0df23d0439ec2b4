/// Reports the findings on standard output, where another program can read them.
struct LintCommand {
  let tool: Tool
  let arguments: ParsedArguments

  func run() throws -> ExitCode {
    tool.progress.phase("linting")
    let findings = try tool.pipeline.lint()
    tool.progress.finish()
    tool.show(findings, on: tool.environment.output)
    let counts = FindingCounts(findings)
    if !arguments.has(.quiet) { tool.environment.output.line("\(counts)") }
    return counts.hasErrors ? .findings : .clean
  }
}
