/// A set of characters: `[a-z]`, `\d`, `\pL`.
struct RE2CharacterClass: Hashable, Sendable {
  enum Item: Hashable, Sendable {
    case range(UInt32, UInt32)
    /// Categories by name, such as `Lu`.
    case category(String, isNegated: Bool)
    /// A script by name: known to be valid, but not to be matched.
    case script(String)
    /// Another class, negated: `[^…]` within `[…]` does not exist, but `\D` and `[:^digit:]` do.
    case allBut([ClosedRange<UInt32>])
  }

  var items: [Item] = []
  var isNegated = false
  var foldsCase = false

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    var isIn = items.contains { Self.item($0, has: scalar) }
    if !isIn, foldsCase {
      isIn = CaseFolding.relatives(of: scalar).contains { relative in items.contains { Self.item($0, has: relative) } }
    }
    return isIn != isNegated
  }

  var script: String? {
    for case .script(let name) in items { return name }
    return nil
  }

  private static func item(_ item: Item, has scalar: Unicode.Scalar) -> Bool {
    switch item {
    case .range(let first, let last): first <= scalar.value && scalar.value <= last
    case .category(let name, let isNegated): UnicodeClass.category(name, has: scalar) != isNegated
    case .script: false
    case .allBut(let ranges): !ranges.contains { $0.contains(scalar.value) }
    }
  }

  // MARK: Named sets of ASCII characters

  static let digit: [ClosedRange<UInt32>] = [0x30...0x39]
  static let space: [ClosedRange<UInt32>] = [0x09...0x0A, 0x0C...0x0D, 0x20...0x20]
  static let word: [ClosedRange<UInt32>] = [0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A]

  /// The ranges of `[:name:]`.
  static func posix(_ name: String) -> [ClosedRange<UInt32>]? {
    switch name {
    case "alnum": [0x30...0x39, 0x41...0x5A, 0x61...0x7A]
    case "alpha": [0x41...0x5A, 0x61...0x7A]
    case "ascii": [0x00...0x7F]
    case "blank": [0x09...0x09, 0x20...0x20]
    case "cntrl": [0x00...0x1F, 0x7F...0x7F]
    case "digit": digit
    case "graph": [0x21...0x7E]
    case "lower": [0x61...0x7A]
    case "print": [0x20...0x7E]
    case "punct": [0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E]
    case "space": [0x09...0x0D, 0x20...0x20]
    case "upper": [0x41...0x5A]
    case "word": word
    case "xdigit": [0x30...0x39, 0x41...0x46, 0x61...0x66]
    default: nil
    }
  }

  mutating func add(_ ranges: [ClosedRange<UInt32>], isNegated: Bool) {
    if isNegated {
      items.append(.allBut(ranges))
    } else {
      for range in ranges { items.append(.range(range.lowerBound, range.upperBound)) }
    }
  }
}

/// Characters that differ only in letter case.
enum CaseFolding {
  static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar.value < 0x80 {
      return scalar.value &- 0x41 < 26 ? Unicode.Scalar(UInt8(scalar.value | 0x20)) : scalar
    }
    return single(single(scalar.properties.uppercaseMapping, else: scalar).properties.lowercaseMapping, else: scalar)
  }

  /// The other spellings of a character: upper and lower case, and the two signs that fold to ASCII letters.
  static func relatives(of scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    let folded = folded(scalar)
    var relatives = [
      folded, single(scalar.properties.uppercaseMapping, else: scalar),
      single(scalar.properties.lowercaseMapping, else: scalar),
    ]
    if folded == "k" { relatives.append("\u{212A}") }
    if folded == "s" { relatives.append("\u{17F}") }
    return relatives
  }

  private static func single(_ mapping: String, else scalar: Unicode.Scalar) -> Unicode.Scalar {
    let scalars = mapping.unicodeScalars
    guard let first = scalars.first, scalars.count == 1 else { return scalar }
    return first
  }
}
