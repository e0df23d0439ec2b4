/// Renders findings as text, in the form that compilers use and that editors and CI recognise.
///
///     Sources/CloudTrail/Alerts.swift:42:15: error: no metric named x; cloudwatch_exporter prints y [series/unknown-metric]
///         sum(rate(x[5m])) > 0
///                  ^
///         note: snapshot cloudwatch-exporter.prom, 14 families
///         Sources/CloudTrail/Alerts.swift:12:9: note: the other one
///
/// Findings are sorted by location, then by code; those without a location come last. Findings that are equal are
/// shown once. Control characters that content or a snapshot brought in never reach the terminal.
public struct TextReporter: Sendable {
  private let colours: Bool
  private let path: @Sendable (SourceLocation) -> String?

  /// - Parameters:
  ///   - colours: whether to write ANSI escape sequences. The caller knows whether a terminal will read them.
  ///   - path: the path to show for a location's file; where it gives `nil`, its `fileID` is shown.
  public init(colours: Bool = false, path: @escaping @Sendable (SourceLocation) -> String? = { _ in nil }) {
    self.colours = colours
    self.path = path
  }

  /// The text of all findings, each line ended by a newline; empty when there are none.
  public func report(_ diagnostics: [Diagnostic]) -> String {
    var text = ""
    for diagnostic in diagnostics.sortedWithoutDuplicates() {
      append(diagnostic, to: &text)
    }
    return text
  }

  /// How many findings `report` shows and at how many locations: `2 errors, 1 warning in 3 places`, or `no findings`.
  /// Without a newline.
  public static func summary(_ diagnostics: [Diagnostic]) -> String {
    let shown = Set(diagnostics)
    if shown.isEmpty { return "no findings" }
    let counts: [String] = [(Diagnostic.Severity.error, "error"), (.warning, "warning"), (.note, "note")].compactMap {
      severity, name in
      let count = shown.count { $0.severity == severity }
      return count == 0 ? nil : counted(count, name)
    }
    let places = Set(shown.compactMap(\.location)).count
    return counts.joined(separator: ", ") + (places == 0 ? "" : " in " + counted(places, "place"))
  }

  private static func counted(_ count: Int, _ name: String) -> String { "\(count) \(name)\(count == 1 ? "" : "s")" }

  private func append(_ diagnostic: Diagnostic, to text: inout String) {
    if let location = diagnostic.location { text += styled(place(location), .bold) + " " }
    text += styled("\(diagnostic.severity.rawValue):", Style(diagnostic.severity))
    text += " \(PrintableText.visible(diagnostic.message)) "
    text += styled("[\(PrintableText.visible(diagnostic.code.name))]", .faint) + "\n"
    if let excerpt = diagnostic.excerpt {
      let view = ExcerptView(excerpt)
      for line in view.lines {
        text += "    \(line.text)\n    \(line.indentation)\(styled(line.underline, .green))\n"
      }
      if view.isCut { text += "    …\n" }
    }
    for note in diagnostic.notes {
      text += "    \(styled("note:", Style(.note))) \(PrintableText.visible(note))\n"
    }
    for related in diagnostic.related {
      text += "    \(styled(place(related.location), .bold)) \(styled("note:", Style(.note)))"
      text += " \(PrintableText.visible(related.message))\n"
    }
  }

  private func place(_ location: SourceLocation) -> String {
    PrintableText.visible("\(path(location) ?? location.fileID):\(location.line):\(location.column):")
  }

  /// The parameters of ANSI's "select graphic rendition".
  private enum Style: String {
    case bold = "1"
    case faint = "2"
    case red = "1;31"
    case green = "1;32"
    case yellow = "1;33"
    case cyan = "1;36"

    init(_ severity: Diagnostic.Severity) {
      switch severity {
      case .error: self = .red
      case .warning: self = .yellow
      case .note: self = .cyan
      }
    }
  }

  private func styled(_ text: String, _ style: Style) -> String {
    colours ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }
}
