import Diagnostics

/// Turns the words of a command line into `ParsedArguments`.
///
/// Options may stand before or behind the command, as `--name value` or `--name=value`. `--` ends the options. A value that
/// begins with `--` must be written with `=`.
struct CommandLineParser {
  /// - Parameter arguments: without the program's own name.
  static func parse(_ arguments: [String]) throws(UsageError) -> ParsedArguments {
    var parser = CommandLineParser()
    if let request = parser.request(in: arguments) { return request }
    try parser.read(arguments)
    return try parser.finish()
  }

  private var command: Command?
  private var operands: [String] = []
  private var options: [(declaration: OptionDeclaration, value: String)] = []

  private var declaration: CommandDeclaration { (command ?? .standard).declaration }

  /// `--help` and `--version` win over everything else on the line, mistakes included.
  private func request(in arguments: [String]) -> ParsedArguments? {
    let words = arguments.prefix { $0 != "--" }
    if words.contains("--help") || words.contains("-h") {
      let named = words.first { Command(rawValue: $0) != nil }
      return ParsedArguments(.help, operand: named)
    }
    if words.contains("--version") { return ParsedArguments(.help, [OptionDeclaration.version.name: ""]) }
    return nil
  }

  private mutating func read(_ arguments: [String]) throws(UsageError) {
    var index = 0
    while index < arguments.count {
      let word = arguments[index]
      index += 1
      if word == "--" {
        operands += arguments[index...]
        return
      }
      guard word.hasPrefix("-"), word != "-" else {
        try readWord(word)
        continue
      }
      let (name, attached) = Self.split(word)
      let option = try option(written: name)
      if !option.isList, options.contains(where: { $0.declaration.name == option.name }) {
        throw UsageError("--\(option.name) is given twice", command: command)
      }
      if option.value == .none {
        if attached != nil { throw UsageError("--\(option.name) takes no value", command: command) }
        options.append((option, ""))
      } else if let attached {
        if attached.isEmpty, option.isValueOptional {
          throw UsageError(
            "--\(option.name)= needs a value", hint: "write --\(option.name) without it", command: command)
        }
        options.append((option, attached))
      } else if option.isValueOptional {
        options.append((option, ""))
      } else if index < arguments.count, !arguments[index].hasPrefix("--") {
        options.append((option, arguments[index]))
        index += 1
      } else {
        throw UsageError(
          "--\(option.name) needs a value", hint: "write --\(option.name) \(option.placeholder ?? "")", command: command
        )
      }
    }
  }

  /// A word that is no option: the command first, then operands.
  private mutating func readWord(_ word: String) throws(UsageError) {
    if command != nil {
      operands.append(word)
    } else if let named = Command(rawValue: word) {
      command = named
    } else {
      throw UsageError.unknownCommand(word)
    }
  }

  private static func split(_ word: String) -> (name: String, value: String?) {
    guard let equals = word.firstIndex(of: "=") else { return (word, nil) }
    return (String(word[..<equals]), String(word[word.index(after: equals)...]))
  }

  /// Options may come before the command, so the options of all commands are looked through; `finish` checks that
  /// they belong to it.
  private func option(written: String) throws(UsageError) -> OptionDeclaration {
    let all = Command.allCases.flatMap { $0.declaration.allOptions }
    if let option = all.first(where: { "--\($0.name)" == written || $0.letter.map { "-\($0)" } == written }) {
      return option
    }
    let names = declaration.allOptions.map { "--\($0.name)" }
    let near =
      Suggestion.nearest(to: written, among: names)
      ?? Suggestion.nearest(to: written, among: all.map { "--\($0.name)" })
    throw UsageError(
      "there is no option \(written.printable)", hint: near.map { "did you mean \($0)?" }, command: command)
  }

  private func finish() throws(UsageError) -> ParsedArguments {
    let command = command ?? .standard
    let declaration = command.declaration
    var values: [String: String] = [:]
    for (option, value) in options {
      guard declaration.allOptions.contains(option) else {
        let owners = Command.allCases.filter { $0.declaration.allOptions.contains(option) }.map(\.rawValue)
        throw UsageError(
          "\(command.rawValue) takes no --\(option.name)",
          hint: "\(owners.joined(separator: ", ")) \(owners.count == 1 ? "does" : "do")",
          command: command)
      }
      if let problem = Self.problem(with: value, of: option) { throw UsageError(problem, command: command) }
      values[option.name] = values[option.name].map { "\($0),\(value)" } ?? value
    }
    for option in declaration.required where values[option.name] == nil {
      throw UsageError("\(command.rawValue) needs \(option.usage)", hint: option.help, command: command)
    }
    try checkOperands(command, values)
    return ParsedArguments(command, operand: operands.first, values)
  }

  private func checkOperands(_ command: Command, _ values: [String: String]) throws(UsageError) {
    let operand = command.declaration.operand
    let isReplaced = operand?.alternative.map { values[$0.name] != nil } ?? false
    let allowed = operand == nil || isReplaced ? 0 : 1
    if operands.count > allowed {
      let surplus = operands[allowed].printable
      throw UsageError("\(command.rawValue) has no use for '\(surplus)'", command: command)
    }
    guard let operand, operands.isEmpty, !isReplaced, !operand.isOptional else { return }
    let alternative = operand.alternative.map { " or --\($0.name)" } ?? ""
    throw UsageError("\(command.rawValue) needs \(operand.placeholder)\(alternative)", command: command)
  }

  /// What is wrong with a value that was given to an option, or `nil`.
  static func problem(with value: String, of option: OptionDeclaration) -> String? {
    switch option.value {
    case .none, .optionalText: return nil
    case .text: return value.isEmpty ? "--\(option.name) needs a value that is not empty" : nil
    case .list:
      let hasGap = value.split(separator: ",", omittingEmptySubsequences: false).contains(where: \.isEmpty)
      return hasGap ? "--\(option.name) takes names parted by commas, not '\(value.printable)'" : nil
    case .seconds:
      if let seconds = Double(value), seconds > 0, seconds <= 86_400 { return nil }
      return "--\(option.name) takes seconds, more than 0 and at most 86400, not '\(value.printable)'"
    case .choice(let words):
      if words.contains(value) { return nil }
      let near = Suggestion.nearest(to: value, among: words).map { "; did you mean \($0)?" } ?? ""
      return "--\(option.name) takes one of \(words.joined(separator: ", ")), not '\(value.printable)'\(near)"
    }
  }
}
