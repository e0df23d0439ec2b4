import Diagnostics

/// A titled section of a dashboard.
public struct Row: Hashable, Sendable {
  /// The heading. The row's number in Grafana is made from it.
  public var title: String
  /// Whether the row opens folded.
  public var isCollapsed: Bool
  /// Laid out from left to right in this order.
  public var panels: [Panel]
  /// Where it was written.
  public var location: SourceLocation

  /// A row, open unless `collapsed`.
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
