/// Templates, mostly broken ones.
struct RandomTemplates {
  private var generator: SplitMix64
  init(seed: UInt64) { generator = SplitMix64(seed: seed) }

  /// Pieces in any order, a whole template in which something was changed, or what may be a number.
  mutating func next() -> String {
    switch Int.random(in: 0..<8, using: &generator) {
    case 0: number()
    case 1...4: pieces()
    default: mutation()
    }
  }

  /// An action that can be read, and that may or may not be rendered.
  mutating func action() -> String { "{{ " + pipeline(depth: 2) + " }}" }

  private mutating func pipeline(depth: Int) -> String {
    var text = command(depth: depth)
    if Int.random(in: 0..<4, using: &generator) == 0 {
      text += " | " + (Self.functions.randomElement(using: &generator) ?? "")
    }
    return text
  }

  private mutating func command(depth: Int) -> String {
    if Int.random(in: 0..<4, using: &generator) == 0 { return operand(depth: depth) }
    var text = Self.functions.randomElement(using: &generator) ?? ""
    for _ in 0..<Int.random(in: 0...2, using: &generator) { text += " " + operand(depth: depth) }
    return text
  }

  private mutating func operand(depth: Int) -> String {
    guard depth > 0, Int.random(in: 0..<4, using: &generator) == 0 else {
      return Self.operands.randomElement(using: &generator) ?? ""
    }
    let field = [".Value", ".Labels.job", ".nope", "", "", ""].randomElement(using: &generator) ?? ""
    return "(" + pipeline(depth: depth - 1) + ")" + field
  }

  private static let operands: [String] = [
    "1", "0", "1.5", "'a'", "\"a\"", "\"7\"", "\"\"", "\"%d\"", "\"%s\"", "\"%.2f %v\"", "\"%q%%\"", "\"job\"",
    "\"up\"", "true",
    "nil", "$value", "$labels", "$labels.job", "$labels.nope", "$labels.a.b", ".", ".Value", ".Labels", ".Labels.job",
    ".Nope",
    "$externalURL", "$.Value", "(query \"up\")", "(query \"up\" | first)", "(args 1 \"a\")", "(toTime 1)",
  ]

  /// All but `and` and `or`, which do not look at all their arguments.
  private static let functions: [String] = [
    "not", "len", "index", "slice", "print", "printf", "println", "html", "js", "urlquery", "call", "eq", "ne", "lt",
    "le", "gt",
    "ge", "query", "first", "label", "value", "strvalue", "args", "reReplaceAll", "safeHtml", "match", "title",
    "toUpper",
    "toLower", "graphLink", "tableLink", "sortByLabel", "stripPort", "stripDomain", "humanize", "humanize1024",
    "humanizeDuration", "humanizePercentage", "humanizeTimestamp", "toTime", "pathPrefix", "externalURL",
    "parseDuration",
  ]

  private mutating func number() -> String {
    let characters = (0..<Int.random(in: 1...7, using: &generator)).map { _ in
      "0011234789__xXbBoOeEpPi..+-aF".randomElement(using: &generator) ?? "0"
    }
    return "{{ print " + String(characters) + " }}"
  }

  private mutating func pieces() -> String {
    var text = ""
    for _ in 0..<Int.random(in: 1...12, using: &generator) {
      text += Self.pieces.randomElement(using: &generator) ?? ""
    }
    return text
  }

  private mutating func mutation() -> String {
    var scalars = Array((Self.templates.randomElement(using: &generator) ?? "").unicodeScalars)
    for _ in 0..<Int.random(in: 1...3, using: &generator) where !scalars.isEmpty {
      let index = Int.random(in: 0..<scalars.count, using: &generator)
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: scalars.remove(at: index)
      case 1: scalars.insert(contentsOf: (Self.pieces.randomElement(using: &generator) ?? "").unicodeScalars, at: index)
      case 2: scalars.removeSubrange(index..<min(index + 5, scalars.count))
      default: scalars.swapAt(index, Int.random(in: 0..<scalars.count, using: &generator))
      }
    }
    return String(String.UnicodeScalarView(scalars))
  }

  static let pieces: [String] = [
    "{{", "}}", "{{ ", " }}", "{{- ", " -}}", "{{-", "-}}", "{{/*", "*/}}", "/* ", " */", " ", "\n", "\t", "text", "{",
    "}",
    "if ", "else", "else if ", "end", "range ", "with ", "define ", "block ", "template ", "break", "continue", "nil",
    "{{ end }}", "{{ else }}", "{{ if $value }}", "{{ range query \"up\" }}", "{{ with .Labels }}",
    "{{ define \"x\" }}",
    "{{ template \"x\" . }}", "{{ break }}", "{{ else if .Value }}", "{{ else with .Value }}", "{{ $x := 1 }}",
    "{{ $x }}",
    "$", "$x", "$value", "$labels.job", "$y", ".", ".Labels", ".Value", ".a.b", ":=", " := ", " = ", "=", ",", ", ",
    "|", " | ",
    "(", ")", " (", ") ", "\"", "\"a\"", "`", "`b`", "'", "'c'", "\\", "\\n", "\\\"", "\\x4", "\"\\u00e9\"", "\"\\q\"",
    "'\\''",
    "0", "1", "42", "1.5", "1e3", "0x1F", "0b1", "017", "09", "1_0", "1__0", "_", "+", "-", "-1", "i", "1i", "1+2i",
    "0x1p3",
    "1e", ".5", "5.", "99999999999999999999", "printf ", "humanize", "len ", "print", "nosuch", "é", "§", "中",
    "\u{0301}",
    "\u{0}", "true", "false", "eq 1 2", "and ", "not ",
  ]

  static let templates: [String] = [
    "{{ $labels.instance }} of job {{ $labels.job }} is down: {{ $value | humanize }}",
    "{{ if eq $value 1.0 }}a{{ else if eq $value 2.0 }}b{{ else }}c{{ end }}",
    "{{ with $labels.x }}{{ . }}{{ else with .Labels.y }}{{ . }}{{ else }}-{{ end }}",
    "{{ range $i, $e := query \"up\" }}{{ if $i }}{{ break }}{{ end }}{{ $e.Labels.job }}{{ continue }}{{ else }}none{{ end }}",
    "{{/* note */}}{{- $value -}} x {{- /* more */ -}} y",
    "{{ define \"x\" }}{{ .a }}{{ end }}{{ template \"x\" (args 1 \"2\") }}{{ block \"y\" . }}{{ $ }}{{ end }}",
    "{{ $x := 1 }}{{ $x = 2 }}{{ printf \"%d %s\" $x (index $labels \"a\") | title | len }}",
    "{{ (query \"up\" | first).Value }} {{ 'a' }} {{ 1_000 }} {{ 0x1p-3 }} {{ 1+2i }} {{ `raw` }} {{ \"\\u00e9\\n\\\"\" }}",
    "{{ and true (or false (not nil)) | print }}{{ \"}}\" }}{{ $labels.é }}{{ .Labels . }}",
  ]
}
