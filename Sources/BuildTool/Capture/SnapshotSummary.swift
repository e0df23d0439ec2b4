import Exposition

/// What a snapshot holds, for the lines that `capture` prints and for its typed metrics.
package struct SnapshotSummary: Hashable, Sendable {
  /// Sorted by name.
  package var families: [Family]
  /// Lines with a sample.
  package var samples: Int
  /// What a server accepts and a person should still know, one sentence each.
  package var warnings: [String]

  /// A metric family, without its values.
  package struct Family: Hashable, Sendable {
    package var name: String
    package var kind: MetricFamily.Kind
    package var help: String?
    package var unit: String?
    /// The names that PromQL can ask for, sorted; those that the kind promises where the page has no sample.
    package var series: [Series]
    /// Sorted; `nil` where the page has no sample to see them on.
    package var labels: [String]?

    package init(
      name: String, kind: MetricFamily.Kind = .unknown, help: String? = nil, unit: String? = nil, series: [Series],
      labels: [String]?
    ) {
      self.name = name
      self.kind = kind
      self.help = help
      self.unit = unit
      self.series = series
      self.labels = labels
    }
  }

  package struct Series: Hashable, Sendable {
    package var name: String
    package var role: SeriesRole

    package init(name: String, role: SeriesRole) {
      self.name = name
      self.role = role
    }
  }

  package init(families: [Family], samples: Int, warnings: [String] = []) {
    self.families = families.sorted { $0.name < $1.name }
    self.samples = samples
    self.warnings = warnings
  }

  package init(_ page: ParsedExposition) {
    self.init(
      families: page.families.map { Family($0, format: page.format) }, samples: page.sampleLines,
      warnings: page.warnings.map { "line \($0.line): \($0.message)" })
  }
}

extension SnapshotSummary.Family {
  fileprivate init(_ family: MetricFamily, format: ExpositionFormat) {
    let hasSamples = !family.members.isEmpty
    self.init(
      name: family.name, kind: family.kind, help: family.help, unit: family.unit,
      series: hasSamples
        ? family.members.map { .init(name: $0.name, role: $0.role) }
        : family.impliedNames(format: format).map { .init(name: $0.name, role: $0.role) },
      labels: hasSamples ? family.labels.map(\.name) : nil)
  }
}
