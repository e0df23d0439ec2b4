import Exposition
import Monitoring
import PromQL

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
  /// Whether it is a declared signal's: each sample is how many events a period had.
  var countsEvents = false
  /// Which series there are; `nil` when that is not known.
  var exposure: Exposure?
  /// The recording rule that makes it.
  var recording: Recording?
  /// What the series are in their family; `nil` where no page shows it.
  var role: SeriesRole?
  /// The family's HELP line.
  var help: String?
  /// The family's UNIT line.
  var unit: String?

  /// A query whose results are stored under the name.
  struct Recording: Hashable, Sendable {
    /// `nil` for a query that does not parse, and before the queries are read.
    var expression: PromQLExpression?
    /// What the rule adds to the results.
    var labels: [ScrapeJob.TargetLabel]
  }

  /// What a page prints of the name, before the scrape changes its labels.
  struct Exposure: Hashable, Sendable {
    var series: Series
    var job: ScrapeJob
    /// Labels that the page prints with an empty value.
    var suppressed: [String] = []

    enum Series: Hashable, Sendable {
      /// Those of the entry's name in a family's table.
      case table(SeriesTable)
      case one(LabelRow)
    }
  }
}
