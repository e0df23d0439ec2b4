/// The wording of refusals: what is wrong, and what to write instead.
enum Explanation {
  /// Bytes for a message: at most 40 of them, with control bytes and what is no UTF-8 spelled out.
  static func spelled(_ bytes: UnsafeRawBufferPointer) -> String {
    var text = ""
    let shown = UnsafeRawBufferPointer(rebasing: bytes.prefix(40))
    if UTF8Validity.firstError(in: shown) == nil {
      for scalar in String(decoding: shown, as: UTF8.self).unicodeScalars {
        text.unicodeScalars.append(contentsOf: scalar.value < 0x20 || scalar.value == 0x7F ? escape(scalar) : [scalar])
      }
    } else {
      for byte in shown {
        let scalar = Unicode.Scalar(byte)
        text.unicodeScalars.append(contentsOf: byte < 0x20 || byte >= 0x7F ? escape(scalar) : [scalar])
      }
    }
    return "'" + text + (bytes.count > shown.count ? "…'" : "'")
  }

  /// The byte at a place, in words.
  static func found(_ cursor: ByteCursor, at offset: Int) -> String {
    guard offset < cursor.count else { return "the end of the file" }
    switch cursor.byte(at: offset) {
    case 0: return "a NUL byte"
    case ASCII.lineFeed: return "the end of the line"
    case ASCII.blank: return "a blank"
    case ASCII.tab: return "a tab"
    case ASCII.carriageReturn: return "a carriage return (lines end in LF alone: use dos2unix, or sed 's/\\r$//')"
    default: return spelled(cursor.bytes(offset, offset + 1))
    }
  }

  private static func escape(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    switch scalar {
    case "\n": return ["\\", "n"]
    case "\r": return ["\\", "r"]
    case "\t": return ["\\", "t"]
    default:
      let digits = String(scalar.value, radix: 16)
      return Array(("\\x" + (digits.utf8.count < 2 ? "0" : "") + digits).unicodeScalars)
    }
  }

  /// Why `bytes` is no sample value, timestamp or exemplar value.
  static func notANumber(_ bytes: UnsafeRawBufferPointer, called role: String) -> String {
    let text = spelled(bytes)
    let lower = bytes.prefix(16).map(ASCII.lowercased)
    let unsigned =
      lower.first == UInt8(ascii: "-") || lower.first == UInt8(ascii: "+") ? Array(lower.dropFirst()) : lower
    if unsigned != lower, unsigned.elementsEqual("nan".utf8) {
      return "\(text) is no number to Prometheus, as NaN has no sign (C's printf gives it one): write NaN"
    }
    if bytes.last == ASCII.carriageReturn {
      return "\(text) is no number: the line ends in CR LF; write LF alone (dos2unix, or sed 's/\\r$//')"
    }
    if unsigned.starts(with: [0x30, UInt8(ascii: "x")]) {
      return "\(text) is hexadecimal, which Prometheus refuses here: write it in decimal"
    }
    if bytes.contains(UInt8(ascii: "_")) { return "\(text) is no number to Prometheus: write the digits without '_'" }
    if bytes.contains(ASCII.comma) {
      return "\(text) is no number: write a point for the decimal comma, and no separators"
    }
    if bytes.contains(ASCII.equals), bytes.contains(ASCII.quote) {
      return "expected a \(role) but found \(text): labels stand in braces, as in name{label=\"value\"} 1"
    }
    if role == "value", let first = bytes.first,
      first == UInt8(ascii: ".") || first == UInt8(ascii: "-") || first >= 0x80
    {
      return "expected a blank and a \(role) but found \(text): a name with other bytes than [a-zA-Z0-9_:] "
        + "is written in quotes and braces, {\"my.name\"} 1"
    }
    return "\(text) is no \(role): write a decimal number, +Inf, -Inf or NaN"
  }

  /// Why `bytes` is no timestamp of the text format, which takes digits only.
  static func notMilliseconds(_ bytes: UnsafeRawBufferPointer) -> String {
    let text = spelled(bytes)
    if bytes.first == UInt8(ascii: "-") {
      return
        "\(text) is a negative timestamp, which a server refuses though the format's document has one: leave it out"
    }
    if bytes.first == UInt8(ascii: "+") { return "a timestamp has no sign: write the digits of \(text) alone" }
    if bytes.first == ASCII.hash {
      return "expected a timestamp or the end of the line, not '#': a comment has a line of its own; "
        + "if this is an exemplar of OpenMetrics, the page's last line '# EOF' is missing, so that it is incomplete"
    }
    return "expected a timestamp in milliseconds or the end of the line, not \(text)"
  }

  /// Why `bytes` is no type of the format.
  static func unknownType(_ bytes: UnsafeRawBufferPointer, _ format: ExpositionFormat) -> String {
    let text = spelled(bytes)
    let types = format == .text ? MetricFamily.Kind.ofText : MetricFamily.Kind.ofOpenMetrics
    let choice = "write one of " + types.map(\.word).joined(separator: ", ")
    if bytes.last == ASCII.carriageReturn {
      return "unknown type \(text): the line ends in CR LF; write LF alone (dos2unix, or sed 's/\\r$//')"
    }
    if bytes.isEmpty { return "the type is missing: \(choice)" }
    let word = bytes.prefix(64).filter { !ASCII.isBlankOrTab($0) }.map(ASCII.lowercased)
    let meant = types.first { $0.word.utf8.elementsEqual(word) }
    if let meant {
      let blanks = bytes.contains(where: ASCII.isBlankOrTab)
      return "unknown type \(text), which fails the whole scrape: "
        + (blanks ? "one blank before the type and none behind it" : "the type is in small letters")
        + "; write '\(meant.word)'"
    }
    let others = format == .text ? MetricFamily.Kind.ofOpenMetrics : MetricFamily.Kind.ofText
    if others.contains(where: { $0.word.utf8.elementsEqual(word) }) {
      return format == .text
        ? "\(text) is a type of OpenMetrics, not of the text format: \(choice); "
          + "if the page is OpenMetrics, its last line '# EOF' is missing, so that it is incomplete"
        : "\(text) is a type of the text format, not of OpenMetrics: \(choice)"
    }
    return "unknown type \(text), which fails the whole scrape: \(choice)"
  }
}

extension MetricFamily.Kind {
  struct Word {
    var word: String
    var kind: MetricFamily.Kind
  }

  /// The words of a TYPE line in the text format.
  static let ofText: [Word] = [
    Word(word: "counter", kind: .counter), Word(word: "gauge", kind: .gauge), Word(word: "histogram", kind: .histogram),
    Word(word: "summary", kind: .summary), Word(word: "untyped", kind: .unknown),
  ]

  /// The words of a TYPE line in OpenMetrics.
  static let ofOpenMetrics: [Word] = [
    Word(word: "counter", kind: .counter), Word(word: "gauge", kind: .gauge), Word(word: "histogram", kind: .histogram),
    Word(word: "gaugehistogram", kind: .gaugeHistogram), Word(word: "summary", kind: .summary),
    Word(word: "info", kind: .info), Word(word: "stateset", kind: .stateset), Word(word: "unknown", kind: .unknown),
  ]

  init?(_ bytes: UnsafeRawBufferPointer, _ format: ExpositionFormat) {
    let words = format == .text ? Self.ofText : Self.ofOpenMetrics
    guard let found = words.first(where: { $0.word.utf8.elementsEqual(bytes) }) else { return nil }
    self = found.kind
  }
}
