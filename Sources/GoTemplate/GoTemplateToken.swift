/// A token of a template.
struct GoTemplateToken {
  enum Kind: Equatable {
    case text
    case comment
    case leftDelimiter
    case rightDelimiter
    case identifier
    case keyword(Keyword)
    case bool
    case nothing
    /// `.`, alone.
    case dot
    /// `.Name`.
    case field
    /// `$` or `$name`.
    case variable
    case string
    case rawString
    case character
    case number
    case complex
    case pipe
    case leftParenthesis
    case rightParenthesis
    case declare
    case assign
    /// Any other printable ASCII character, such as a comma.
    case other
    /// What is no token, and why. It is the last but the right delimiter of its action.
    case invalid(String, hint: String?)
    case endOfText
  }

  enum Keyword: String {
    case block, `break`, `continue`, define, `else`, end, `if`, range, template, with
  }

  var kind: Kind
  var range: Range<Int>
  /// Whether white space stands before it, which separates operands.
  var isSpaced = false
}
