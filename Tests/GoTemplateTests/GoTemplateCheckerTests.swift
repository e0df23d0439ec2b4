import GoTemplate
import Testing

@Suite struct GoTemplateCheckerTests {
  private func problems(_ text: String, _ dialect: GoTemplateDialect) -> [String] {
    GoTemplateParser.parse(text, dialect: dialect).errors.map { problem in
      #expect(problem.stage == .rendering)
      #expect(problem.severity == .error)
      return problem.message + (problem.hint.map { "; " + $0 } ?? "")
    }
  }

  @Test(arguments: [
    "{{ gt $value 5.0 }}{{ eq $labels.code \"500\" }}{{ printf \"%.0f\" $value }}{{ $value | humanize }}",
    "{{ $labels.x }} {{ $externalLabels.x }} {{ $externalURL }} {{ .Labels.x }} {{ .ExternalLabels.x }} {{ .ExternalURL }}",
    "{{ range query \"up\" }}{{ .Labels.instance }}={{ .Value }} {{ end }}",
    "{{ with query \"up\" }}{{ . | first | value | humanize }}{{ end }}",
    "{{ query \"up\" | sortByLabel \"job\" | first | label \"job\" | toUpper }}{{ (query \"up\" | first).Value }}",
    "{{ $x := 1 }}{{ $x = \"a\" }}{{ toUpper $x }}", "{{ args 1 2 | len }}{{ (args 1).arg0 }}",
    "{{ parseDuration \"1h\" | humanizeDuration }}", "{{ (toTime $value).Year }}", "{{ or $labels.a \"none\" }}",
    "{{ define \"a\" }}{{ .Anything.goes }}{{ end }}{{ template \"a\" . }}", "{{ printf \"%[1]d %v%%\" 1 2 }}",
    "{{ printf \"%s\" $labels }}{{ printf \"%*d\" 5 1 }}{{ printf \"%v\" nil }}",
    "{{ range $k, $v := $labels }}{{ $k }}{{ end }}",
    "{{ range 3 }}{{ end }}", "{{ index $labels \"job\" | toUpper }}{{ index (query \"up\") 0 }}",
    "{{ len \"a\" | eq 1 }}",
  ])
  func findsNothingInGoodRules(text: String) {
    #expect(problems(text, .prometheusRule) == [])
  }

  @Test(arguments: [
    (
      "{{ .Foo }}",
      "Prometheus' rule templates have no field .Foo; there are .Labels, .Value, .ExternalLabels, .ExternalURL"
    ),
    ("{{ .labels.x }}", "Prometheus' rule templates have no field .labels; did you mean .Labels?"),
    ("{{ $value.x }}", "a float has no field x"),
    ("{{ $labels.a.b }}", "text has no field b"),
    ("{{ (query \"up\").x }}", "the result of a query has no field x"),
    ("{{ (query \"up\" | first).value }}", "a sample has no field value; did you mean .Value?"),
    ("{{ gt $value 5 }}", "gt cannot compare a float with an integer; write the number with a fraction, such as 5.0"),
    ("{{ 5 | lt $value }}", "lt cannot compare a float with an integer; write the number with a fraction, such as 5.0"),
    (
      "{{ if eq .Value 5 }}{{ end }}",
      "eq cannot compare a float with an integer; write the number with a fraction, such as 5.0"
    ),
    (
      "{{ $x := $value }}{{ gt $x 5 }}",
      "gt cannot compare a float with an integer; write the number with a fraction, such as 5.0"
    ),
    (
      "{{ eq $labels.code 500 }}", "eq cannot compare text with an integer; labels are text: write the number in quotes"
    ),
    ("{{ lt true false }}", "lt cannot compare true or false"),
    ("{{ eq $labels $labels }}", "eq cannot compare a map"),
    ("{{ printf \"%d\" $value }}", "%d cannot show a float; write %.0f"),
    ("{{ $value | printf \"%s\" }}", "%s cannot show a float; write %.0f"),
    ("{{ printf \"%.2f\" $labels.x }}", "%f cannot show text; write %s"),
    ("{{ printf \"%d\" }}", "the format shows 1 value, here are 0"),
    ("{{ printf \"%d%%\" 1 2 }}", "the format shows 1 value, here are 2"),
    ("{{ printf \"%z\" 1 }}", "%z cannot show an integer; write %d"),
    ("{{ $value | toUpper }}", "toUpper takes text, this is a float; write it with printf or humanize first"),
    ("{{ first $value }}", "first takes the result of a query, this is a float"),
    ("{{ humanize $labels }}", "humanize takes a number, this is a map"),
    ("{{ humanize }}", "humanize takes one argument, here are 0"),
    ("{{ title \"a\" \"b\" }}", "title takes one argument, here are 2"),
    ("{{ eq 1 }}", "eq takes at least two arguments, here are 1"),
    ("{{ $labels \"job\" }}", "this is a map and takes no arguments; write a function before it, such as print"),
    ("{{ 1 | $value }}", "this is a float and takes no arguments; write a function before it, such as print"),
    ("{{ nil }}", "nil is not a command; write what it shows, or remove it"),
    ("{{ range $value }}{{ end }}", "range cannot go through a float; use with or if to test a single value"),
    ("{{ range $i, $x := 3 }}{{ end }}", "a range through an integer sets one variable"),
    ("{{ len $value }}", "len takes text or a list, this is a float"),
    ("{{ index $labels 1 }}", "index of a map takes a name, this is an integer; write the name in quotes"),
    ("{{ template \"a\" }}", "no template named \"a\" is defined here"),
    ("{{ $x = 1 }}", "$x is assigned but never declared; declare it with :="),
    (
      "{{ if true }}{{ $x := 1 }}{{ else }}{{ $x }}{{ end }}",
      "$x is set only in another branch; declare it before the block and assign it with ="
    ),
  ])
  func findsWhatFailsInRules(text: String, problem: String) {
    #expect(problems(text, .prometheusRule) == [problem])
  }

