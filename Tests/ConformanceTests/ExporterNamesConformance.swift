import Monitoring
import Testing

/// The names that the CloudWatch exporters print, from their own code and tests.
@Suite struct ExporterNamesConformance {
  struct Record: Decodable {
    struct Dimension: Decodable {
      var name: String
      var value: String
    }
    struct Options: Decodable {
      var snake: Bool?
      var tags: [String: String]?
    }
    var id: String
    var exporter: String
    var namespace: String
    var metric: String
    var statistic: String
    var dimensions: [Dimension]
    var options: Options
    var exposedName: String
    var labels: [String: String]
    var droppedDimensions: [String]?
    var duplicateLabel: String?

    enum CodingKeys: String, CodingKey {
      case id, exporter, namespace, metric, statistic, dimensions, options, labels
      case exposedName = "exposed_name"
      case droppedDimensions = "dropped_dimensions"
      case duplicateLabel = "duplicate_label"
    }
  }

  @Test(.corpus("aws/exporter-names.jsonl"))
  func namesAndLabelsAgree() throws {
    let corpus = Corpus("aws/exporter-names", file: "aws/exporter-names.jsonl")
    let records = try corpus.records(Record.self)
    let disagreements = records.compactMap(disagreement)
    corpus.report(
      agree: records.count - disagreements.count, of: records.count, bar: records.count, disagreements: disagreements)
  }

  private func disagreement(_ record: Record) -> String? {
    let isYACE = record.exporter == "yace"
    let name =
      isYACE
      ? YACENames.metric(namespace: record.namespace, metric: record.metric, statistic: record.statistic)
      : CloudWatchExporterNames.metric(
        namespace: record.namespace, metric: record.metric, statistic: record.statistic,
        dimensions: record.dimensions.map(\.name))
    if name != record.exposedName { return "\(record.id): \(name), not \(record.exposedName)" }

    let snake = record.options.snake == true
    var labels: [String: String] = isYACE ? [:] : ["job": CloudWatchExporterNames.job(namespace: record.namespace)]
    var dropped: [String] = []
    var duplicate: String?
    for dimension in record.dimensions {
      let label: String? =
        isYACE
        ? YACENames.label(dimension: dimension.name, snakeCase: snake)
        : CloudWatchExporterNames.label(dimension: dimension.name)
      guard let label else {
        dropped.append(dimension.name)
        continue
      }
      if labels[label] != nil { duplicate = label } else { labels[label] = dimension.value }
    }
    for (tag, value) in record.options.tags ?? [:] {
      if let label = YACENames.label(customTag: tag, snakeCase: snake) { labels[label] = value }
    }
    for (label, value) in labels where record.labels[label] != value {
      return "\(record.id): label \(label)=\(value), not \(record.labels[label] ?? "absent")"
    }
    let derived = record.labels.keys.filter { $0.hasPrefix("dimension_") || $0.hasPrefix("custom_tag_") || $0 == "job" }
    if let missing = derived.sorted().first(where: { labels[$0] == nil }) { return "\(record.id): no label \(missing)" }
    if dropped != record.droppedDimensions ?? [] { return "\(record.id): dropped \(dropped)" }
    if duplicate != record.duplicateLabel { return "\(record.id): duplicate \(duplicate ?? "none")" }
    return nil
  }
}
