import Monitoring
import Testing

@Suite struct DashboardLayoutTests {
  /// Panels as `x,y,w,h`, a row of the dashboard a line, its own line first.
  private static func layout(@ListBuilder<Row> _ rows: () -> [Row]) -> [[String]] {
    DashboardLayout(dashboard(rows)).rows.map { row in
      ["\(row.y)"] + row.panels.map { "\($0.x),\($0.y),\($0.width),\($0.height)" }
    }
  }

  private static func dashboard(@ListBuilder<Row> _ rows: () -> [Row]) -> Dashboard {
    Dashboard("D", uid: "d", datasource: .prometheus("P", uid: "p", url: ""), rows: rows)
  }

  private static func panel(_ width: Int, _ height: Int) -> Panel { panel("", width, height) }

  private static func panel(_ title: String, _ width: Int, _ height: Int) -> Panel {
    Panel(.stat, title).size(width: width, height: height)
  }

  private static func identities(@ListBuilder<Row> _ rows: () -> [Row]) -> [String: Int] {
    let panels = DashboardLayout(dashboard(rows)).rows.flatMap(\.panels)
    return Dictionary(panels.map { ($0.panel.title, $0.id) }) { first, _ in first }
  }

  @Test func fillsTheLineAndWraps() {
    let rows = Self.layout {
      Row("R") {
        Self.panel(12, 8)
        Self.panel(12, 8)
        Self.panel(10, 8)
        Self.panel(10, 8)
        Self.panel(10, 8)
      }
    }
    #expect(rows == [["0", "0,1,12,8", "12,1,12,8", "0,9,10,8", "10,9,10,8", "0,17,10,8"]])
  }

  @Test func exactlyTheWidthOfTheGridFits() {
    let rows = Self.layout {
      Row("R") {
        for _ in 0..<4 { Self.panel(6, 4) }
        Self.panel(24, 1)
        Self.panel(1, 1)
      }
    }
    #expect(rows == [["0", "0,1,6,4", "6,1,6,4", "12,1,6,4", "18,1,6,4", "0,5,24,1", "0,6,1,1"]])
  }

  @Test func aLineIsAsHighAsItsHighestPanel() {
    let rows = Self.layout {
      Row("R") {
        Self.panel(6, 4)
        Self.panel(6, 10)
        Self.panel(6, 2)
        Self.panel(12, 3)
      }
      Row("S") { Self.panel(1, 1) }
    }
    #expect(rows == [["0", "0,1,6,4", "6,1,6,10", "12,1,6,2", "0,11,12,3"], ["14", "0,15,1,1"]])
  }

  @Test func aFoldedRowTakesOneLine() {
    let rows = Self.layout {
      Row("Folded", collapsed: true) {
        Self.panel(12, 8)
        Self.panel(24, 8)
      }
      Row("Empty") {}
      Row("Open") { Self.panel(12, 8) }
      Row("Folded and empty", collapsed: true) {}
      Row("Last") {}
    }
    #expect(rows == [["0", "0,1,12,8", "0,9,24,8"], ["1"], ["2", "0,3,12,8"], ["11"], ["12"]])
  }

  @Test func positionsByHandCountFromTheRow() {
    let rows = Self.layout {
      Row("R") { Self.panel(24, 9) }
      Row("S") {
        Self.panel(6, 4)
        Self.panel(6, 4).position(x: 18, y: 20)
        Self.panel(6, 4)
      }
      Row("T") {}
    }
    // What is put by hand moves nothing else, and the next row begins below it.
    #expect(rows == [["0", "0,1,24,9"], ["10", "0,11,6,4", "18,31,6,4", "6,11,6,4"], ["35"]])
  }

  @Test(arguments: [Int.min, -1, 0, 1, 24, 25, 1000, 1001, Int.max])
  func extremeSizesDoNotTrap(size: Int) {
    let layout = DashboardLayout(
      Self.dashboard {
        for _ in 0..<3 {
          Row("R") {
            Self.panel(size, size)
            Self.panel(size, size).position(x: size, y: size)
            Self.panel(1, 1)
          }
        }
      })
    for panel in layout.rows.flatMap(\.panels) {
      #expect((1...24).contains(panel.width) && (1...1000).contains(panel.height))
      #expect((0...24).contains(panel.x) && panel.y >= 1)
    }
    #expect(layout.rows.map(\.y) == layout.rows.map(\.y).sorted())
  }

