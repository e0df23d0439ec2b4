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
  /// Whether the series come into being only with the first event: absence is no fault.
  var isSparse = false
}
