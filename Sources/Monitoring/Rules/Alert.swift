import Diagnostics

/// An alerting rule of Prometheus.
/// https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/
public struct Alert: Hashable, Sendable {
  /// The value of the label `alertname`.
  public var name: String
  /// The value of the label `severity`.
  public var severity: Severity
  /// Fires for each series of the result.
  public var query: Query
  /// How long the result must last before the alert fires. Default: not at all.
  public var pendingPeriod: Duration?
  /// How long the alert goes on after the result has gone.
  public var keepFiringPeriod: Duration?
  /// Labels besides `severity`, in the order they were added.
  public var labels: [Pair]
  /// `summary`, `description`, `runbook_url` and others, in the order they were added.
  public var annotations: [Pair]
  /// Where it was written.
  public var location: SourceLocation

  /// One label or annotation.
  public struct Pair: Hashable, Sendable {
    /// The label's or annotation's name: `team`, `summary`.
    public var name: String
    /// Its value, which Prometheus fills in for each series.
    public var text: AlertText
    /// Where it was written.
    public var location: SourceLocation
  }

  /// An alert that fires as soon as `query` has a result, and ends with it; the methods below say the rest.
  public init(
    _ name: String, _ severity: Severity, when query: Query, fileID: String = #fileID, line: Int = #line,
    column: Int = #column
  ) {
    self.name = name
    self.severity = severity
    self.query = query
    labels = []
    annotations = []
    location = SourceLocation(fileID: fileID, line: line, column: column)
  }

  /// The result must last this long before the alert fires.
  public func `for`(_ period: Duration) -> Alert { with { $0.pendingPeriod = period } }

  /// The alert goes on this long after the result has gone, so that a sparse metric does not make it flap.
  public func keepFiring(for period: Duration) -> Alert { with { $0.keepFiringPeriod = period } }

  /// One line that says what happens: the title of a notification.
  public func summary(
    _ text: AlertText, fileID: String = #fileID, line: Int = #line, column: Int = #column
  ) -> Alert {
    annotation("summary", text, fileID: fileID, line: line, column: column)
  }

  /// What the person who is woken needs to know.
  public func description(
    _ text: AlertText, fileID: String = #fileID, line: Int = #line, column: Int = #column
  ) -> Alert {
    annotation("description", text, fileID: fileID, line: line, column: column)
  }

  /// The address of the instructions.
  public func runbook(
    _ address: String, fileID: String = #fileID, line: Int = #line, column: Int = #column
  ) -> Alert {
    annotation("runbook_url", "\(address)", fileID: fileID, line: line, column: column)
  }

  /// An annotation of any name, behind those that are there.
  public func annotation(
    _ name: String, _ text: AlertText, fileID: String = #fileID, line: Int = #line, column: Int = #column
  ) -> Alert {
    let location = SourceLocation(fileID: fileID, line: line, column: column)
    return with { $0.annotations.append(Pair(name: name, text: text, location: location)) }
  }

  /// A label that the rule adds: routes can match it, templates of this alert cannot read it.
  public func label(
    _ label: Label, _ text: AlertText, fileID: String = #fileID, line: Int = #line, column: Int = #column
  ) -> Alert {
    let location = SourceLocation(fileID: fileID, line: line, column: column)
    return with { $0.labels.append(Pair(name: label.name, text: text, location: location)) }
  }

  private func with(_ change: (inout Alert) -> Void) -> Alert {
    var copy = self
    change(&copy)
    return copy
  }
}
