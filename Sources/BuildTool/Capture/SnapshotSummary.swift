/// What a snapshot holds, for the lines that `capture` prints.
package struct SnapshotSummary: Hashable, Sendable {
  /// The names of the metric families.
  package var families: Set<String>
  /// Lines with a sample.
  package var samples: Int
  /// What a server accepts and a person should still know, one sentence each.
  package var warnings: [String]

  package init(families: Set<String>, samples: Int, warnings: [String] = []) {
    self.families = families
    self.samples = samples
    self.warnings = warnings
  }
}
