import Compiler
import Diagnostics
import Foundation
import Testing

@testable import BuildTool

/// Whole runs, from the command line to the text and the exit code.
@Suite struct ToolTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  static let warning = Diagnostic(Diagnostic.Code("panel/overlap"), .warning, "two panels overlap", at: nil)
  static let error = Diagnostic(Diagnostic.Code("time/offset-missing"), .error, "no sample is there", at: nil)

  struct Run {
    var code: Int32
    var output: String
    var error: String
  }

  private func run(
    _ line: String, findings: [Diagnostic] = [], artifacts: [Artifact] = [Artifact("rules/a.yml", "a\n")],
    isTerminal: Bool = false, variables: [String: String] = ["TERM": "xterm"], root: String? = nil,
    inspected: [Diagnostic] = [], explanations: [Explanation]? = nil
  ) -> Run {
    let output = MemoryChannel(isTerminal: isTerminal)
    let error = MemoryChannel(isTerminal: isTerminal)
    let environment = ToolEnvironment(
      variables: variables, currentDirectory: folder.path, output: output, error: error, standardInput: -1)
    let pipeline = Pipeline(
      version: "1.2.3", outputRoot: { root ?? folder.path }, snapshotFolder: { folder.path + "/snapshots" },
      lint: { findings }, compile: { artifacts }, inspect: { _ in inspected },
      readSnapshot: ToyExposition.read,
      declaredSnapshots: {
        [
          DeclaredSnapshot(
            name: "declared", folder: folder.path + "/Sources/Shop/Snapshots",
            metricsFile: folder.path + "/Sources/Shop/DeclaredMetrics.swift",
            shownMetricsFile: "Sources/Shop/DeclaredMetrics.swift")
        ]
      },
      uses: { names in names.contains("a") ? [SnapshotUse(name: "a", text: "Alerts.swift:1:2: alert A")] : [] },
      explanations: {
        explanations ?? [
          Explanation(code: Self.error.code, severity: .error, summary: "no sample is there", why: "Delay.")
        ]
      })
    let words = line.split(separator: " ").map(String.init)
    let code = Tool.run(arguments: words, environment: environment, pipeline: pipeline)
    return Run(code: code, output: output.text, error: error.text)
  }

  private func expect(
    _ run: Run, _ code: Int32, output: String = "", error: String = "",
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) {
    #expect(run.code == code, sourceLocation: sourceLocation)
    #expect(run.output == output, sourceLocation: sourceLocation)
    #expect(run.error == error, sourceLocation: sourceLocation)
  }

  @Test func buildingTwice() {
    expect(run(""), 0, output: "created rules/a.yml (2 B)\n1 file, 1 change\n")
    expect(run(""), 0, output: "1 file, 0 changes\n")
    expect(run("--quiet"), 0)
    expect(
      run("build", artifacts: [Artifact("b", "1"), Artifact("c", "")]), 0,
      output: "created b (1 B)\ncreated c (0 B)\nremoved rules/a.yml\n2 files, 3 changes\n")
    #expect(folder.files == [".vigil-manifest", "b", "c"])
  }

  @Test func anErrorFindingStopsABuild() {
    expect(
      run("", findings: [Self.warning, Self.error]), 1,
      error: """
        warning: two panels overlap [panel/overlap]
        error: no sample is there [time/offset-missing]
        error: nothing was written: 1 error, 1 warning

        """)
    #expect(folder.contents.isEmpty)
  }

  @Test func aWarningDoesNot() {
    expect(
      run("--quiet", findings: [Self.warning]), 0, error: "warning: two panels overlap [panel/overlap]\n")
    #expect(folder.text("rules/a.yml") == "a\n")
  }

  @Test func handEditsAreReported() throws {
    _ = run("")
    try folder.write("by hand\n", to: "rules/a.yml")
    let check = run("check")
    expect(
      check, 1,
      output: """
        --- committed/rules/a.yml
        +++ built/rules/a.yml
        @@ -1 +1 @@
        -by hand
        +a
        1 file, 1 difference; 'build-dashboards' writes what the content makes

        """)
    expect(
      run(""), 0, output: "changed rules/a.yml (2 B)\n1 file, 1 change\n",
      error: "warning: rules/a.yml had been edited by hand; the edit was replaced\n")
    try folder.write("by hand\n", to: "rules/a.yml")
    for _ in 0..<2 {
      expect(
        run("", artifacts: []), 0, output: "0 files, 0 changes\n",
        error:
          "warning: rules/a.yml is not made any more, but was edited by hand and stays; delete or move it\n")
    }
    #expect(run("check", artifacts: []).code == 1)
    #expect(folder.text("rules/a.yml") == "by hand\n")
  }

  @Test func checking() throws {
    expect(
      run("check"), 1,
      output: """
        missing: rules/a.yml (2 B)
        1 file, 1 difference; 'build-dashboards' writes what the content makes

        """)
    #expect(folder.contents.isEmpty)
    _ = run("")
    expect(run("check"), 0, output: "1 file, no difference\n")
    #expect(run("check", artifacts: []).output.hasPrefix("left over: rules/a.yml, which the content does not make\n"))
    expect(run("check --quiet", artifacts: []), 1)
    #expect(run("check", findings: [Self.error]).code == 1)
    try folder.remove(".vigil-manifest")
    #expect(run("check").output.hasPrefix("not in .vigil-manifest: rules/a.yml\n"))
    expect(run(""), 0, output: "adopted rules/a.yml, which had the right bytes\n1 file, 1 change\n")
    try folder.write((folder.text(".vigil-manifest") ?? "") + "\n", to: ".vigil-manifest")
    #expect(run("check").output.hasPrefix(".vigil-manifest is not as a build writes it\n1 file, 1 difference"))
    expect(run(""), 0, output: "changed .vigil-manifest\n1 file, 1 change\n")
  }

  @Test func linting() {
    expect(run("lint"), 0, output: "no findings\n")
    expect(
      run("lint", findings: [Self.warning]), 0,
      output: "warning: two panels overlap [panel/overlap]\n1 warning\n")
    expect(
      run("lint --quiet", findings: [Self.error]), 1, output: "error: no sample is there [time/offset-missing]\n")
    #expect(folder.contents.isEmpty)
  }

  @Test func strictFailsForWarnings() {
    #expect(run("lint --strict", findings: [Self.warning]).code == 1)
    #expect(run("lint --strict").code == 0)
  }

  @Test func choosingCodes() {
    let both = [Self.error, Self.warning]
    let known = [Self.error, Self.warning].map {
      Explanation(code: $0.code, severity: $0.severity, summary: "", why: "")
    }
    func lint(_ options: String) -> Run { run("lint --quiet " + options, findings: both, explanations: known) }
    #expect(lint("--only panel").output == "warning: two panels overlap [panel/overlap]\n")
    #expect(lint("--only panel").code == 0)
    #expect(lint("--only panel,time/offset-missing").code == 1)
    #expect(lint("--only panel --only time").code == 1)
    #expect(lint("--except time").output == "warning: two panels overlap [panel/overlap]\n")
    #expect(
      lint("--only panel,time --except panel/overlap").output == "error: no sample is there [time/offset-missing]\n")
    #expect(lint("--only tiem").error.hasPrefix("error: there is no code or group 'tiem'\n  did you mean time?\n"))
    #expect(lint("--except panel/overlp").code == 2)
    #expect(lint("--only panel,").code == 2)
  }

  @Test func machineFormatsStayWhole() {
    let findings = run("lint --format checkstyle", findings: [Self.warning])
    #expect(findings.output.hasPrefix("<?xml") && findings.output.hasSuffix("</checkstyle>\n"))
    #expect(findings.error == "1 warning\n")
    #expect(run("lint --format github", findings: [Self.error]).output.hasPrefix("::error title=time/offset-missing::"))
    #expect(run("lint --format xml").error.contains("did you mean") == false)
    #expect(run("lint --format jsno").error.contains("did you mean json?"))
  }

  /// A package in a folder of the repository that the runner checked out.
  @Test func gitHubCountsPathsFromTheRepository() throws {
    try folder.write("", to: "ops/Sources/House/Alerts.swift")
    let place = SourceLocation(fileID: "House/Alerts.swift", line: 1, column: 2)
    let finding = Diagnostic(Diagnostic.Code("a/b"), .error, "m", at: place)
    let variables = ["GITHUB_WORKSPACE": folder.path]
    let inside = run("lint --format github", findings: [finding], variables: variables, root: folder.path + "/ops")
    #expect(inside.output == "::error file=ops/Sources/House/Alerts.swift,line=1,col=2,title=a/b::m\n")
  }

  @Test func aBaselineHidesWhatWasThere() throws {
    let file = "\(folder.path)/base"
    expect(
      run("lint --baseline \(file)"), 2,
      error: """
        error: there is no baseline \(file)
          make it with lint --write-baseline \(file)

        """)
    expect(
      run("lint --write-baseline \(file)", findings: [Self.error, Self.warning]), 0,
      output: "wrote \(file): 2 findings\n")
    expect(run("lint --baseline \(file)", findings: [Self.error, Self.warning]), 0, output: "no findings\n")
    let other = Diagnostic(Diagnostic.Code("a/b"), .error, "other", at: nil)
    #expect(
      run("lint --quiet --baseline \(file)", findings: [Self.error, Self.warning, other]).output
        == "error: other [a/b]\n")
    let fewer = run("lint --baseline \(file)", findings: [Self.error])
    #expect(fewer.code == 0)
    #expect(
      fewer.output == """
        note: the baseline \(file) has panel/overlap, which does not occur any more; write it again with `lint --write-baseline \(file)` [meta/unused-suppression]
        1 note

        """)
    expect(
      run("build --quiet --output \(folder.path)/out --baseline \(file)", findings: [Self.error, Self.warning]), 0)
    #expect(folder.text("out/rules/a.yml") == "a\n")
    #expect(run("build", findings: [Self.error]).code == 1)
  }

  /// A secret in an artifact stops a build although no finding of the content does.
  @Test func artifactsAreInspected() {
    let secret = Diagnostic(Diagnostic.Code("secret/plaintext"), .error, "rules/a.yml would hold a token", at: nil)
    #expect(run("", inspected: [secret]).error.hasSuffix("error: nothing was written: 1 error\n"))
    #expect(run("lint", inspected: [secret]).code == 1)
    #expect(folder.contents.isEmpty)
  }

  @Test func fixingChangesTheSources() throws {
    let source = "let hot: Query =\n  .promql(\"temprature > 3\")\n"
    try folder.write(source, to: "Sources/House/Alerts.swift")
    let place = SourceLocation(fileID: "House/Alerts.swift", line: 2, column: 10)
    func finding(_ fix: Diagnostic.Fix, at place: Diagnostics.SourceLocation) -> Diagnostic {
      Diagnostic(
        Diagnostic.Code("series/unknown-metric"), .error, "wrong", at: place, excerpt: .init("temprature > 3", 0..<10),
        fix: fix)
    }
    let fix = Diagnostic.Fix(0..<10, "temperature", isSafe: true)
    let elsewhere = SourceLocation(fileID: "Other/Alerts.swift", line: 1, column: 1)
    let findings = [finding(fix, at: place), finding(fix, at: elsewhere)]
    #expect(run("lint", findings: findings).code == 1)
    #expect(folder.text("Sources/House/Alerts.swift") == source)
    expect(
      run("lint --fix", findings: findings), 1,
      output: """
        Other/Alerts.swift:1:1: error: wrong [series/unknown-metric]
            temprature > 3
            ^~~~~~~~~~
        1 error
        --- before/Sources/House/Alerts.swift
        +++ after/Sources/House/Alerts.swift
        @@ -1,2 +1,2 @@
         let hot: Query =
        -  .promql("temprature > 3")
        +  .promql("temperature > 3")
        fixed 1 finding in 1 file; build and lint again

        """,
      error: """
        warning: Other/Alerts.swift:1:1: series/unknown-metric was not fixed: Other/Alerts.swift is not a file of this package

        """)
    #expect(folder.text("Sources/House/Alerts.swift") == "let hot: Query =\n  .promql(\"temperature > 3\")\n")
    #expect(run("lint --fix --format json").code == 2)
    #expect(run("lint --fix --format text").code == 0)
    #expect(run("lint --write-baseline x --only time").code == 2)
  }

  @Test func capturing() throws {
    try folder.write("a 1\nb 2\n", to: "page")
    let path = "\(folder.path)/snapshots/n.prom"
    expect(run("capture \(folder.path)/page --name n"), 0, output: "wrote \(path): 2 families, 2 samples, 8 B\n")
    try folder.write("b 1\n", to: "page")
    expect(
      run("capture \(folder.path)/page --name n"), 0,
      output: """
        wrote \(path): 1 family, 1 sample, 4 B
        replaced the older snapshot: 0 families added, 1 removed, 0 changed
        removed a (unknown)
          used by Alerts.swift:1:2: alert A

        """)
    expect(
      run("capture \(folder.path)/page --name ../n"), 2,
      error: """
        error: '../n' cannot be the name of a snapshot
          use small letters, digits, '.', '_' and '-', with a letter or digit first: cloudwatch-exporter

        """)
  }

  @Test func typedMetrics() throws {
    try folder.write("a 1\n", to: "page")
    _ = run("")
    let place = "\(folder.path)/Sources/Shop"
    expect(
      run("capture \(folder.path)/page --name declared --typed"), 0,
      output: """
        wrote \(place)/Snapshots/declared.prom: 1 family, 1 sample, 4 B
        wrote \(place)/DeclaredMetrics.swift

        """)
    expect(run("check"), 0, output: "1 file, no difference\n")
    #expect(
      run("capture --typed \(folder.path)/page --name declared").output.hasSuffix(
        "unchanged: \(place)/DeclaredMetrics.swift\n"))
    // Captured without the option: the Swift file is behind.
    try folder.write("b 1\n", to: "page")
    _ = run("capture \(folder.path)/page --name declared")
    let check = run("check")
    #expect(check.code == 1)
    #expect(
      check.output.contains(
        "-  static var a: Untyped { Untyped(\"a\") }\n+  static var b: Untyped { Untyped(\"b\") }\n"))
    #expect(
      check.output.hasSuffix(
        """
        Sources/Shop/DeclaredMetrics.swift is behind its snapshot; 'build-dashboards capture \(place)/Snapshots/declared.prom \
        --name declared --typed' makes it anew
        1 file, 1 difference; 'build-dashboards' writes what the content makes

        """))
    expect(run("check --quiet"), 1)
    _ = run("capture \(place)/Snapshots/declared.prom --name declared --typed")
    expect(run("check --quiet"), 0)
  }

  @Test func typedMetricsElsewhere() throws {
    try folder.write("a 1\n", to: "page")
    let other = run("capture \(folder.path)/page --name declared --typed=\(folder.path)/Other.swift")
    #expect(other.error.hasPrefix("warning: check compares Sources/Shop/DeclaredMetrics.swift unless the content says"))
    #expect(folder.text("Other.swift")?.contains("enum DeclaredMetrics {") == true)
    // A snapshot that is not declared yet: beside its folder.
    _ = run("capture \(folder.path)/page --name new --into \(folder.path)/Sources/New/Snapshots --typed")
    #expect(folder.text("Sources/New/NewMetrics.swift") != nil)
    // Nothing is stored when the Swift file cannot be.
    try folder.write("mine", to: "Mine.swift")
    let foreign = run("capture \(folder.path)/page --name foreign --typed=\(folder.path)/Mine.swift")
    #expect(foreign.code == 2)
    #expect(foreign.error.contains("Mine.swift is there already, and capture did not write it"))
    #expect(run("capture \(folder.path)/page --name foreign --typed=\(folder.path)/Mine").code == 2)
    #expect(!folder.files.contains { $0.contains("foreign") })
    #expect(folder.text("Mine.swift") == "mine")
  }

  @Test func explaining() {
    expect(
      run("explain time/offset-missing"), 0, output: "time/offset-missing (error)\nno sample is there\n\nDelay.\n")
    expect(run("explain --all"), 0, output: "time/offset-missing  error    no sample is there\n")
    expect(
      run("explain time/offset-mising"), 2,
      error: "error: there is no code 'time/offset-mising'\n  did you mean time/offset-missing?\n")
  }

  @Test func helping() {
    expect(run("--version"), 0, output: "build-dashboards 1.2.3\n")
    expect(run("help"), 0, output: HelpText.general(program: "build-dashboards"))
    expect(run("lint -h"), 0, output: HelpText.command(.lint, program: "build-dashboards"))
    expect(run("help lint"), 0, output: HelpText.command(.lint, program: "build-dashboards"))
    expect(
      run("help lnit"), 2,
      error: """
        error: there is no command 'lnit'
          did you mean lint?
          'build-dashboards help' tells more

        """)
    expect(
      run("lint --quite"), 2,
      error: """
        error: there is no option --quite
          did you mean --quiet?
          'build-dashboards help lint' tells more

        """)
  }

  @Test func failures() throws {
    try folder.write("", to: "file")
    let below = run("--output \(folder.path)/file/x")
    #expect(below.code == 2)
    #expect(below.error.hasPrefix("error: cannot open \(folder.path)/file/x: not a directory\n"))
    #expect(below.error.hasSuffix("  nothing was changed\n"))
    try folder.write("mine", to: "rules/a.yml")
    let foreign = run("")
    #expect(foreign.code == 2)
    #expect(foreign.error.contains("--overwrite"))
    expect(run("--overwrite"), 0, output: "replaced rules/a.yml (2 B)\n1 file, 1 change\n")
  }

  @Test func coloursAreForCapableTerminals() {
    func findings(_ variables: [String: String], isTerminal: Bool = true) -> String {
      run("lint --quiet", findings: [Self.warning], isTerminal: isTerminal, variables: variables).output
    }
    let colour = "\u{1B}["
    #expect(findings(["TERM": "xterm"]).hasPrefix(colour))
    #expect(findings(["TERM": "xterm", "NO_COLOR": ""]).hasPrefix(colour))
    #expect(!findings(["TERM": "xterm", "NO_COLOR": "1"]).hasPrefix(colour))
    #expect(!findings(["TERM": "dumb"]).hasPrefix(colour))
    #expect(!findings([:]).hasPrefix(colour))
    #expect(!findings(["TERM": "xterm"], isTerminal: false).hasPrefix(colour))
  }
}
