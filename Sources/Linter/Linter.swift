import Diagnostics
import Monitoring

/// Checks content against what its exporters really print. A pure function of its inputs.
package enum Linter {
  /// The findings, sorted by place, then code; those without a place come last.
  ///
  /// - Parameter now: what warnings about age are measured by; `nil` for findings that do not depend on a clock.
  package static func findings(
    in content: any Content, snapshots: [CapturedSnapshot], now: UTCTime? = nil
  ) -> [Diagnostic] {
    let context = LintContext(content, snapshots: snapshots, now: now)
    let findings = LintRule.all.flatMap { rule in
      let reporter = LintRule.Reporter(rule)
      rule.check(context, reporter)
      return reporter.findings
    }
    return findings.enumerated().sorted { ($0.element.sortKey, $0.offset) < ($1.element.sortKey, $1.offset) }.map(
      \.element)
  }
}

extension Diagnostic {
  fileprivate var sortKey: SortKey { SortKey(location: location, code: code.name) }

  fileprivate struct SortKey: Comparable {
    var location: SourceLocation?
    var code: String

    static func < (left: SortKey, right: SortKey) -> Bool {
      switch (left.location, right.location) {
      case (nil, nil): left.code < right.code
      case (nil, _): false
      case (_, nil): true
      case (let a?, let b?): (a, left.code) < (b, right.code)
      }
    }
  }
}
