import Diagnostics

/// Reports the findings on standard output, where another program can read them.
struct LintCommand {
  let tool: Tool
  let arguments: ParsedArguments

  func run() throws -> ExitCode {
    try checkCombinations()
    let filter = try FindingFilter(
      only: arguments.list(.only), except: arguments.list(.except), codes: tool.pipeline.explanations().map(\.code),
      command: .lint)
    let all = try tool.examine(arguments).findings
    tool.progress.finish()
    if let path = arguments.text(.writeBaseline) { return try write(Baseline(all), to: path) }
    let findings = all.filter(filter.includes)
    return arguments.has(.fix) ? try fix(findings) : show(findings)
  }

  private var isStrict: Bool { arguments.has(.strict) }

  private func checkCombinations() throws {
    func refuse(_ option: OptionDeclaration, _ others: [OptionDeclaration], _ reason: String) throws {
      guard arguments.has(option), let other = others.first(where: arguments.has) else { return }
      throw UsageError("--\(option.name) does not go with --\(other.name)", hint: reason, command: .lint)
    }
    try refuse(
      .writeBaseline, [.baseline, .only, .except, .fix, .format], "it lists all errors and warnings that there are")
    if arguments.text(.format) != ReportFormat.text.rawValue {
      try refuse(.fix, [.format], "it prints a diff, for people")
    }
  }

  private func show(_ findings: [Diagnostic]) -> ExitCode {
    let format = arguments.text(.format).flatMap(ReportFormat.init) ?? .text
    let report = tool.report(on: findings, isStrict: isStrict)
    tool.show(report, as: format, on: tool.environment.output)
    if !arguments.has(.quiet) {
      // What another program reads stays whole.
      let channel = format == .text ? tool.environment.output : tool.environment.error
      channel.line("\(FindingCounts(findings))")
    }
    return findings.contains(where: report.fails) ? .findings : .clean
  }

  private func write(_ baseline: Baseline, to path: String) throws -> ExitCode {
    try BaselineFile(path: path).write(baseline)
    if !arguments.has(.quiet) {
      tool.environment.output.line("wrote \(path.printable): \(Quantity.count(baseline.entries.count, "finding"))")
    }
    return .clean
  }

  /// Shows what is left, and what was put right as a diff.
  private func fix(_ findings: [Diagnostic]) throws -> ExitCode {
    let sources = SourceFiles(root: try tool.pipeline.outputRoot())
    let plan = FixPlan(findings, sources: sources)
    try plan.write(below: sources.root)
    let fixed = Set(plan.fixed)
    let code = show(findings.filter { !fixed.contains($0) })
    let output = tool.environment.output
    for (finding, reason) in plan.refused {
      let place = finding.location.map { "\(sources.shownPath(of: $0)):\($0.line):\($0.column): " } ?? ""
      tool.report(warning: "\(place)\(finding.code) was not fixed: \(reason)".printable)
    }
    for file in plan.files {
      output.write(
        UnifiedDiff(from: file.old, to: file.new).text(
          oldName: "before/\(file.path)", newName: "after/\(file.path)", style: tool.environment.style(for: output)))
    }
    if !arguments.has(.quiet), !plan.fixed.isEmpty {
      output.line(
        "fixed \(Quantity.count(fixed.count, "finding")) in \(Quantity.count(plan.files.count, "file")); build and lint again"
      )
    }
    return code
  }
}
