import Diagnostics

/// A titled section of a dashboard.
public struct Row: ContentElement, Hashable {
  public var title: String
  /// Whether the row opens folded.
  public var isCollapsed: Bool
  public var panels: [Panel]
  public var location: SourceLocation
  public var allowances: [Allowance] = []

  public init(
    _ title: String, collapsed: Bool = false, fileID: String = #fileID, line: Int = #line, column: Int = #column,
    @ListBuilder<Panel> panels: () -> [Panel]
  ) {
    self.title = title
    isCollapsed = collapsed
    self.panels = panels()
    location = SourceLocation(fileID: fileID, line: line, column: column)
  }
}
