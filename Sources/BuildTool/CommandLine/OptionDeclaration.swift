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
    /// Names, parted by commas; the option may be given several times.
    case list(placeholder: String)
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

  /// Whether it may be given several times.
  var isList: Bool { if case .list = value { true } else { false } }

  /// Whether the option may stand without the value that it can take; the value is then empty.
  var isValueOptional: Bool { if case .optionalText = value { true } else { false } }

  var placeholder: String? {
    switch value {
    case .none: nil
    case .text(let placeholder), .optionalText(let placeholder): placeholder
    case .seconds: "SECONDS"
    case .choice(let words): words.count <= 4 ? words.joined(separator: "|") : name.uppercased()
    case .list(let placeholder): placeholder
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
  static let format = OptionDeclaration(
    "format", .choice(ReportFormat.allCases.map(\.rawValue)),
    help: "text (default), github, sarif, json, junit or checkstyle")
  static let strict = OptionDeclaration("strict", help: "exit with 1 for warnings too")
  static let only = OptionDeclaration(
    "only", .list(placeholder: "CODE,…"), help: "only the findings of these codes or groups, such as time")
  static let except = OptionDeclaration(
    "except", .list(placeholder: "CODE,…"), help: "without the findings of these codes or groups")
  static let baseline = OptionDeclaration(
    "baseline", .text(placeholder: "FILE"), help: "do not count the findings that FILE lists")
  static let writeBaseline = OptionDeclaration(
    "write-baseline", .text(placeholder: "FILE"), help: "list all errors and warnings in FILE")
  static let fix = OptionDeclaration("fix", help: "put right in the Swift sources what is safe, and print a diff")
  static let typed = OptionDeclaration(
    "typed", .optionalText(placeholder: "FILE"), help: "also write the families as typed metrics, a Swift file")
  static let all = OptionDeclaration("all", help: "list every code with its severity and summary")
}
