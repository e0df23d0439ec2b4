import Diagnostics
import GoTemplate
import Monitoring
import Testing

@testable import Linter

/// What texts of receivers print of alerts that lack an annotation.
@Suite struct ReceiverAnnotationTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    /// What is not printed, and whether nothing is left.
    var holes: [String]
    var isBlank: Bool

    init(_ text: String, holes: [String] = [], isBlank: Bool = false) {
      testDescription = text
      self.holes = holes
      self.isBlank = isBlank
    }
  }

  /// Of an alert that has a summary and nothing else.
  @Test(arguments: [
    Case("", isBlank: true), Case(" \n", isBlank: true), Case("text"),
    Case("{{ .CommonAnnotations.summary }}"),
    Case("{{ .CommonAnnotations.description }}", holes: ["description"], isBlank: true),
    Case("{{ range .Alerts }}{{ .Annotations.description }}\n{{ end }}", holes: ["description"], isBlank: true),
    Case("{{ range .Alerts.Firing }}{{ .Annotations.description }}{{ else }}a{{ end }}", holes: ["description"]),
    Case("{{ range .Alerts }}- {{ .Annotations.description }}{{ end }}", holes: ["description"]),
    Case(
      "{{ range .Alerts }}{{ .Annotations.summary }} {{ .Annotations.runbook_url }}{{ end }}", holes: ["runbook_url"]),
    Case(#"{{ range .Alerts }}{{ index .Annotations "description" }}{{ end }}"#, holes: ["description"], isBlank: true),
    Case(#"{{ index .CommonAnnotations "summary" }}"#),
    Case(
      "{{ range $alert := .Alerts }}{{ $alert.Annotations.description }}{{ end }}", holes: ["description"],
      isBlank: true),
    Case("{{ .CommonAnnotations.description | toUpper }}", holes: ["description"], isBlank: true),
    Case("{{ toUpper .CommonAnnotations.description }}", holes: ["description"], isBlank: true),
    Case(#"{{ printf "%s!" .CommonAnnotations.description }}"#, holes: ["description"]),
    Case("{{ .CommonLabels.alertname }}"),
    // What asks first.
    Case("{{ if .CommonAnnotations.description }}{{ .CommonAnnotations.description }}{{ end }}", isBlank: true),
    Case("{{ with .CommonAnnotations.description }}{{ . }}{{ end }}", isBlank: true),
    Case("{{ with .CommonAnnotations.summary }}{{ . }}{{ end }}"),
    Case(
      "{{ if .CommonAnnotations.description }}{{ .CommonAnnotations.description }}{{ else }}{{ .CommonAnnotations.summary }}{{ end }}"
    ),
    Case(
      "{{ if .CommonAnnotations.summary }}{{ .CommonAnnotations.summary }}{{ else }}{{ .CommonAnnotations.description }}{{ end }}"
    ),
    Case("{{ if .CommonAnnotations.message }}{{ .CommonAnnotations.description }}{{ end }}", isBlank: true),
    Case("{{ or .CommonAnnotations.description .CommonAnnotations.summary }}"),
    Case("{{ or .CommonAnnotations.summary .CommonAnnotations.description }}"),
    Case(#"{{ or .CommonAnnotations.description "nothing is known" }}"#),
    Case("{{ or .CommonAnnotations.message .CommonAnnotations.description }}", holes: ["description"], isBlank: true),
    Case(
      "{{ if eq .Status \"firing\" }}{{ .CommonAnnotations.description }}{{ end }}", holes: ["description"],
      isBlank: true),
    // What is not followed.
    Case(#"{{ template "slack.default.text" . }}"#),
    Case("{{ $text := .CommonAnnotations.description }}{{ $text }}"),
    Case("{{ range .CommonAnnotations.SortedPairs }}{{ .Value }}{{ end }}"),
  ])
  func prints(_ text: Case) {
    let template = GoTemplateParser.parse(text.testDescription, dialect: .alertmanager)
    #expect(template.errors.isEmpty)
    let printed = PrintedAnnotations(of: template, present: ["summary"])
    #expect(printed.holes.map(\.name) == text.holes)
    #expect(printed.isBlank == text.isBlank)
  }

  private static let described = "{{ range .Alerts }}{{ .Annotations.description }}{{ end }}"

  /// `alerts`, of which those that are critical are told by Slack.
  private static func findings(
    _ alerts: Alert..., text: String = described, title: String? = nil,
    where matcher: LabelMatcher = .severity(.critical)
  ) -> [Diagnostic] {
    var content = World.known.content(.promql("up == 0"), in: .alert)
    content.ruleGroups[0].alerts = alerts
    let mail = Receiver("mail", .webhook(url: "http://mail:8080/"))
    let slack = Receiver("slack", .slack(channel: "#a", webhookURL: .file("/s"), title: title, text: text))
    content.alertmanager = Alertmanager(
      receivers: [mail, slack], route: Route(to: mail) { Route(to: slack, where: matcher) })
    return World.known.findings(in: content).filter { $0.code.name == "receiver/annotation-missing" }
  }

  private static func alert(_ name: String, _ severity: Severity = .critical, line: Int = #line) -> Alert {
    Alert(name, severity, when: .promql("temperature > 30"), line: line).summary("it is hot")
  }
  private static let told = alert("Told").description("it is hot in here")

  @Test func oneLacksIt() {
    let found = Self.findings(Self.told, Self.alert("Bare", line: 7))
    #expect(found.map(\.severity) == [.error])
    #expect(found.first?.location?.line == 7)
    #expect(
      found.first?.message
        == "Bare has no description, which the text of slack prints: nothing is left of it; write .description(\"…\")")
    let blank = Self.alert("Blank").description(" \n")
    #expect(Self.findings(Self.told, blank).map(\.severity) == [.error])
  }

  @Test func somethingIsLeft() {
    let bare = Self.alert("Bare")
    #expect(Self.findings(Self.told, bare, text: "Look: " + Self.described).map(\.severity) == [.warning])
    #expect(Self.findings(Self.told, bare, title: "{{ .CommonAnnotations.summary }}").map(\.severity) == [.warning])
    #expect(Self.findings(Self.told, bare, title: "{{ .CommonLabels.alertname }}").map(\.severity) == [.error])
    // Perhaps it does not come there.
    #expect(Self.findings(Self.told, bare, where: .label("room", "attic")).map(\.severity) == [.warning])
  }

  @Test func othersAreSilent() {
    let bare = Self.alert("Bare")
    // It does not come there.
    #expect(Self.findings(Self.told, Self.alert("Bare", .warning)).isEmpty)
    // No alert has it, or it is misspelt: other findings.
    #expect(Self.findings(bare).isEmpty)
    #expect(Self.findings(Self.told, bare.annotation("descirption", "it is hot")).isEmpty)
    #expect(Self.findings(Self.told, bare, text: "{{ range .Alerts }}{{ .Annotations.summary }}{{ end }}").isEmpty)
  }

  /// What most lack is asked for by a text that expects too much.
  @Test func mostLackIt() {
    let found = Self.findings(Self.told, Self.alert("A"), Self.alert("B"), Self.alert("C", .warning), Self.alert("D"))
    #expect(found.count == 1)
    #expect(found.first?.message.contains("description, which 3 alerts lack") == true)
    #expect(found.first?.notes == ["A, B, D"])
  }

  /// One cause, one finding: two texts print it.
  @Test func severalTexts() {
    let found = Self.findings(Self.told, Self.alert("Bare"), title: "{{ .CommonAnnotations.description }}")
    #expect(found.count == 1)
    #expect(found.first?.message.contains("the title of slack and the text of slack print") == true)
  }
}
