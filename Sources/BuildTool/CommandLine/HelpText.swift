/// The help, made from the declarations.
enum HelpText {
  /// The general help.
  static func general(program: String) -> String {
    let commands = Command.allCases.map { ($0.rawValue, $0.declaration.summary) }
    let options: [OptionDeclaration] = [.help, .version]
    return """
      Checks monitoring content and writes what Grafana, Prometheus, Alertmanager and the exporters read.

      Usage: \(program) [COMMAND] [OPTIONS]

      Commands:
      \(table(commands))
      Options of all commands:
      \(table(options.map { ($0.usage, $0.help) }))
      \(exitCodes)
      '\(program) help COMMAND' tells more about one.

      """
  }

  /// The help of one command.
  static func command(_ command: Command, program: String) -> String {
    let declaration = command.declaration
    return """
      \(usage(command, program: program))

      \(capitalised(declaration.summary)).

      \(declaration.discussion)

      Options:
      \(table(declaration.allOptions.map { ($0.usage, $0.help) }))
      \(exitCodes)

      """
  }

  /// `Usage: build-dashboards capture URL|FILE --name N [OPTIONS]`.
  static func usage(_ command: Command, program: String) -> String {
    let declaration = command.declaration
    var words = [program]
    words.append(command == .standard ? "[\(command.rawValue)]" : command.rawValue)
    if let operand = declaration.operand {
      let needed = operand.alternative.map { "\(operand.placeholder)|--\($0.name)" } ?? operand.placeholder
      words.append(operand.isOptional ? "[\(needed)]" : needed)
    }
    words += declaration.required.map(\.usage)
    return "Usage: \((words + ["[OPTIONS]"]).joined(separator: " "))"
  }

  private static let exitCodes = """
    Exit codes: 0 all is well, 1 error findings or artifacts that differ, 2 a wrong command line or a
    file, folder or server that could not be used.
    """

  private static func table(_ rows: [(String, String)]) -> String {
    let width = rows.map(\.0.count).max() ?? 0
    return rows.map { name, text in
      "  \(name)\(String(repeating: " ", count: width - name.count))  \(text)\n"
    }.joined()
  }

  private static func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
