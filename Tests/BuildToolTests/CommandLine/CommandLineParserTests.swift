import Testing

@testable import BuildTool

@Suite struct CommandLineParserTests {
  struct Good: Sendable, CustomTestStringConvertible {
    var line: String
    var parsed: ParsedArguments
    init(_ line: String, _ parsed: ParsedArguments) {
      self.line = line
      self.parsed = parsed
    }
    var testDescription: String { line }
  }

  private static func words(_ line: String) -> [String] {
    line.split(separator: " ").map { $0 == "''" ? "" : String($0) }
  }

  @Test(arguments: [
    Good("", ParsedArguments(.build)),
    Good("build", ParsedArguments(.build)),
    Good("--quiet", ParsedArguments(.build, ["quiet": ""])),
    Good("--output out", ParsedArguments(.build, ["output": "out"])),
    Good("--output=out --overwrite", ParsedArguments(.build, ["output": "out", "overwrite": ""])),
    Good("--output=a=b", ParsedArguments(.build, ["output": "a=b"])),
    Good("--output=--odd", ParsedArguments(.build, ["output": "--odd"])),
    Good("--output -odd", ParsedArguments(.build, ["output": "-odd"])),
    Good("check", ParsedArguments(.check)),
    Good("--output out check", ParsedArguments(.check, ["output": "out"])),
    Good("lint --quiet", ParsedArguments(.lint, ["quiet": ""])),
    Good(
      "lint --only time --strict --only=panel,meta", ParsedArguments(.lint, ["only": "time,panel,meta", "strict": ""])),
    Good("capture - --name n", ParsedArguments(.capture, operand: "-", ["name": "n"])),
    Good("capture --name n -- --file", ParsedArguments(.capture, operand: "--file", ["name": "n"])),
    Good(
      "capture http://h/metrics --name n --timeout 2.5",
      ParsedArguments(.capture, operand: "http://h/metrics", ["name": "n", "timeout": "2.5"])),
    Good("explain time/offset-missing", ParsedArguments(.explain, operand: "time/offset-missing")),
    Good("explain --all", ParsedArguments(.explain, ["all": ""])),
    Good("help", ParsedArguments(.help)),
    Good("help lint", ParsedArguments(.help, operand: "lint")),
    Good("--help", ParsedArguments(.help)),
    Good("-h", ParsedArguments(.help)),
    Good("capture --help", ParsedArguments(.help, operand: "capture")),
    Good("--wrong capture --help", ParsedArguments(.help, operand: "capture")),
    Good("--version", ParsedArguments(.help, ["version": ""])),
    Good("lint --version", ParsedArguments(.help, ["version": ""])),
  ])
  func reads(_ row: Good) throws {
    #expect(try CommandLineParser.parse(Self.words(row.line)) == row.parsed)
  }

  @Test(arguments: [
    ("chekc", "there is no command 'chekc'", "did you mean check?"),
    ("frobnicate", "there is no command 'frobnicate'", nil),
    ("--ouput x", "there is no option --ouput", "did you mean --output?"),
    ("--ouput=x", "there is no option --ouput", "did you mean --output?"),
    ("lint --quite", "there is no option --quite", "did you mean --quiet?"),
    ("-x", "there is no option -x", nil),
    ("--output", "--output needs a value", "write --output DIR"),
    ("--output --quiet", "--output needs a value", "write --output DIR"),
    ("--output ''", "--output needs a value that is not empty", nil),
    ("--output=", "--output needs a value that is not empty", nil),
    ("--quiet=yes", "--quiet takes no value", nil),
    ("--quiet --quiet", "--quiet is given twice", nil),
    ("--output a --output=b", "--output is given twice", nil),
    ("lint --only time,", "--only takes names parted by commas, not 'time,'", nil),
    ("lint --only=", "--only takes names parted by commas, not ''", nil),
    ("lint --strict --strict", "--strict is given twice", nil),
    ("build --strict", "build takes no --strict", "lint does"),
    ("lint --overwrite", "lint takes no --overwrite", "build does"),
    ("--all lint", "lint takes no --all", "explain does"),
    ("build x", "build has no use for 'x'", nil),
    ("-- x", "build has no use for 'x'", nil),
    ("explain", "explain needs CODE or --all", nil),
    ("explain a --all", "explain has no use for 'a'", nil),
    ("explain a b", "explain has no use for 'b'", nil),
    ("capture x", "capture needs --name N", "the snapshot's name: N.prom is written"),
    ("capture --name n", "capture needs URL|FILE", nil),
    (
      "capture x --name n --timeout 0", "--timeout takes seconds, more than 0 and at most 86400, not '0'", nil
    ),
    (
      "capture x --name n --timeout soon", "--timeout takes seconds, more than 0 and at most 86400, not 'soon'", nil
    ),
    (
      "capture x --name n --timeout nan", "--timeout takes seconds, more than 0 and at most 86400, not 'nan'", nil
    ),
  ])
  func refuses(line: String, message: String, hint: String?) {
    let error = #expect(throws: UsageError.self) { try CommandLineParser.parse(Self.words(line)) }
    #expect(error?.message == message)
    #expect(error?.hint == hint)
  }

