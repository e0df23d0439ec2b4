extension String {
  /// The text with every control character replaced, so that foreign text (a server's answer, a file's line, an argument)
  /// cannot steer the terminal that shows it. Tabs stay; C0 controls show as their Unicode pictures, such as `␍`.
  var printable: String {
    if utf8.allSatisfy({ ($0 >= 0x20 && $0 < 0x7f) || $0 == 0x09 }) { return self }
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0x09: result.append(scalar)
      case 0x00..<0x20: result.append(Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}")
      case 0x7f: result.append("\u{2421}")
      case 0x80..<0xa0, 0x200e, 0x200f, 0x2028...0x202e, 0x2066...0x2069: result.append("\u{FFFD}")
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// The text without the user and password of the first URL in it, which need not be a valid one: everything from `://`
  /// to the last `@` before the path is cut out, or to the last `@` at all where a password has a slash.
  var withoutCredentials: String {
    guard let mark = firstRange(of: "://") else { return self }
    let rest = self[mark.upperBound...]
    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    guard let at = authority.lastIndex(of: "@") ?? rest.lastIndex(of: "@") else { return self }
    return String(self[..<mark.upperBound] + self[index(after: at)...])
  }
}
