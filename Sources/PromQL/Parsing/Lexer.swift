/// Cuts an expression into tokens.
///
/// What a character means depends on the brackets it stands in: in `{}` keywords are names and `=~` is an operator,
/// in `[]` a colon separates window and step. The lexer keeps that state itself, as Prometheus' lexer does.
struct Lexer {
  let bytes: UnsafeBufferPointer<UInt8>
  let allowsVariables: Bool
  /// What is wrong where the last token of kind `invalid` stands.
  private(set) var error: PromQLError?
  var position = 0
  private(set) var isInBraces = false
  private(set) var isInBrackets = false
  /// Between `[` and the first number, where Prometheus reads durations and operators only.
  private var awaitsDuration = false
  private var sawColon = false

  init(_ bytes: UnsafeBufferPointer<UInt8>, allowsVariables: Bool) {
    self.bytes = bytes
    self.allowsVariables = allowsVariables
  }

  mutating func next() -> Token {
    if error != nil { return Token(kind: .invalid, start: bytes.count, end: bytes.count) }
    guard skipSpaceAndComments() else { return invalidToken(position) }
    let start = position
    guard let byte = bytes.at(start) else { return Token(kind: .end, start: start, end: start) }
    if isInBraces { return braceToken(byte, start) }
    if isInBrackets { return bracketToken(byte, start) }
    if byte.isLetter || byte == UInt8(ascii: ":") { return name(start) }
    return commonToken(byte, start)
  }

  // MARK: The three contexts

  private mutating func braceToken(_ byte: UInt8, _ start: Int) -> Token {
    switch byte {
    case UInt8(ascii: "}"):
      isInBraces = false
      return token(.rightBrace, 1)
    case UInt8(ascii: ","): return token(.comma, 1)
    case UInt8(ascii: "="):
      return bytes.at(start + 1) == UInt8(ascii: "~") ? token(.regexMatch, 2) : token(.equalSign, 1)
    case UInt8(ascii: "!"):
      switch bytes.at(start + 1) {
      case UInt8(ascii: "="): return token(.notEqual, 2)
      case UInt8(ascii: "~"): return token(.regexNotMatch, 2)
      default: return fail("`!` begins no matcher", start..<(start + 1), hint: "write `!=` or `!~`")
      }
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"): return string(byte, start)
    case UInt8(ascii: "$"), UInt8(ascii: "["):
      if let variable = variableToken(start) { return variable }
    default:
      if byte.isLetter {
        position += 1
        while let byte = bytes.at(position), byte.isWord { position += 1 }
        return nameContinuation(Token(kind: .identifier, start: start, end: position))
      }
    }
    return unexpectedCharacter(start)
  }

  private mutating func bracketToken(_ byte: UInt8, _ start: Int) -> Token {
    switch byte {
    case UInt8(ascii: "]"):
      isInBrackets = false
      return token(.rightBracket, 1)
    case UInt8(ascii: ":"):
      if sawColon {
        return fail("a second `:` between the brackets", start..<(start + 1), hint: "write `[window:step]`")
      }
      if bytes.at(start + 1) == UInt8(ascii: ":") { return fail(LaterSyntax.alignedSubquery, start..<(start + 2)) }
      if !awaitsDuration {
        sawColon = true
        return token(.colon, 1)
      }
      return fail(
        "the window before `:` is missing", start..<(start + 1),
        hint: "write `[1h:5m]`, or `[1h:]` for the default step")
    case UInt8(ascii: "["):
      if let variable = variableToken(start) { return variable }
      if let place = GrafanaVariablePlace(in: bytes, at: start) { return variableInRule(place) }
      return fail("`[` inside brackets", start..<(start + 1), hint: "close the first pair: `[5m]`")
    case UInt8(ascii: "=") where awaitsDuration, UInt8(ascii: "<") where awaitsDuration,
      UInt8(ascii: ">") where awaitsDuration, UInt8(ascii: "!") where awaitsDuration,
      UInt8(ascii: "\"") where awaitsDuration, UInt8(ascii: "'") where awaitsDuration,
      UInt8(ascii: "`") where awaitsDuration, UInt8(ascii: "{") where awaitsDuration,
      UInt8(ascii: "@") where awaitsDuration, UInt8(ascii: ",") where awaitsDuration:
      return unexpectedCharacter(start)
    default:
      // Prometheus 3.5 takes any single letter after the window for the colon.
      if byte.isLetter, !awaitsDuration, !sawColon, bytes.at(start + 1)?.isLetter != true {
        sawColon = true
        return token(.colon, 1)
      }
      if byte.isLetter { return wordInBrackets(start) }
      return commonToken(byte, start)
    }
  }