  /// Automatic panels never overlap and never leave the grid.
  @Test func anyPanelsFit() {
    var random = SplitMix64(seed: 24)
    for _ in 0..<100 {
      let sizes = (0..<20).map { _ in (Int.random(in: 1...24, using: &random), Int.random(in: 1...12, using: &random)) }
      let layout = DashboardLayout(
        Self.dashboard {
          Row("R") { for size in sizes[..<10] { Self.panel(size.0, size.1) } }
          Row("S") { for size in sizes[10...] { Self.panel(size.0, size.1) } }
        })
      let panels = layout.rows.flatMap(\.panels)
      for (index, panel) in panels.enumerated() {
        #expect(panel.x + panel.width <= DashboardLayout.columns)
        for other in panels[..<index] { #expect(!panel.overlaps(other)) }
      }
      #expect(layout.rows[1].y >= layout.rows[0].panels.map { $0.y + $0.height }.max() ?? 0)
    }
  }

  @Test func overlapNeedsACommonSquare() {
    let place = { (x: Int, y: Int, w: Int, h: Int) in
      DashboardLayout(Self.dashboard { Row("R") { Self.panel(w, h).position(x: x, y: y) } }).rows[0].panels[0]
    }
    let panel = place(6, 6, 6, 6)
    #expect(panel.overlaps(panel))
    #expect(panel.overlaps(place(0, 0, 7, 7)) && place(0, 0, 7, 7).overlaps(panel))
    #expect(panel.overlaps(place(8, 8, 1, 1)) && place(8, 8, 1, 1).overlaps(panel))
    #expect(!panel.overlaps(place(0, 6, 6, 6)) && !panel.overlaps(place(12, 6, 6, 6)))
    #expect(!panel.overlaps(place(6, 0, 6, 6)) && !panel.overlaps(place(6, 12, 6, 6)))
  }

  // MARK: Numbers

  @Test func panelsKeepTheirNumbers() {
    let before = Self.identities {
      Row("R") {
        Self.panel("CPU", 12, 8)
        Self.panel("Memory", 12, 8)
      }
      Row("S") { Self.panel("Disk", 12, 8) }
    }
    let after = Self.identities {
      Row("New row") { Self.panel("Network", 24, 2) }
      Row("S, renamed") {
        Self.panel("Disk", 6, 4)
        Self.panel("Memory", 6, 4).position(x: 3, y: 3)
      }
      Row("R", collapsed: true) {
        Self.panel("Temperature", 6, 4)
        Self.panel("CPU", 24, 1)
      }
    }
    for (title, id) in before { #expect(after[title] == id, "\(title)") }
    #expect(Set(after.values).count == 5)
  }

  /// `panel-27` and `panel-9594` make the same number.
  @Test func numbersAreUnique() {
    #expect(
      Self.identities { Row("") { Self.panel("panel-\(Self.clash.0)", 1, 1) } }.values.first
        == Self.identities { Row("") { Self.panel("panel-\(Self.clash.1)", 1, 1) } }.values.first)
    let layout = DashboardLayout(
      Self.dashboard {
        for _ in 0..<3 {
          Row("Same") {
            for _ in 0..<50 { Self.panel("Same", 6, 4) }
            Self.panel("", 6, 4)
            Self.panel("row/Same", 6, 4)
            Self.panel("panel-\(Self.clash.0)", 6, 4)
            Self.panel("panel-\(Self.clash.1)", 6, 4)
          }
        }
      })
    let ids = layout.rows.map(\.id) + layout.rows.flatMap(\.panels).map(\.id)
    #expect(ids.count == 3 * 55)
    #expect(Set(ids).count == ids.count)
    #expect(ids.allSatisfy { (1...999_999).contains($0) })
  }

  /// Two numbers whose `panel-` titles hash alike.
  private static let clash: (Int, Int) = {
    var seen: [Int: Int] = [:]
    for number in 0..<20_000 {
      let id = identities { Row("") { panel("panel-\(number)", 1, 1) } }.values.first ?? 0
      if let other = seen.updateValue(number, forKey: id) { return (other, number) }
    }
    return (0, 0)
  }()
}
