/// What the command line says: a command, its options and its operand, all checked against the declarations.
struct ParsedArguments: Equatable, Sendable {
  var command: Command
  /// The operand, such as a URL; `nil` when there is none.
  var operand: String?
  /// By name; options without a value have the empty text.
  private var values: [String: String]

  init(_ command: Command, operand: String? = nil, _ values: [String: String] = [:]) {
    self.command = command
    self.operand = operand
    self.values = values
  }

  /// Whether an option is there.
  func has(_ option: OptionDeclaration) -> Bool { values[option.name] != nil }

  /// An option's value; `nil` when it is not there.
  func text(_ option: OptionDeclaration) -> String? { values[option.name] }

  /// The names that a list holds; none when the option is not there.
  func list(_ option: OptionDeclaration) -> [String] {
    values[option.name]?.split(separator: ",").map(String.init) ?? []
  }

  /// An option's value in seconds; `nil` when it is not there.
  func seconds(_ option: OptionDeclaration) -> Double? { values[option.name].flatMap(Double.init) }
}