  /// The word behind `--typed` is not its value.
  @Test(arguments: [
    ("capture --typed page --name n", ""), ("capture page --name n --typed", ""),
    ("capture page --typed=A.swift --name n", "A.swift"),
  ])
  func aValueThatMayBeMissing(line: String, value: String) throws {
    let arguments = try CommandLineParser.parse(Self.words(line))
    #expect(arguments.operand == "page")
    #expect(arguments.text(.typed) == value)
    #expect(OptionDeclaration.typed.usage == "--typed[=FILE]")
    #expect(throws: UsageError.self) { try CommandLineParser.parse(Self.words("capture page --name n --typed=")) }
  }

  @Test func aChoiceNamesTheNearestWord() {
    let format = OptionDeclaration("format", .choice(["text", "json", "sarif"]), help: "")
    #expect(format.usage == "--format text|json|sarif")
    #expect(CommandLineParser.problem(with: "json", of: format) == nil)
    #expect(
      CommandLineParser.problem(with: "jsno", of: format)
        == "--format takes one of text, json, sarif, not 'jsno'; did you mean json?")
  }

  @Test(arguments: ["http://user:secret@host/metrics", "capture x http://user:secret@host --name n"])
  func passwordsAreNotShown(line: String) {
    let error = #expect(throws: UsageError.self) { try CommandLineParser.parse(Self.words(line)) }
    #expect(error?.message.contains("secret") == false)
    #expect(error?.message.contains("://host") == true)
  }

  /// Any words give arguments or an error.
  @Test func anyWordsAreReadOrRefused() {
    var random = SplitMix64(seed: 5)
    let words = [
      "", "-", "--", "---", "=", "--=", "--output", "--output=", "--name=x", "-h=", "lint", "capture", "\0", "é",
    ]
    var read = 0
    for _ in 0..<3_000 {
      let line = (0..<Int.random(in: 0...5, using: &random)).compactMap { _ in words.randomElement(using: &random) }
      if (try? CommandLineParser.parse(line)) != nil { read += 1 }
    }
    #expect(read > 0)
  }

  /// One option, one meaning: a name that two commands share must be the same declaration.
  @Test func namesOfOptionsAreUnambiguous() {
    var seen: [String: OptionDeclaration] = [:]
    for option in Command.allCases.flatMap({ $0.declaration.allOptions }) {
      #expect(seen.updateValue(option, forKey: option.name) ?? option == option)
    }
  }
}

@Suite struct HelpTextTests {
  @Test func theGeneralHelpNamesEveryCommand() {
    let help = HelpText.general(program: "build-dashboards")
    for command in Command.allCases { #expect(help.contains("  \(command.rawValue) ")) }
  }

  @Test(arguments: Command.allCases)
  func aCommandsHelpNamesEveryOption(command: Command) {
    let help = HelpText.command(command, program: "build-dashboards")
    for option in command.declaration.allOptions { #expect(help.contains("  \(option.usage) ")) }
    for line in help.split(separator: "\n") { #expect(line.count <= 100, "\(line)") }
  }

  @Test(arguments: [
    (Command.build, "Usage: build-dashboards [build] [OPTIONS]"),
    (.capture, "Usage: build-dashboards capture URL|FILE --name N [OPTIONS]"),
    (.explain, "Usage: build-dashboards explain CODE|--all [OPTIONS]"),
    (.help, "Usage: build-dashboards help [COMMAND] [OPTIONS]"),
  ])
  func usageLines(command: Command, usage: String) {
    #expect(HelpText.usage(command, program: "build-dashboards") == usage)
  }
}
