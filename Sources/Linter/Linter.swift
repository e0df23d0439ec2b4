import Diagnostics
import Monitoring

/// Checks content against what its exporters really print. A pure function of its inputs.
package enum Linter {
  /// The findings, each once, sorted by place, then code; without those that the content allows.
  ///
  /// - Parameters:
  ///   - now: what the age of snapshots and the end of suppressions are measured by; without it nothing is called old or
  ///     expired.
  ///   - files: what is beside the content; without it no link to a file is checked.
  package static func findings(
    in content: any Content, snapshots: [CapturedSnapshot], now: UTCTime? = nil, files: RepositoryFiles? = nil
  ) -> [Diagnostic] {
    let context = LintContext(content, snapshots: snapshots, now: now, files: files)
    let findings = LintRule.all.flatMap { rule in
      let reporter = LintRule.Reporter(rule)
      rule.check(context, reporter)
      return reporter.findings
    }
    var suppressions = Suppressions(context.content, today: now?.day, isComplete: context.catalogue.isComplete)
    return suppressions.applied(to: findings).sortedWithoutDuplicates()
  }
}
