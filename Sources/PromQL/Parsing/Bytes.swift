extension UnsafeBufferPointer<UInt8> {
  /// The byte at an offset that may lie past the end.
  @inline(__always) func at(_ offset: Int) -> UInt8? {
    offset >= 0 && offset < count ? self[offset] : nil
  }

  /// The text of a range that lies within the buffer.
  func text(_ range: Range<Int>) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: self[range.clamped(to: 0..<count)]), as: UTF8.self)
  }

  /// The run of letters, digits and underscores that begins at `start`, unless it is empty or begins with a digit.
  func word(at start: Int) -> Range<Int>? {
    guard let first = at(start), first.isLetter else { return nil }
    var end = start + 1
    while let byte = at(end), byte.isWord { end += 1 }
    return start..<end
  }

  /// The scalar that begins at an offset; the buffer is valid UTF-8.
  func scalar(at offset: Int) -> Unicode.Scalar? {
    guard offset < count else { return nil }
    var decoder = UTF8()
    var bytes = self[offset...].prefix(4).makeIterator()
    if case .scalarValue(let scalar) = decoder.decode(&bytes) { return scalar }
    return nil
  }
}

extension UInt8 {
  /// `_`, `a` to `z`, `A` to `Z`: what a PromQL name may begin with.
  @inline(__always) var isLetter: Bool {
    self == UInt8(ascii: "_") || (self | 0x20) &- UInt8(ascii: "a") < 26
  }
  @inline(__always) var isDigit: Bool { self &- UInt8(ascii: "0") < 10 }
  @inline(__always) var isWord: Bool { isLetter || isDigit }
  @inline(__always) var isSpace: Bool {
    self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") || self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r")
  }
  @inline(__always) var lowercased: UInt8 { self &- UInt8(ascii: "A") < 26 ? self | 0x20 : self }
  /// The value of a hexadecimal digit.
  @inline(__always) var hexadecimalValue: UInt8? {
    if isDigit { return self &- UInt8(ascii: "0") }
    let letter = (self | 0x20) &- UInt8(ascii: "a")
    return letter < 6 ? letter + 10 : nil
  }
}
