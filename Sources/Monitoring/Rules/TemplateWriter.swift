/// Puts a Go template together out of text and actions, so that no text is taken for an action.
struct TemplateWriter {
  private var template = ""
  /// The braces at the end of the text so far. They are written when it is known what follows: two of them begin an action,
  /// and so would one before an action.
  private var braces = 0

  mutating func append(literal text: String) {
    for scalar in text.unicodeScalars {
      if scalar == "{" {
        braces += 1
      } else {
        writeBraces(quoted: braces > 1)
        template.unicodeScalars.append(scalar)
      }
    }
  }

  mutating func append(action: String) {
    writeBraces(quoted: braces > 0)
    template += action
  }

  var finished: String {
    var copy = self
    copy.writeBraces(quoted: braces > 1)
    return copy.template
  }

  private mutating func writeBraces(quoted: Bool) {
    let text = String(repeating: "{", count: braces)
    template += quoted ? "{{ \(Self.quoted(text)) }}" : text
    braces = 0
  }

  /// A string constant of a template.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += #"\\"#
      case "\"": result += #"\""#
      case "\n": result += #"\n"#
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
