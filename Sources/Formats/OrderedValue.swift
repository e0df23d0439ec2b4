/// A value of JSON or YAML whose objects keep the order in which they were written.
///
/// Outputs are made of this one type, so that the same content gives the same bytes in every process.
public indirect enum OrderedValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case int(Int)
  /// Finite numbers only have a form in JSON; the writers write others as `null` (JSON) or `.inf`, `-.inf`, `.nan` (YAML).
  case double(Double)
  case string(String)
  case array([OrderedValue])
  case object([Member])

  /// One entry of an object.
  public struct Member: Hashable, Sendable {
    public var key: String
    public var value: OrderedValue
    public init(_ key: String, _ value: OrderedValue) {
      self.key = key
      self.value = value
    }
  }
}

extension OrderedValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  public init(stringLiteral value: String) { self = .string(value) }
  public init(integerLiteral value: Int) { self = .int(value) }
  public init(floatLiteral value: Double) { self = .double(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(arrayLiteral elements: OrderedValue...) { self = .array(elements) }
  public init(dictionaryLiteral elements: (String, OrderedValue)...) {
    self = .object(elements.map { Member($0.0, $0.1) })
  }
}
