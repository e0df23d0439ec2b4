/// Where a snapshot comes from.
enum CaptureSource: Sendable {
  case standardInput
  case file(String)
  case page(PageURL)

  /// `-`, an http or https URL, or else the path of a file.
  init(_ text: String) throws {
    if text == "-" {
      self = .standardInput
    } else if text.contains("://") {
      self = .page(try PageURL(text))
    } else {
      self = .file(text)
    }
  }

  /// For messages; never holds a password.
  var description: String {
    switch self {
    case .standardInput: "standard input"
    case .file(let path): path.printable
    case .page(let page): page.description
    }
  }
}
