import Diagnostics
import Formats

/// Findings as one JSON object, for other programs. Members are added, and never change their meaning; what is not known
/// is left out.
///
/// ```json
/// {
///   "version": 1,
///   "tool": { "name": "build-dashboards", "version": "0.1.0" },
///   "summary": { "errors": 1, "warnings": 0, "notes": 0 },
///   "findings": [
///     {
///       "code": "time/offset-missing",
///       "severity": "error",
///       "message": "…",
///       "subject": "alert cloudtrail/Down",
///       "location": { "path": "Sources/…/Alerts.swift", "line": 42, "column": 15 },
///       "excerpt": { "text": "sum(x) > 0", "start": 4, "end": 5 },
///       "notes": ["…"],
///       "related": [{ "message": "…", "location": { "path": "…", "line": 1, "column": 1 } }],
///       "fix": { "start": 5, "end": 5, "replacement": " offset 12m", "safe": true },
///       "fingerprint": "…"
///     }
///   ]
/// }
/// ```
/// Severities are `error`, `warning` and `note`; lines and columns count from 1, columns in UTF-8 bytes; `start` and `end`
/// are UTF-8 byte offsets into the excerpt's text. Findings come in the order of the text report. `version` changes when
/// a member goes or changes its meaning.
enum JSONReporter {
  static func text(of report: Report) -> String {
    let findings = report.findings
    let severities: [(name: String, severity: Diagnostic.Severity)] = [
      ("errors", .error), ("warnings", .warning), ("notes", .note),
    ]
    let numbers = severities.map { name, severity in
      OrderedValue.Member(name, .int(findings.count { $0.severity == severity }))
    }
    let document: OrderedValue = .object([
      .init("version", 1),
      .init("tool", ["name": .string(report.program), "version": .string(report.version)]),
      .init("summary", .object(numbers)),
      .init("findings", .array(report.entries.map { value(of: $0, in: report) })),
    ])
    return String(decoding: JSONWriter.write(document), as: UTF8.self)
  }

  private static func value(of entry: Report.Entry, in report: Report) -> OrderedValue {
    let finding = entry.finding
    let related = finding.related.map { related -> OrderedValue in
      ["message": .string(related.message), "location": value(of: related.location, in: report)]
    }
    return .object(compacting: [
      "code": .string(finding.code.name),
      "severity": .string(finding.severity.rawValue),
      "message": .string(finding.message),
      "subject": finding.subject.map { .string($0) },
      "location": finding.location.map { value(of: $0, in: report) },
      "excerpt": finding.excerpt.map { excerpt in
        [
          "text": .string(excerpt.text), "start": .int(excerpt.range.lowerBound),
          "end": .int(excerpt.range.upperBound),
        ]
      },
      "notes": OrderedValue.strings(finding.notes),
      "related": .array(related),
      "fix": finding.fix.map { fix in
        [
          "start": .int(fix.range.lowerBound), "end": .int(fix.range.upperBound),
          "replacement": .string(fix.replacement), "safe": .bool(fix.isSafe),
        ]
      },
      "fingerprint": .string(entry.fingerprint),
    ])
  }

  private static func value(of location: SourceLocation, in report: Report) -> OrderedValue {
    ["path": .string(report.path(of: location)), "line": .int(location.line), "column": .int(location.column)]
  }
}
