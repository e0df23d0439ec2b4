import Diagnostics
import Monitoring

extension LintRule {
  static let runbookDead = LintRule(
    "alert/runbook-dead", .error, "a runbook that is not in the repository",
    explanation: """
      Somebody follows the link at night and finds nothing. A runbook that is a file of the content's own package, by its path
      (`runbooks/root.md#root-usage`) or by an address with `/blob/main/` in it, can be looked up: the file, and the heading. It is
      an error where the name looks misspelt, as another repository, or another folder of this one, may have the file.
      """,
    bad: .runbook(#".runbook("runbooks/disc.md")"#, "runbooks/disc.md"),
    good: .runbook(#".runbook("runbooks/disk.md#disk-full")"#, "runbooks/disk.md#disk-full")
  ) { context, reporter in
    guard let files = context.files else { return }
    var verdicts: [RunbookLink: Verdict?] = [:]
    for alert in context.alerts {
      for annotation in alert.alert.annotations where annotation.name.hasPrefix("runbook") {
        guard let link = RunbookLink(annotation.text.template) else { continue }
        let found = verdicts[link] ?? verdict(on: link, in: files)
        verdicts[link] = found
        guard let verdict = found else { continue }
        reporter.report(
          "\(annotation.name) of \(alert.alert.name) leads nowhere: \(verdict.problem)"
            + (verdict.near.map { "; did you mean \($0)?" } ?? "; write the path of one that is there"),
          at: annotation.location, severity: verdict.near == nil ? .warning : .error)
      }
    }
  }

  private struct Verdict {
    var problem: String
    /// What may be meant.
    var near: String?
  }

  /// `nil` when the link is right, or may be that of another repository.
  private static func verdict(on link: RunbookLink, in files: RepositoryFiles) -> Verdict? {
    let names = files.names(link.folder) ?? []
    guard names.contains(link.name) else {
      let near = Suggestion.nearest(to: link.name, among: names.filter { $0.utf8.contains(UInt8(ascii: ".")) })
      if near == nil, !link.isRelative { return nil }
      return Verdict(
        problem: "there is no file \(link.path)", near: near.map { link.folder.isEmpty ? $0 : "\(link.folder)/\($0)" })
    }
    guard let heading = link.heading, link.isMarkdown, let text = files.text(link.path) else { return nil }
    let headings = MarkdownHeadings(text)
    if headings.contains(heading) { return nil }
    return Verdict(
      problem: "\(link.path) has no heading \(heading)",
      near: Suggestion.nearest(to: heading, among: headings.addresses).map { "#\($0)" })
  }
}

extension LintExample {
  fileprivate static func runbook(_ text: String, _ address: String) -> LintExample {
    var example = LintExample.content(text) { content in
      content.summaryExample { $0.summary("the disk is full").runbook(address) }
    }
    example.files = RepositoryFiles(["runbooks/disk.md": "# Disk\n\n## Disk full\n"])
    return example
  }
}
