/// One lexical item of an expression, by its place.
struct Token {
  var kind: Kind
  var start: Int
  var end: Int
  /// Which one, when `kind` is `aggregator`.
  var aggregator: PromQLAggregator?

  var range: Range<Int> { start..<end }

  enum Kind: UInt8 {
    /// The end of the text.
    case end
    /// The lexer met something that is no token; it holds the error.
    case invalid
    case comma, leftParenthesis, rightParenthesis, leftBrace, rightBrace, leftBracket, rightBracket, colon, at
    case add, subtract, multiply, divide, modulo, power
    case equality, notEqual, less, lessOrEqual, greater, greaterOrEqual
    /// `=`, `=~` and `!~`; `!=` is `notEqual` wherever it stands.
    case equalSign, regexMatch, regexNotMatch
    case number, duration, string
    /// A name without a colon, and one with.
    case identifier, metricIdentifier
    /// One Grafana variable, with nothing before or after it.
    case variable
    /// A name or a duration of which Grafana variables are a part.
    case template
    case and, or, unless, atan2
    case aggregator
    case by, without, on, ignoring, groupLeft, groupRight, bool, offset, startWord, endWord
  }
}

extension Token.Kind {
  /// What can be read as a metric name where an operand is wanted.
  var isMetricName: Bool {
    switch self {
    case .identifier, .metricIdentifier, .aggregator, .and, .or, .unless, .by, .without, .offset, .startWord, .endWord:
      true
    default: false
    }
  }

  /// What can be read as a label name in a grouping list.
  var isGroupingLabel: Bool {
    switch self {
    case .identifier, .metricIdentifier, .aggregator, .and, .or, .unless, .atan2, .by, .on, .ignoring, .groupLeft,
      .groupRight, .bool, .offset, .startWord, .endWord:
      true
    default: false
    }
  }

  var isKeyword: Bool {
    switch self {
    case .and, .or, .unless, .atan2, .by, .without, .on, .ignoring, .groupLeft, .groupRight, .bool, .offset: true
    default: false
    }
  }
}

/// The words that are not plain names. Letter case does not count.
struct Keyword {
  private let low: UInt64
  private let high: UInt64
  let kind: Token.Kind
  let aggregator: PromQLAggregator?

  private init(_ word: String, _ kind: Token.Kind, _ aggregator: PromQLAggregator? = nil) {
    (low, high) = word.utf8.withContiguousStorageIfAvailable { Self.packed($0) } ?? (0, 0)
    self.kind = kind
    self.aggregator = aggregator
  }

  /// The keyword that a word of letters, digits and underscores is.
  static func named(_ word: UnsafeBufferPointer<UInt8>) -> Keyword? {
    guard word.count >= 2, word.count <= longest else { return nil }
    let (low, high) = packed(word)
    return byLength[word.count].first { $0.low == low && $0.high == high }
  }

  private static let longest = 12

  /// At most 16 bytes as two integers, in lower case.
  private static func packed(_ word: UnsafeBufferPointer<UInt8>) -> (low: UInt64, high: UInt64) {
    var low: UInt64 = 0
    var high: UInt64 = 0
    for (index, byte) in word.enumerated() {
      if index < 8 {
        low = low << 8 | UInt64(byte.lowercased)
      } else {
        high = high << 8 | UInt64(byte.lowercased)
      }
    }
    return (low, high)
  }

  private static let byLength: [[Keyword]] = {
    var table: [[Keyword]] = Array(repeating: [], count: longest + 1)
    func add(_ word: String, _ kind: Token.Kind, _ aggregator: PromQLAggregator? = nil) {
      table[min(word.utf8.count, longest)].append(Keyword(word, kind, aggregator))
    }
    for aggregator in PromQLAggregator.allCases { add(aggregator.rawValue, .aggregator, aggregator) }
    add("and", .and)
    add("or", .or)
    add("unless", .unless)
    add("atan2", .atan2)
    add("offset", .offset)
    add("by", .by)
    add("without", .without)
    add("on", .on)
    add("ignoring", .ignoring)
    add("group_left", .groupLeft)
    add("group_right", .groupRight)
    add("bool", .bool)
    add("start", .startWord)
    add("end", .endWord)
    add("inf", .number)
    add("nan", .number)
    return table
  }()
}
