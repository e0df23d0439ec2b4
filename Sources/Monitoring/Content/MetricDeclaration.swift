import Diagnostics

/// What the author knows of a metric and no snapshot shows.
///
/// ```swift
/// public var declarations: [MetricDeclaration] {
///   [.sparse("payments_rejected_total"), .external(prefix: "kube_", because: "scraped by the platform team's agent")]
/// }
/// ```
public struct MetricDeclaration: Hashable, Sendable {
  package enum Subject: Hashable, Sendable {
    case name(String)
    case prefix(String)
  }

  package enum Nature: Hashable, Sendable {
    case sparse
    case external(reason: String)
  }

  package let subject: Subject
  package let nature: Nature
  /// Where it was declared.
  public let location: SourceLocation

  /// A metric that the exporter prints only once something has happened, and that a snapshot may lack for that reason: its
  /// absence means "nothing yet". `name` is a series name: `x_bucket`, not `x`, of a histogram.
  public static func sparse(
    _ name: String, fileID: String = #fileID, line: Int = #line, column: Int = #column
  ) -> MetricDeclaration {
    MetricDeclaration(
      subject: .name(name), nature: .sparse, location: SourceLocation(fileID: fileID, line: line, column: column))
  }

  /// The metrics whose names begin with `prefix` are sparse.
  public static func sparse(
    prefix: String, fileID: String = #fileID, line: Int = #line, column: Int = #column
  ) -> MetricDeclaration {
    MetricDeclaration(
      subject: .prefix(prefix), nature: .sparse, location: SourceLocation(fileID: fileID, line: line, column: column))
  }

  /// A metric that something else than the declared jobs puts into Prometheus: remote write, another team's jobs or rules.
  /// Nothing is checked of its name, labels, kind and age; `reason` says where it comes from.
  public static func external(
    _ name: String, because reason: String, fileID: String = #fileID, line: Int = #line, column: Int = #column
  ) -> MetricDeclaration {
    MetricDeclaration(
      subject: .name(name), nature: .external(reason: reason),
      location: SourceLocation(fileID: fileID, line: line, column: column))
  }

  /// The metrics whose names begin with `prefix` are external.
  public static func external(
    prefix: String, because reason: String, fileID: String = #fileID, line: Int = #line, column: Int = #column
  ) -> MetricDeclaration {
    MetricDeclaration(
      subject: .prefix(prefix), nature: .external(reason: reason),
      location: SourceLocation(fileID: fileID, line: line, column: column))
  }
}

extension MetricDeclaration {
  /// Whether it speaks of the series name.
  package func covers(_ name: String) -> Bool {
    switch subject {
    case .name(let declared): declared == name
    case .prefix(let prefix): name.hasPrefix(prefix)
    }
  }

  /// The subject for messages: `x_total`, or `kube_…` for a prefix.
  package var subjectText: String {
    switch subject {
    case .name(let name): name
    case .prefix(let prefix): "\(prefix)…"
    }
  }
}
