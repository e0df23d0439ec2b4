import GoTemplate
import Testing

@Suite struct LabelReferenceTests {
  /// `source name`, with a question mark where the template copes with its absence, and the text that it points to.
  private func references(_ text: String, _ dialect: GoTemplateDialect = .prometheusRule) -> [String] {
    GoTemplateParser.parse(text, dialect: dialect).labelReferences.map { reference in
      let excerpt = String(decoding: Array(text.utf8)[reference.range], as: UTF8.self)
      return "\(reference.source) \(reference.name)\(reference.isGuarded ? "?" : "") \(excerpt)"
    }
  }

  @Test(arguments: [
    ("{{ $labels.job | toUpper }}", ["labels job $labels.job"]),
    ("{{ .Labels.job }}{{ $.Labels.job }}", ["labels job .Labels.job", "labels job $.Labels.job"]),
    ("{{ index $labels \"a-b\" }}", ["labels a-b index $labels \"a-b\""]),
    ("{{ $externalLabels.region }}", ["externalLabels region $externalLabels.region"]),
    ("{{ $l := .Labels }}{{ $l.job }}", ["labels job $l.job"]),
    ("{{ with $labels }}{{ .job }}{{ end }}", ["labels job .job"]),
    ("{{ range query \"up\" }}{{ .Labels.job }}{{ end }}", ["sampleLabels job .Labels.job"]),
    ("{{ query \"up\" | first | label \"job\" }}", ["sampleLabels job \"job\""]),
    ("{{ define \"a\" }}{{ .Labels.job }}{{ end }}", []),
    ("{{ $labels }}{{ range $k, $v := $labels }}{{ end }}", []),
  ])
  func findsTheLabelsOfRules(text: String, expected: [String]) {
    #expect(references(text) == expected)
  }

  @Test(arguments: [
    ("{{ .CommonLabels.job }}", ["commonLabels job .CommonLabels.job"]),
    ("{{ .GroupLabels.job }}", ["groupLabels job .GroupLabels.job"]),
    ("{{ .CommonAnnotations.summary }}", ["commonAnnotations summary .CommonAnnotations.summary"]),
    ("{{ index .CommonLabels \"job\" }}", ["commonLabels job index .CommonLabels \"job\""]),
    ("{{ range .Alerts.Firing }}{{ .Labels.job }}{{ end }}", ["alertLabels job .Labels.job"]),
    ("{{ (index .Alerts 0).Annotations.x }}", ["alertAnnotations x (index .Alerts 0).Annotations.x"]),
    ("{{ .CommonLabels.SortedPairs.Names }}{{ .CommonLabels.Values }}", []),
  ])
  func findsTheLabelsOfNotifications(text: String, expected: [String]) {
    #expect(references(text, .alertmanager) == expected)
  }

  @Test(arguments: [
    ("{{ if $labels.a }}{{ $labels.a }}{{ $labels.b }}{{ end }}", "a? a? b"),
    ("{{ if $labels.a }}{{ else }}{{ $labels.a }}{{ end }}{{ $labels.a }}", "a? a a"),
    ("{{ with $labels.a }}{{ . }}{{ $labels.a }}{{ end }}", "a? a?"),
    ("{{ if not $labels.a }}{{ $labels.a }}{{ else }}{{ $labels.a }}{{ end }}", "a? a a?"),
    ("{{ if eq $labels.a \"x\" }}{{ $labels.a }}{{ else }}{{ $labels.a }}{{ end }}", "a a? a"),
    ("{{ if ne $labels.a \"\" }}{{ $labels.a }}{{ end }}", "a? a?"),
    ("{{ if eq \"\" .Labels.a }}{{ else }}{{ $labels.a }}{{ end }}", "a? a?"),
    ("{{ if and $labels.a (eq $labels.a \"x\") $labels.b }}{{ $labels.b }}{{ end }}", "a? a? b? b?"),
    ("{{ if or $labels.a $labels.b }}{{ $labels.a }}{{ end }}", "a? b? a"),
    ("{{ if or (and $labels.a $labels.b) $labels.a }}{{ $labels.a }}{{ end }}", "a? b? a? a?"),
    ("{{ if $labels.a }}{{ else if $labels.b }}{{ $labels.b }}{{ $labels.a }}{{ end }}", "a? b? b? a"),
    ("{{ if ($labels.a | not) }}{{ else }}{{ $labels.a }}{{ end }}", "a? a?"),
    ("{{ or $labels.a \"none\" }}{{ or \"x\" $labels.b }}", "a? b"),
    ("{{ if $labels.a }}{{ define \"x\" }}{{ end }}{{ end }}{{ $labels.a }}", "a? a"),
    ("{{ if index $labels \"a\" }}{{ $labels.a }}{{ end }}", "a? a?"),
  ])
  func knowsWhichAreGuarded(text: String, expected: String) {
    let found = GoTemplateParser.parse(text, dialect: .prometheusRule).labelReferences
    #expect(found.map { $0.name + ($0.isGuarded ? "?" : "") }.joined(separator: " ") == expected)
  }
}