  private mutating func commonToken(_ byte: UInt8, _ start: Int) -> Token {
    switch byte {
    case UInt8(ascii: ","): return token(.comma, 1)
    case UInt8(ascii: "("): return token(.leftParenthesis, 1)
    case UInt8(ascii: ")"): return token(.rightParenthesis, 1)
    case UInt8(ascii: "{"):
      isInBraces = true
      return token(.leftBrace, 1)
    case UInt8(ascii: "["):
      if let variable = variableToken(start) { return variable }
      if let place = GrafanaVariablePlace(in: bytes, at: start) { return variableInRule(place) }
      isInBrackets = true
      awaitsDuration = true
      sawColon = false
      return token(.leftBracket, 1)
    case UInt8(ascii: "]"): return fail("`]` without `[`", start..<(start + 1))
    case UInt8(ascii: "}"): return fail("`}` without `{`", start..<(start + 1))
    case UInt8(ascii: "@"): return token(.at, 1)
    case UInt8(ascii: "*"): return token(.multiply, 1)
    case UInt8(ascii: "/"): return token(.divide, 1)
    case UInt8(ascii: "%"): return token(.modulo, 1)
    case UInt8(ascii: "+"): return token(.add, 1)
    case UInt8(ascii: "-"): return token(.subtract, 1)
    case UInt8(ascii: "^"): return token(.power, 1)
    case UInt8(ascii: "="):
      switch bytes.at(start + 1) {
      case UInt8(ascii: "="): return token(.equality, 2)
      case UInt8(ascii: "~"): return regexOutsideBraces(start)
      default: return token(.equalSign, 1)
      }
    case UInt8(ascii: "!"):
      switch bytes.at(start + 1) {
      case UInt8(ascii: "="): return token(.notEqual, 2)
      case UInt8(ascii: "~"): return regexOutsideBraces(start)
      default:
        return fail(
          "`!` is no operator", start..<(start + 1), hint: "write `!=` to compare, `unless` or `absent()` to negate")
      }
    case UInt8(ascii: "<"):
      return bytes.at(start + 1) == UInt8(ascii: "=") ? token(.lessOrEqual, 2) : token(.less, 1)
    case UInt8(ascii: ">"):
      return bytes.at(start + 1) == UInt8(ascii: "=") ? token(.greaterOrEqual, 2) : token(.greater, 1)
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"): return string(byte, start)
    case UInt8(ascii: "$"):
      if let variable = variableToken(start) { return variable }
      return unexpectedCharacter(start)
    default:
      if byte.isDigit || (byte == UInt8(ascii: ".") && bytes.at(start + 1)?.isDigit == true) {
        awaitsDuration = false
        if allowsVariables, let end = templateEnd(start, colons: false) {
          return token(.template, end - start)
        }
        return numberOrDuration(start)
      }
      return unexpectedCharacter(start)
    }
  }

  // MARK: Names

  private mutating func name(_ start: Int) -> Token {
    var hasColon = false
    while let byte = bytes.at(position) {
      if byte == UInt8(ascii: ":") {
        hasColon = true
      } else if !byte.isWord {
        break
      }
      position += 1
    }
    if !hasColon, let keyword = Keyword.named(UnsafeBufferPointer(rebasing: bytes[start..<position])) {
      return nameContinuation(Token(kind: keyword.kind, start: start, end: position, aggregator: keyword.aggregator))
    }
    return nameContinuation(Token(kind: hasColon ? .metricIdentifier : .identifier, start: start, end: position))
  }

  /// A name that goes on with a Grafana variable, such as `http_${suffix}`, is one template.
  private mutating func nameContinuation(_ name: Token) -> Token {
    guard allowsVariables, let byte = bytes.at(name.end), byte == UInt8(ascii: "$") || byte == UInt8(ascii: "["),
      let end = templateEnd(name.start, colons: !isInBraces && !isInBrackets)
    else { return name }
    position = end
    return Token(kind: .template, start: name.start, end: end)
  }

  /// The variable or template that begins with a variable at `start`.
  private mutating func variableToken(_ start: Int) -> Token? {
    guard let place = GrafanaVariablePlace(in: bytes, at: start) else { return nil }
    guard allowsVariables else { return bytes.at(start) == UInt8(ascii: "$") ? variableInRule(place) : nil }
    awaitsDuration = false
    let end = templateEnd(start, colons: !isInBraces && !isInBrackets) ?? place.end
    position = end
    return Token(kind: end == place.end ? .variable : .template, start: start, end: end)
  }

  /// Where a run of name characters and variables ends; `nil` when there is no variable in it.
  private func templateEnd(_ start: Int, colons: Bool) -> Int? {
    var end = start
    var hasVariable = false
    while let byte = bytes.at(end) {
      if byte.isWord || (colons && byte == UInt8(ascii: ":")) || (byte == UInt8(ascii: ".") && bytes[start].isDigit) {
        end += 1
      } else if let place = GrafanaVariablePlace(in: bytes, at: end) {
        hasVariable = true
        end = place.end
      } else {
        break
      }
    }
    return hasVariable ? end : nil
  }

