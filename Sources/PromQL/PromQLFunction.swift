/// A PromQL function and its signature.
/// https://prometheus.io/docs/prometheus/3.5/querying/functions/
public struct PromQLFunction: Hashable, Sendable {
  public let name: String
  public let argumentTypes: [PromQLType]
  /// How many trailing arguments may be left out: the last `argumentTypes` entry is optional when this is not 0.
  public let minimumArguments: Int
  /// `nil` when the last argument may be repeated without end.
  public let maximumArguments: Int?
  public let result: PromQLType
  public let isExperimental: Bool
}
