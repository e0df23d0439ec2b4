/// The commands. The raw value is what one types.
enum Command: String, CaseIterable, Sendable {
  case build, check, lint, capture, explain, help

  /// What is run when no command is named.
  static let standard = Command.build

  var declaration: CommandDeclaration {
    switch self {
    case .build: .build
    case .check: .check
    case .lint: .lint
    case .capture: .capture
    case .explain: .explain
    case .help: .help
    }
  }
}

/// What a command takes, and its help. Parsing and help both read this.
struct CommandDeclaration: Sendable {
  /// A word that follows the command and is not an option.
  struct Operand: Sendable {
    /// As in the usage line: `URL|FILE`.
    var placeholder: String
    /// The option that makes the operand unnecessary, and forbids it; an operand without one is needed unless
    /// `isOptional`.
    var alternative: OptionDeclaration?
    var isOptional = false
  }

  /// One line, for the list of commands.
  var summary: String
  /// Whole paragraphs, for the command's own help; lines of at most 100 columns.
  var discussion: String
  var operand: Operand?
  /// Besides `--help` and `--version`, which every command takes.
  var options: [OptionDeclaration] = []
  /// Options that must be there.
  var required: [OptionDeclaration] = []

  /// All options in the order of the help.
  var allOptions: [OptionDeclaration] { required + options + [.help, .version] }
}

extension CommandDeclaration {
  static let build = CommandDeclaration(
    summary: "lint the content and write the artifacts (this is the default)",
    discussion: """
      Writes dashboards/, rules/ and provisioning/ below the output root: everything, or nothing when
      there is an error finding. Prints one line for each file that changed. Files that earlier builds
      wrote and that are not made any more are removed, unless somebody edited them; files that no
      build wrote are never touched without --overwrite. What a build wrote stands in .vigil-manifest,
      in the format of sha256sum.
      """,
    options: [.output, .overwrite, .baseline, .quiet])

  static let check = CommandDeclaration(
    summary: "compare the committed artifacts with what the content makes",
    discussion: """
      Writes nothing. Prints a unified diff for each artifact that differs, from the committed text to
      what a build would write, and for each Swift file of typed metrics that is not what its snapshot
      makes, and exits with 1 when there is one. An error finding in the content stops the comparison,
      as it stops a build.
      """,
    options: [.output, .baseline, .quiet])

  static let lint = CommandDeclaration(
    summary: "report what is wrong with the content",
    discussion: """
      Prints the findings on standard output and exits with 1 when one of them is an error. Warnings
      and notes are printed, and leave the exit code 0. `explain CODE` tells more about one.

      A finding that is expected is silenced in the content: .allow(.timeOffsetMissing, because: "…").
      For content with many findings, --write-baseline lists them all; with --baseline they are not
      counted from then on, new ones are, and what has been put right since is noted.

      --fix changes Swift sources: names, windows and offsets in a .promql("…") whose place is beyond
      doubt. It prints what it changed as a diff; build and lint again afterwards.
      """,
    options: [.format, .strict, .only, .except, .baseline, .writeBaseline, .fix, .quiet])

  static let capture = CommandDeclaration(
    summary: "record an exporter's /metrics as a snapshot",
    discussion: """
      Reads the page at an http or https URL as a Prometheus server does, a file, or standard input
      for '-', checks that it is an exposition, and stores it byte for byte as N.prom. An older
      snapshot of the name is replaced only when all went well; then the families that were added,
      removed and changed are printed, with the queries of the content that use them. N.captured,
      beside it, says when the page was captured.

      --typed writes a Swift file beside the content, or where FILE says, with the families as typed
      metrics: a metric that vanishes is then a compile error. `check` compares the file.

      N consists of small letters, digits, '.', '_' and '-', and begins with a letter or digit. The
      page may have up to 1 GiB. A user and password in the URL are sent, and never printed. Proxies
      are taken from http_proxy, https_proxy and no_proxy, except for this machine's own addresses.
      """,
    operand: Operand(placeholder: "URL|FILE"),
    options: [.typed, .timeout, .into, .quiet], required: [.name])

  static let explain = CommandDeclaration(
    summary: "tell what a finding's code means and what to do about it",
    discussion: """
      The code is what stands in brackets at the end of a finding, such as time/offset-missing.
      """,
    operand: Operand(placeholder: "CODE", alternative: .all),
    options: [.all])

  static let help = CommandDeclaration(
    summary: "print help, for one command when it is named",
    discussion: "The same as COMMAND --help.",
    operand: Operand(placeholder: "COMMAND", isOptional: true))
}