  @Test(arguments: [
    "{{ define \"x\" }}{{ .Status | toUpper }} {{ join \", \" .CommonLabels.Names }}{{ end }}",
    "[{{ .Status | toUpper }}:{{ .Alerts.Firing | len }}] {{ .GroupLabels.SortedPairs.Values | join \" \" }} {{ .Receiver }}",
    "{{ range .Alerts }}{{ .Labels.job }}{{ .Annotations.summary }}{{ .StartsAt.Format \"2006\" }}{{ .Fingerprint }}{{ end }}",
    "{{ if gt (len .Alerts.Firing) 0 }}{{ range .Alerts.Firing }}{{ .GeneratorURL }}{{ end }}{{ end }}",
    "{{ range .CommonLabels.SortedPairs }}{{ .Name }}={{ .Value }}{{ end }}{{ (index .Alerts 0).Labels.job }}",
    "{{ range .Alerts }}{{ .StartsAt | tz \"UTC\" | date \"2006\" }}{{ since .StartsAt | humanizeDuration }}{{ end }}",
    "{{ (.CommonLabels.Remove (stringSlice \"job\")).Names }}{{ now.Year }}{{ toJson . }}{{ dict \"a\" 1 }}{{ append (list 1) 2 }}",
    "{{ template \"slack.default.title\" . }}{{ .NotificationReason }}{{ .ExternalURL }}{{ .CommonAnnotations.summary }}",
  ])
  func findsNothingInGoodNotifications(text: String) {
    #expect(problems(text, .alertmanager) == [])
  }

  @Test(arguments: [
    ("{{ .GroupLabel.x }}", "Alertmanager's templates have no field .GroupLabel; did you mean .GroupLabels?"),
    (
      "{{ .Value }}",
      "Alertmanager's templates have no field .Value; there are .Receiver, .Status, .Alerts, .NotificationReason, .GroupLabels, .CommonLabels, .CommonAnnotations, .ExternalURL"
    ),
    (
      "{{ range .Alerts }}{{ .Summary }}{{ end }}",
      "an alert has no field Summary; there are .Status, .Labels, .Annotations, .StartsAt, .EndsAt, .GeneratorURL, .Fingerprint"
    ),
    ("{{ .Alerts.Labels.job }}", "a list of alerts has no field Labels; there are .Firing, .Resolved"),
    ("{{ join \",\" (list 1) }}", "join takes a list of texts, this is a list of anything; stringSlice makes one"),
    ("{{ join .CommonLabels.Names \",\" }}", "join takes text, this is a list of texts"),
    ("{{ range .Alerts }}{{ humanizeDuration .StartsAt }}{{ end }}", "humanizeDuration takes a number, this is a time"),
    ("{{ range .Status }}{{ end }}", "range cannot go through text; use with or if to test a single value"),
  ])
  func findsWhatFailsInNotifications(text: String, problem: String) {
    #expect(problems(text, .alertmanager).first == problem)
  }

  @Test(arguments: [
    ("{{ $value }}", true), ("{{ .Value | humanize }}", true), ("{{ $.Value }}", true),
    ("{{ if gt $value 1.0 }}{{ end }}", true),
    ("{{ $labels.value }}", false), ("{{ range query \"up\" }}{{ .Value }}{{ end }}", false),
    ("{{ $value := 1 }}{{ $value }}", false), ("{{ $x := $value }}", true), ("value", false),
  ])
  func knowsWhetherTheValueIsRead(text: String, expected: Bool) {
    #expect(GoTemplateParser.parse(text, dialect: .prometheusRule).usesValue == expected)
  }
}
