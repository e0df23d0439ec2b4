/// A PromQL function and its signature.
/// https://prometheus.io/docs/prometheus/3.5/querying/functions/
public struct PromQLFunction: Hashable, Sendable {
  /// As PromQL spells it.
  public let name: String
  /// The types of the arguments in order; the last one is that of all further arguments too.
  public let argumentTypes: [PromQLType]
  /// The fewest arguments: one less than `argumentTypes` has when the last one may be left out.
  public let minimumArguments: Int
  /// `nil` when the last argument may be repeated without end.
  public let maximumArguments: Int?
  /// What a call evaluates to.
  public let result: PromQLType
  /// Whether the server needs `--enable-feature=promql-experimental-functions`.
  public let isExperimental: Bool

  /// The functions of Prometheus 3.5, by name.
  public static let all: [PromQLFunction] = FunctionTable.functions

  /// The function of that name, in exactly that spelling; `nil` when Prometheus 3.5 has none.
  public static func named(_ name: String) -> PromQLFunction? { FunctionTable.byName[name] }

  /// Two functions with one name are one function.
  public static func == (left: PromQLFunction, right: PromQLFunction) -> Bool { left.name == right.name }
  /// By the name alone, as `==` compares.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }

  init(
    _ name: String, _ argumentTypes: [PromQLType], minimum: Int, maximum: Int?, _ result: PromQLType,
    isExperimental: Bool
  ) {
    self.name = name
    self.argumentTypes = argumentTypes
    minimumArguments = minimum
    maximumArguments = maximum
    self.result = result
    self.isExperimental = isExperimental
  }
}
