/// An option of the command line: its name, what it takes and its line of help. Parsing and help both read this.
struct OptionDeclaration: Hashable, Sendable {
  /// What follows an option's name.
  enum Value: Hashable, Sendable {
    /// Nothing: the option is on or off.
    case none
    /// Any text that is not empty; the placeholder stands for it in the help.
    case text(placeholder: String)
    /// Nothing, or a text behind `=`; the placeholder stands for it in the help.
    case optionalText(placeholder: String)
    /// Seconds, with a fraction if need be, more than 0 and at most a day.
    case seconds
    /// One of a few words.
    case choice([String])
  }

  /// Without the dashes.
  var name: String
  /// One letter without the dash, for the few options that everybody types.
  var letter: String?
  var value: Value
  var help: String

  init(_ name: String, letter: String? = nil, _ value: Value = .none, help: String) {
    self.name = name
    self.letter = letter
    self.value = value
    self.help = help
  }

  /// `--output DIR`.
  var usage: String {
    let long: String
    if case .optionalText(let placeholder) = value {
      long = "--\(name)[=\(placeholder)]"
    } else {
      long = placeholder.map { "--\(name) \($0)" } ?? "--\(name)"
    }
    return letter.map { "-\($0), \(long)" } ?? long
  }

  /// Whether the option may stand without the value that it can take; the value is then empty.
  var isValueOptional: Bool { if case .optionalText = value { true } else { false } }

  var placeholder: String? {
    switch value {
    case .none: nil
    case .text(let placeholder), .optionalText(let placeholder): placeholder
    case .seconds: "SECONDS"
    case .choice(let words): words.joined(separator: "|")
    }
  }
}

extension OptionDeclaration {
  static let help = OptionDeclaration("help", letter: "h", help: "print help for the command")
  static let version = OptionDeclaration("version", help: "print the version")
  static let output = OptionDeclaration(
    "output", .text(placeholder: "DIR"), help: "the output root instead of the package's folder")
  static let overwrite = OptionDeclaration(
    "overwrite", help: "replace files in the way that no build wrote")
  static let quiet = OptionDeclaration("quiet", help: "print findings and errors only")
  static let name = OptionDeclaration("name", .text(placeholder: "N"), help: "the snapshot's name: N.prom is written")
  static let timeout = OptionDeclaration(
    "timeout", .seconds, help: "give up on the exporter after this time (default 30)")
  static let into = OptionDeclaration(
    "into", .text(placeholder: "DIR"), help: "the folder for the snapshot instead of the content's own")
  static let typed = OptionDeclaration(
    "typed", .optionalText(placeholder: "FILE"), help: "also write the families as typed metrics, a Swift file")
  static let all = OptionDeclaration("all", help: "list every code with its severity and summary")
}
