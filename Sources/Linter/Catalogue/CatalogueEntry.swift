import Exposition
import Monitoring

/// A series name that can be asked for, as one source has it.
struct CatalogueEntry: Hashable, Sendable {
  var name: String
  var kind: MetricFamily.Kind
  var labels: LabelSet
  /// `nil` where nothing is known of the samples' age.
  var timing: SampleTiming?
  /// Where this is known from, for people.
  var evidence: String
  /// What the series are in their family; `nil` where no page shows it.
  var role: SeriesRole?
  /// The family's HELP line.
  var help: String?
  /// The family's UNIT line.
  var unit: String?
}
