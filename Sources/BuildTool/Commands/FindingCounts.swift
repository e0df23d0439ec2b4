import Diagnostics

/// How many findings of each severity there are.
struct FindingCounts: Equatable, Sendable, CustomStringConvertible {
  private let errors: Int
  private let warnings: Int
  private let notes: Int

  init(_ findings: [Diagnostic]) {
    errors = findings.count { $0.severity == .error }
    warnings = findings.count { $0.severity == .warning }
    notes = findings.count { $0.severity == .note }
  }

  /// `2 errors, 1 warning`, or `no findings`.
  var description: String {
    let parts = [(errors, "error"), (warnings, "warning"), (notes, "note")].filter { $0.0 > 0 }
    return parts.isEmpty ? "no findings" : parts.map { Quantity.count($0.0, $0.1) }.joined(separator: ", ")
  }
}
