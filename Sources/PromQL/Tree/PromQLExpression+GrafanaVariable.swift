extension PromQLExpression {
  /// `$name`, `${name}`, `${name.field}`, `${name:format}`, `[[name]]`, `[[name:format]]`.
  /// https://grafana.com/docs/grafana/latest/dashboards/variables/variable-syntax/
  public struct GrafanaVariable: Hashable, Sendable {
    /// Without `$`, braces, field and format.
    public var name: String
    /// As written, with its `$` and braces.
    public var text: String
    /// A variable; `text` is not checked against `name`.
    public init(name: String, text: String) {
      self.name = name
      self.text = text
    }
    /// `$__rate_interval` and Grafana's other built-in names.
    public var isBuiltIn: Bool { name.hasPrefix("__") }
  }
}

extension PromQLExpression.GrafanaVariable {
  /// The variables in a text, in its order.
  package static func all(in bytes: [UInt8]) -> [Self] {
    guard bytes.contains(UInt8(ascii: "$")) || bytes.contains(UInt8(ascii: "[")) else { return [] }
    return bytes.withUnsafeBufferPointer { bytes in
      var found: [Self] = []
      var position = 0
      while position < bytes.count {
        if let place = GrafanaVariablePlace(in: bytes, at: position) {
          found.append(Self(place, in: bytes))
          position = place.end
        } else {
          position += 1
        }
      }
      return found
    }
  }

  init(_ place: GrafanaVariablePlace, in bytes: UnsafeBufferPointer<UInt8>) {
    self.init(name: bytes.text(place.name), text: bytes.text(place.start..<place.end))
  }
}

/// Where a variable stands in a text.
struct GrafanaVariablePlace {
  let start: Int
  let end: Int
  let name: Range<Int>

  /// The variable that begins at `start`, if one does. A name that begins with a digit is none: `$1` is a capture group.
  init?(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) {
    self.start = start
    switch bytes.at(start) {
    case UInt8(ascii: "$"):
      if bytes.at(start + 1) == UInt8(ascii: "{") {
        guard let name = bytes.word(at: start + 2) else { return nil }
        var end = name.upperBound
        if bytes.at(end) == UInt8(ascii: ".") || bytes.at(end) == UInt8(ascii: ":") {
          while let byte = bytes.at(end), byte != UInt8(ascii: "}") {
            // None of these is part of a format, and a search that went on would take quadratic time on hostile text.
            if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "$") { return nil }
            end += 1
          }
        }
        guard bytes.at(end) == UInt8(ascii: "}") else { return nil }
        self.name = name
        self.end = end + 1
      } else {
        guard let name = bytes.word(at: start + 1) else { return nil }
        self.name = name
        self.end = name.upperBound
      }
    case UInt8(ascii: "["):
      guard bytes.at(start + 1) == UInt8(ascii: "["), let name = bytes.word(at: start + 2) else { return nil }
      var end = name.upperBound
      if bytes.at(end) == UInt8(ascii: ":") {
        guard let format = bytes.word(at: end + 1) else { return nil }
        end = format.upperBound
      }
      guard bytes.at(end) == UInt8(ascii: "]"), bytes.at(end + 1) == UInt8(ascii: "]") else { return nil }
      self.name = name
      self.end = end + 2
    default:
      return nil
    }
  }
}
