import Diagnostics
import Monitoring

/// Checks content against what its exporters really print. A pure function of its inputs.
package enum Linter {
  /// The findings, each once, sorted by place, then code; without those that the content allows.
  ///
  /// - Parameter today: the day on which this is asked, in UTC; without it nothing is called expired.
  package static func findings(
    in content: any Content, snapshots: [CapturedSnapshot], today: Day? = nil
  ) -> [Diagnostic] {
    let context = LintContext(content, snapshots: snapshots)
    let findings = LintRule.all.flatMap { rule in
      let reporter = LintRule.Reporter(rule)
      rule.check(context, reporter)
      return reporter.findings
    }
    var suppressions = Suppressions(context.content, today: today, isComplete: context.catalogue.isComplete)
    return suppressions.applied(to: findings).sortedWithoutDuplicates()
  }
}
