/// What only a time series panel has.
public struct TimeSeriesOptions: Hashable, Sendable {
  public enum DrawStyle: String, Hashable, Sendable {
    case line, bars, points
  }
  public enum Stacking: String, Hashable, Sendable {
    case none, normal, percent
  }
  public var drawStyle: DrawStyle
  public var stacking: Stacking
  /// 0...100.
  public var fillOpacity: Int
  /// Whether thresholds are drawn as lines.
  public var showsThresholds: Bool

  public init(
    drawStyle: DrawStyle = .line, stacking: Stacking = .none, fillOpacity: Int = 10, showsThresholds: Bool = false
  ) {
    self.drawStyle = drawStyle
    self.stacking = stacking
    self.fillOpacity = fillOpacity
    self.showsThresholds = showsThresholds
  }
}

/// How a series becomes one number.
public enum Reducer: String, Hashable, Sendable {
  case lastNotNull, last, first, firstNotNull, max, mean, min, sum, count, range, delta
}

/// What only a stat panel has.
public struct StatOptions: Hashable, Sendable {
  public enum ColorMode: String, Hashable, Sendable {
    case none, value, background
  }
  public var reducer: Reducer
  public var colorMode: ColorMode
  /// Whether the course of the value is drawn behind it.
  public var showsGraph: Bool

  public init(reducer: Reducer = .lastNotNull, colorMode: ColorMode = .value, showsGraph: Bool = true) {
    self.reducer = reducer
    self.colorMode = colorMode
    self.showsGraph = showsGraph
  }
}

/// What only a table panel has.
public struct TableOptions: Hashable, Sendable {
  /// A column to sort by, and the direction.
  public struct Sorting: Hashable, Sendable {
    public var column: String
    public var isDescending: Bool
    public init(by column: String, descending: Bool = false) {
      self.column = column
      isDescending = descending
    }
  }
  /// Columns that are not shown.
  public var hiddenColumns: [String]
  public var sorting: Sorting?

  public init(hiding columns: [String] = [], sorted sorting: Sorting? = nil) {
    hiddenColumns = columns
    self.sorting = sorting
  }
}

/// What only a logs panel has.
public struct LogsOptions: Hashable, Sendable {
  public var wrapsLines: Bool
  /// Whether JSON is printed over several lines.
  public var prettifiesJSON: Bool

  public init(wrapsLines: Bool = true, prettifiesJSON: Bool = false) {
    self.wrapsLines = wrapsLines
    self.prettifiesJSON = prettifiesJSON
  }
}

/// What only an alert list has: it shows the alerts of one data source by their state.
public struct AlertListOptions: Hashable, Sendable {
  public var datasource: Datasource
  /// At most this many.
  public var maximumItems: Int
  public var showsPending: Bool
  /// A matcher such as `{severity="critical"}`; empty for all alerts.
  public var filter: String

  public init(of datasource: Datasource, maximumItems: Int = 20, showsPending: Bool = true, filter: String = "") {
    self.datasource = datasource
    self.maximumItems = maximumItems
    self.showsPending = showsPending
    self.filter = filter
  }
}

extension Panel.Kind {
  public static func timeSeries(
    drawStyle: TimeSeriesOptions.DrawStyle = .line, stacking: TimeSeriesOptions.Stacking = .none, fillOpacity: Int = 10,
    showsThresholds: Bool = false
  ) -> Panel.Kind {
    .timeSeries(
      TimeSeriesOptions(
        drawStyle: drawStyle, stacking: stacking, fillOpacity: fillOpacity, showsThresholds: showsThresholds))
  }

  public static func stat(
    _ reducer: Reducer, colorMode: StatOptions.ColorMode = .value, showsGraph: Bool = true
  ) -> Panel.Kind {
    .stat(StatOptions(reducer: reducer, colorMode: colorMode, showsGraph: showsGraph))
  }

  public static func table(hiding columns: [String], sorted sorting: TableOptions.Sorting? = nil) -> Panel.Kind {
    .table(TableOptions(hiding: columns, sorted: sorting))
  }

  public static func alertList(of datasource: Datasource, maximumItems: Int = 20) -> Panel.Kind {
    .alertList(AlertListOptions(of: datasource, maximumItems: maximumItems))
  }
}
