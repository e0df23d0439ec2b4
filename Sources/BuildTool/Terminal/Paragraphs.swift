/// Text in paragraphs, fitted to a width.
enum Paragraphs {
  /// The columns of a line of help.
  static let width = 100

  /// Joins the lines of each paragraph and breaks them anew. Blank lines part paragraphs; a paragraph that begins with a
  /// blank is a sample and stays as it is; a word longer than a line has one of its own.
  static func wrapped(_ text: String, to width: Int = width) -> String {
    text.split(separator: "\n\n").map { paragraph in
      guard let first = paragraph.first, !first.isWhitespace else { return String(paragraph) }
      var lines: [String] = []
      for word in paragraph.split(whereSeparator: \.isWhitespace) {
        if let last = lines.last, last.count + 1 + word.count <= width {
          lines[lines.count - 1] += " \(word)"
        } else {
          lines.append(String(word))
        }
      }
      return lines.joined(separator: "\n")
    }
    .joined(separator: "\n\n")
  }
}
