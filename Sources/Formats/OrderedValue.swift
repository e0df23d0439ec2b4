/// A value of JSON or YAML whose objects keep the order in which they were written.
///
/// Outputs are made of this one type, so that the same content gives the same bytes in every process.
public indirect enum OrderedValue: Hashable, Sendable {
  /// `null` in both formats.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A whole number, written without a point.
  case int(Int)
  /// Finite numbers only have a form in JSON; the writers write others as `null` (JSON) or `.inf`, `-.inf`, `.nan` (YAML).
  case double(Double)
  /// Any text; the writers quote and escape what their format wants.
  case string(String)
  /// The elements, in this order.
  case array([OrderedValue])
  /// The entries, in this order. Keys should differ: the writers write what is there.
  case object([Member])

  /// One entry of an object.
  public struct Member: Hashable, Sendable {
    /// Any text.
    public var key: String
    /// What the key stands for.
    public var value: OrderedValue
    /// An entry of an object.
    public init(_ key: String, _ value: OrderedValue) {
      self.key = key
      self.value = value
    }
  }
}

extension OrderedValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// Lets a string literal stand for `.string`.
  public init(stringLiteral value: String) { self = .string(value) }
  /// Lets a whole number stand for `.int`.
  public init(integerLiteral value: Int) { self = .int(value) }
  /// Lets a number with a point stand for `.double`.
  public init(floatLiteral value: Double) { self = .double(value) }
  /// Lets `true` and `false` stand for `.bool`.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// Lets a list stand for `.array`.
  public init(arrayLiteral elements: OrderedValue...) { self = .array(elements) }
  /// Lets `["key": value]` stand for `.object`, in the order written.
  public init(dictionaryLiteral elements: (String, OrderedValue)...) {
    self = .object(elements.map { Member($0.0, $0.1) })
  }
}
