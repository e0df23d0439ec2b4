/// Colours for a terminal, or none.
package struct TextStyle: Sendable {
  package let isColoured: Bool

  package init(isColoured: Bool) { self.isColoured = isColoured }

  func bold(_ text: String) -> String { sequence("1", text) }
  func red(_ text: String) -> String { sequence("31", text) }
  func green(_ text: String) -> String { sequence("32", text) }
  func yellow(_ text: String) -> String { sequence("33", text) }
  func cyan(_ text: String) -> String { sequence("36", text) }

  /// Select Graphic Rendition of ECMA-48.
  private func sequence(_ code: String, _ text: String) -> String {
    isColoured ? "\u{1b}[\(code)m\(text)\u{1b}[0m" : text
  }
}
