/// The bytes and byte classes of the two grammars.
enum ASCII {
  static var tab: UInt8 { 0x09 }
  static var lineFeed: UInt8 { 0x0A }
  static var carriageReturn: UInt8 { 0x0D }
  static var blank: UInt8 { 0x20 }
  static var quote: UInt8 { 0x22 }
  static var hash: UInt8 { 0x23 }
  static var comma: UInt8 { 0x2C }
  static var equals: UInt8 { 0x3D }
  static var backslash: UInt8 { 0x5C }
  static var openBrace: UInt8 { 0x7B }
  static var closeBrace: UInt8 { 0x7D }

  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  @inline(__always)
  static func isBlankOrTab(_ byte: UInt8) -> Bool { byte == blank || byte == tab }

  /// `[a-zA-Z_]`
  @inline(__always)
  static func startsLabelName(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte == 0x5F }

  /// `[a-zA-Z0-9_]`
  @inline(__always)
  static func continuesLabelName(_ byte: UInt8) -> Bool { startsLabelName(byte) || isDigit(byte) }

  /// `[a-zA-Z_:]`
  @inline(__always)
  static func startsMetricName(_ byte: UInt8) -> Bool { startsLabelName(byte) || byte == 0x3A }

  /// `[a-zA-Z0-9_:]`
  @inline(__always)
  static func continuesMetricName(_ byte: UInt8) -> Bool { continuesLabelName(byte) || byte == 0x3A }

  @inline(__always)
  static func lowercased(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }
}
