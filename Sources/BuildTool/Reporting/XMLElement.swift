/// An element of an XML 1.0 document that is written, never read. https://www.w3.org/TR/xml/
struct XMLElement {
  var name: String
  var attributes: [(name: String, value: String)]
  var content: Content

  enum Content {
    case elements([XMLElement])
    case text(String)
  }

  init(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ elements: [XMLElement] = []) {
    self.name = name
    self.attributes = attributes.compactMap { name, value in value.map { (name, $0) } }
    content = .elements(elements)
  }

  init(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:], text: String) {
    self.init(name, attributes)
    content = .text(text)
  }

  /// The document of which this is the root: two spaces an indentation, a line feed at its end.
  var document: String {
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    append(to: &text, indentation: "")
    return text
  }

  private func append(to text: inout String, indentation: String) {
    text += "\(indentation)<\(name)"
    for attribute in attributes { text += " \(attribute.name)=\"\(Self.escaped(attribute.value, isAttribute: true))\"" }
    switch content {
    case .elements(let elements) where elements.isEmpty: text += "/>\n"
    case .elements(let elements):
      text += ">\n"
      for element in elements { element.append(to: &text, indentation: indentation + "  ") }
      text += "\(indentation)</\(name)>\n"
    case .text(let content): text += ">\(Self.escaped(content, isAttribute: false))</\(name)>\n"
    }
  }

  /// A parser makes line feeds of carriage returns, and blanks of line feeds and tabs in an attribute, unless they are
  /// references. Most control characters and the noncharacters of the last two places cannot stand in a document in any
  /// form: they are shown as their pictures.
  private static func escaped(_ text: String, isAttribute: Bool) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"" where isAttribute: result.append(contentsOf: "&quot;".unicodeScalars)
      case "\r": result.append(contentsOf: "&#13;".unicodeScalars)
      case "\n" where isAttribute: result.append(contentsOf: "&#10;".unicodeScalars)
      case "\t" where isAttribute: result.append(contentsOf: "&#9;".unicodeScalars)
      case "\n", "\t": result.append(scalar)
      case "\u{FFFE}", "\u{FFFF}": result.append("\u{FFFD}")
      default: result.append(contentsOf: String(scalar).printable.unicodeScalars)
      }
    }
    return String(result)
  }
}