  private mutating func variableInRule(_ place: GrafanaVariablePlace) -> Token {
    fail(
      "`\(bytes.text(place.start..<place.end))` is a Grafana variable, and Grafana does not replace it in a rule file",
      place.start..<place.end, hint: "write the value itself")
  }

  // MARK: Words in brackets

  private mutating func wordInBrackets(_ start: Int) -> Token {
    let word = bytes.word(at: start) ?? start..<(start + 1)
    if isParenthesisNext(after: word.upperBound), let later = LaterSyntax.inDuration(bytes.text(word)) {
      return fail(later, word)
    }
    return fail(
      "`\(bytes.text(word))` between brackets", word,
      hint: "write a duration such as `5m`, and a colon before the step: `[1h:5m]`")
  }

  /// Whether `(` follows, perhaps after spaces.
  func isParenthesisNext(after offset: Int) -> Bool {
    var offset = offset
    while bytes.at(offset)?.isSpace == true { offset += 1 }
    return bytes.at(offset) == UInt8(ascii: "(")
  }

  // MARK: Space

  /// Moves to the next token. False where a comment stands that Prometheus does not read.
  private mutating func skipSpaceAndComments() -> Bool {
    while let byte = bytes.at(position) {
      if byte.isSpace {
        position += 1
      } else if byte == UInt8(ascii: "#") {
        if isInBrackets && awaitsDuration {
          error = PromQLError(
            "Prometheus reads no comment between `[` and the duration", range: position..<(position + 1),
            hint: "move the comment before the `[`")
          return false
        }
        while let byte = bytes.at(position), byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "\r") { position += 1 }
      } else {
        break
      }
    }
    return true
  }

  // MARK: Results

  mutating func token(_ kind: Token.Kind, _ length: Int) -> Token {
    let start = position
    position += length
    return Token(kind: kind, start: start, end: position)
  }

  mutating func fail(_ message: String, _ range: Range<Int>, hint: String? = nil) -> Token {
    error = PromQLError(message, range: range.clamped(to: 0..<bytes.count), hint: hint)
    return invalidToken(range.lowerBound)
  }

  private mutating func invalidToken(_ start: Int) -> Token {
    position = bytes.count
    return Token(kind: .invalid, start: start, end: start)
  }

  private mutating func regexOutsideBraces(_ start: Int) -> Token {
    fail(
      "`\(bytes.text(start..<(start + 2)))` compares labels, not values", start..<(start + 2),
      hint: "write it in braces: `name{label\(bytes.text(start..<(start + 2)))\"…\"}`")
  }

  private mutating func unexpectedCharacter(_ start: Int) -> Token {
    guard let scalar = bytes.scalar(at: start) else { return fail("unexpected byte", start..<(start + 1)) }
    let range = start..<(start + UTF8.width(scalar))
    let place = isInBraces ? " between braces" : isInBrackets ? " between brackets" : ""
    return fail("unexpected character `\(scalar.shown)`\(place)", range, hint: characterHint(scalar, start))
  }

  private func characterHint(_ scalar: Unicode.Scalar, _ start: Int) -> String? {
    switch scalar {
    case "&": "write `and`"
    case "|": "write `or`"
    case "\u{201C}", "\u{201D}", "\u{2018}", "\u{2019}", "\u{AB}", "\u{BB}": "write a plain quote: `\"`"
    case "\u{A0}", "\u{2009}", "\u{200B}", "\u{FEFF}", "\u{3000}": "write a plain space"
    case "\u{2013}", "\u{2014}", "\u{2212}": "write a plain `-`"
    case "\u{D7}": "write `*`"
    case "\u{2265}": "write `>=`"
    case "\u{2264}": "write `<=`"
    case "\u{2260}": "write `!=`"
    case ":" where isInBraces: "write `=`: `{label=\"value\"}`"
    case ";" where isInBraces: "write `,` between matchers"
    case "0"..."9" where isInBraces: "a name begins with a letter or `_`, and a value stands in quotes"
    case "$": "a variable's name begins with a letter: `$name`"
    case ".": "a name with a dot stands in quotes and braces: `{\"my.metric\"}`"
    default: nil
    }
  }
}

extension Unicode.Scalar {
  /// As a person can see it: what does not print is shown by its number.
  var shown: String {
    isPrintable ? String(self) : "U+" + String(repeating: "0", count: max(0, 4 - hexadecimal.count)) + hexadecimal
  }

  private var hexadecimal: String { String(value, radix: 16, uppercase: true) }

  /// Go's notion of printable: letters, marks, numbers, punctuation, symbols, and the plain space.
  var isPrintable: Bool {
    if value < 0x7F { return value >= 0x20 }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber, .connectorPunctuation,
      .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation,
      .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol:
      return true
    default: return false
    }
  }
}
