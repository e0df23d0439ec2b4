/// Where Grafana draws the panels of a dashboard, and the number by which each is known.
package struct DashboardLayout: Hashable, Sendable {
  /// The width of Grafana's grid.
  package static let columns = 24

  package struct PlacedRow: Hashable, Sendable {
    package var row: Row
    package var id: Int
    package var y: Int
    package var panels: [PlacedPanel]
  }

  package struct PlacedPanel: Hashable, Sendable {
    package var panel: Panel
    package var id: Int
    package var x: Int
    package var y: Int
    package var width: Int
    package var height: Int

    package func overlaps(_ other: PlacedPanel) -> Bool {
      x < other.x + other.width && other.x < x + width && y < other.y + other.height && other.y < y + height
    }
  }

  package var rows: [PlacedRow]

  /// Panels follow each other from left to right; one that does not fit begins the next line. A folded row takes one line
  /// however many panels it holds.
  package init(_ dashboard: Dashboard) {
    var identities = PanelIdentities()
    var y = 0
    rows = dashboard.rows.map { row in
      let top = y + 1
      let panels = Self.place(row.panels, below: top, &identities)
      let placed = PlacedRow(row: row, id: identities.next("row/\(row.title)"), y: y, panels: panels)
      y = row.isCollapsed ? top : panels.reduce(top) { max($0, $1.y + $1.height) }
      return placed
    }
  }

  private static func place(_ panels: [Panel], below top: Int, _ identities: inout PanelIdentities) -> [PlacedPanel] {
    var x = 0
    var line = top
    var lineHeight = 0
    return panels.map { panel in
      // Sizes out of the grid are findings of the linter; here they must only not trap.
      let width = min(max(panel.size.width, 1), columns)
      let height = min(max(panel.size.height, 1), tallest)
      let id = identities.next(panel.title)
      if let position = panel.position {
        return PlacedPanel(
          panel: panel, id: id, x: min(max(position.x, 0), columns), y: top + min(max(position.y, 0), tallest),
          width: width,
          height: height)
      }
      if x + width > columns {
        x = 0
        line += lineHeight
        lineHeight = 0
      }
      defer {
        x += width
        lineHeight = max(lineHeight, height)
      }
      return PlacedPanel(panel: panel, id: id, x: x, y: line, width: width, height: height)
    }
  }

  /// Higher panels are cut: nothing on a screen is.
  package static let tallest = 1000
}

/// Numbers for panels that stay the same when panels are moved, added or removed: links and alert rules keep them.
/// A number is made from the title, and for equal titles from their order; clashes take the next free one.
private struct PanelIdentities {
  private var taken: Set<Int> = []
  private var occurrences: [String: Int] = [:]

  mutating func next(_ key: String) -> Int {
    let occurrence = occurrences[key, default: 0]
    occurrences[key] = occurrence + 1
    var hash: UInt32 = 2_166_136_261
    for byte in (occurrence == 0 ? key : "\(key)#\(occurrence)").utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    // Six digits read well; a dashboard that needs more has them.
    let limit = max(999_999, 4 * taken.count)
    var id = Int(hash) % limit + 1
    while !taken.insert(id).inserted { id = id % limit + 1 }
    return id
  }
}
