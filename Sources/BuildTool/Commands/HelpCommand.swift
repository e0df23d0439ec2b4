/// Prints the help of the program or of one command, or the version.
struct HelpCommand {
  let tool: Tool
  let arguments: ParsedArguments

  func run() throws -> ExitCode {
    let program = tool.pipeline.program
    if arguments.has(.version) {
      tool.environment.output.line("\(program) \(tool.pipeline.version)")
    } else if let word = arguments.operand {
      guard let command = Command(rawValue: word) else { throw UsageError.unknownCommand(word) }
      tool.environment.output.write(HelpText.command(command, program: program))
    } else {
      tool.environment.output.write(HelpText.general(program: program))
    }
    return .clean
  }
}
