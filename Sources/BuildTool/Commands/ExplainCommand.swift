/// Tells what a code means, or which there are.
struct ExplainCommand {
  let tool: Tool
  let arguments: ParsedArguments

  func run() throws -> ExitCode {
    let table = ExplanationTable(tool.pipeline.explanations())
    let output = tool.environment.output
    if let code = arguments.operand {
      output.write(try table.explanation(of: code).text(style: tool.environment.style(for: output)))
    } else {
      output.write(table.list)
    }
    return .clean
  }
}
