import Diagnostics
import Monitoring
import Testing

@testable import Linter

/// Links of alerts to files of the repository.
@Suite struct RunbookTests {
  private static let files = RepositoryFiles([
    "runbooks/disk.md": """
    Disk
    ====
    ## Disk full (`/var`) ##
    ### [Growth](https://example.com/growth) of **logs**
    ```
    # not a heading
    ```
    <a name="old-anchor"></a>
    ## Für alle
    ## Twice
    ## Twice
    #no heading
    ## Named {#short}
    """,
    "README.md": "# Title\n",
  ])

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var severity: Diagnostic.Severity?
    var words: String

    init(_ address: String, _ severity: Diagnostic.Severity? = nil, says words: String = "") {
      testDescription = address
      self.severity = severity
      self.words = words
    }
  }

  @Test(arguments: [
    Case("runbooks/disk.md"), Case("./runbooks/disk.md"), Case("README.md#title"),
    Case("runbooks/disk.md?plain=1#disk"),
    Case("runbooks/disk.md#disk-full-var"), Case("runbooks/disk.md#growth-of-logs"),
    Case("runbooks/disk.md#old-anchor"), Case("runbooks/disk.md#für-alle"), Case("runbooks/disk.md#twice-1"),
    Case("runbooks/disk.md#short"), Case("runbooks/disk.md#named"),
    Case("runbooks/disc.md", .error, says: "there is no file runbooks/disc.md; did you mean runbooks/disk.md?"),
    Case("REDME.md", .error, says: "did you mean README.md?"),
    Case("runbooks/network.md", .warning, says: "there is no file runbooks/network.md"),
    Case("elsewhere/disk.md", .warning, says: "there is no file elsewhere/disk.md"),
    Case("runbooks/disk.md#twcie", .error, says: "runbooks/disk.md has no heading twcie; did you mean #twice?"),
    Case("runbooks/disk.md#not-a-heading", .warning, says: "has no heading not-a-heading"),
    Case("runbooks/disk.md#no-heading", .warning),
    // With a server it may be another repository's.
    Case("https://github.com/a/b/blob/main/runbooks/disk.md"),
    Case("https://github.com/a/b/blob/main/runbooks/network.md"),
    Case("https://github.com/a/b/blob/main/runbooks/disc.md", .error, says: "did you mean runbooks/disk.md?"),
    Case("https://gitlab.com/a/b/-/blob/main/runbooks/disk.md#twcie", .error, says: "did you mean #twice?"),
    Case("https://wiki.example.com/runbooks/disc.md"), Case("https://wiki.example.com/disk"),
    // No file of the package.
    Case("{{ $labels.job }}.md"), Case("see runbooks/disc.md"), Case("../runbooks/disc.md"), Case("/runbooks/disc.md"),
    Case("runbooks//disc.md"), Case("ask the team"), Case("disk"), Case(""), Case("#x"), Case("://blob/"),
    Case("a%20b.md"),
  ])
  func link(_ test: Case) {
    var content = World.known.content(.promql("up == 0"), in: .alert)
    content.ruleGroups[0].alerts = [
      Alert("Full", .warning, when: .promql("up == 0")).summary("full")
        .annotation("runbook_url", .template(test.testDescription), line: 7)
    ]
    func found(_ files: RepositoryFiles?) -> [Diagnostic] {
      Linter.findings(in: content, snapshots: [], files: files).filter { $0.code.name == "alert/runbook-dead" }
    }
    let findings = found(Self.files)
    #expect(findings.map(\.severity) == [test.severity].compactMap { $0 })
    for finding in findings {
      #expect(finding.message.contains(test.words), "\(finding.message)")
      #expect(finding.location?.line == 7)
    }
    // Nobody looked.
    #expect(found(nil).isEmpty)
  }
}
