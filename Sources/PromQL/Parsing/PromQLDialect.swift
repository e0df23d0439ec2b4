/// What the parser accepts: the server's feature flags, and whether the text is a panel's.
public struct PromQLDialect: Hashable, Sendable {
  /// `--enable-feature=promql-experimental-functions`.
  public var experimentalFunctions: Bool
  /// `--enable-feature=promql-duration-expr`.
  public var durationExpressions: Bool
  /// Grafana replaces variables before the server sees the text; a rule file is not replaced.
  public var grafanaVariables: Bool

  /// A plain server that reads a rule file, unless it is said otherwise.
  public init(experimentalFunctions: Bool = false, durationExpressions: Bool = false, grafanaVariables: Bool = false) {
    self.experimentalFunctions = experimentalFunctions
    self.durationExpressions = durationExpressions
    self.grafanaVariables = grafanaVariables
  }

  /// A plain server, as rule files meet it.
  public static let rules = PromQLDialect()
  /// A dashboard's query: Grafana's variables are allowed.
  public static let panel = PromQLDialect(grafanaVariables: true)
}
