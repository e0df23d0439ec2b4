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
}
