extension OrderedValue {
  /// An object of the members that have a value, in the order written; those that are `nil` are left out.
  ///
  ///     .object(compacting: ["alert": .string(name), "for": hold.map { .string("\($0)") }])
  ///
  /// `.null` is a value and stays. Use it to write `null` on purpose.
  public static func object(compacting members: KeyValuePairs<String, OrderedValue?>) -> OrderedValue {
    var kept: [Member] = []
    kept.reserveCapacity(members.count)
    for (key, value) in members {
      kept.append(key, value)
    }
    return .object(kept)
  }

  /// An array of strings.
  public static func strings(_ strings: some Sequence<String>) -> OrderedValue {
    .array(strings.map { .string($0) })
  }

  /// An object of strings, in the order given.
  public static func object(strings pairs: some Sequence<(key: String, value: String)>) -> OrderedValue {
    .object(pairs.map { Member($0.key, .string($0.value)) })
  }

  /// Whether this is `null`, an array without elements, or an object without members.
  public var isEmpty: Bool {
    switch self {
    case .null: true
    case .array(let elements): elements.isEmpty
    case .object(let members): members.isEmpty
    case .bool, .int, .double, .string: false
    }
  }

  /// This value, or `nil` when it is empty: for members that are left out when they say nothing.
  public var unlessEmpty: OrderedValue? { isEmpty ? nil : self }

  /// The value of the first member with this key; `nil` where there is none and for everything but objects.
  public subscript(key: String) -> OrderedValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }
}

extension [OrderedValue.Member] {
  /// Adds a member at the end, unless its value is `nil`.
  public mutating func append(_ key: String, _ value: OrderedValue?) {
    guard let value else { return }
    append(OrderedValue.Member(key, value))
  }
}
