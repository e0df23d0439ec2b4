/// A regular expression as Prometheus, Alertmanager and Go's other programs read it: RE2 syntax, always linear time.
///
/// https://github.com/google/re2/wiki/Syntax, as Go's `regexp/syntax` implements it.
package struct RE2: Sendable {
  /// Why a pattern is no regular expression.
  package struct SyntaxError: Error, Hashable, Sendable {
    /// In lower case and without a full stop.
    package var message: String
    /// What to write instead, when that is known.
    package var hint: String?

    init(_ message: String, hint: String? = nil) {
      self.message = message
      self.hint = hint
    }
  }

  private let program: RE2Program

  /// Compiles a pattern.
  ///
  /// Throws when the pattern is wrong, when it needs more than `RE2Program.sizeLimit` instructions, or when it uses a
  /// class of a script such as `\p{Greek}`, which is valid but cannot be matched here.
  package init(_ pattern: [UInt8]) throws(SyntaxError) {
    program = try RE2Program(try RE2Parser.parse(pattern))
  }

  package init(_ pattern: String) throws(SyntaxError) { try self.init(Array(pattern.utf8)) }

  /// Whether the whole of a text matches, in time proportional to the text times the pattern.
  /// The dot matches line breaks too, as in Prometheus' matchers.
  package func matches(whole text: String) -> Bool { program.matches(text.unicodeScalars) }

  /// What is wrong with a pattern, if something is.
  package static func syntaxError(in pattern: [UInt8]) -> SyntaxError? {
    if isPlain(pattern) { return nil }
    do throws(SyntaxError) {
      _ = try RE2Parser.parse(pattern)
      return nil
    } catch {
      return error
    }
  }

  package static func syntaxError(in pattern: String) -> SyntaxError? { syntaxError(in: Array(pattern.utf8)) }

  /// Whether a pattern is ASCII with no operators but `|`, `.`, and `*` and `+` after a character: always right.
  private static func isPlain(_ pattern: [UInt8]) -> Bool {
    var canRepeat = false
    for byte in pattern {
      switch byte {
      case UInt8(ascii: "*"), UInt8(ascii: "+"):
        if !canRepeat { return false }
        canRepeat = false
      case UInt8(ascii: "|"): canRepeat = false
      case UInt8(ascii: "\\"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"),
        UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "^"), UInt8(ascii: "$"), UInt8(ascii: "?"), 0x80...0xFF:
        return false
      default: canRepeat = true
      }
    }
    return true
  }
}
