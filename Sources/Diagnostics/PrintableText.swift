/// Text that may go to a terminal: nothing in it moves the cursor, changes colours, or reorders what a person reads.
enum PrintableText {
  /// What is shown for `scalar`: one scalar for one, so that columns stay where they are.
  ///
  /// Control characters have pictures of their own in Unicode (␛ for escape). What has none, and what is invisible but
  /// changes the direction of the text around it, is shown as �.
  static func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x09: return scalar
    case 0..<0x20: return Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
    case 0x7F: return "\u{2421}"
    case 0x80..<0xA0, 0x200B, 0x200E...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF: return "\u{FFFD}"
    default: return scalar
    }
  }

  /// `text` with everything visible.
  static func visible(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      result.append(visible(scalar))
    }
    return String(result)
  }
}
