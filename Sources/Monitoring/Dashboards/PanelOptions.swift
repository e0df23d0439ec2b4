/// What only a time series panel has.
public struct TimeSeriesOptions: Hashable, Sendable {
  /// How the samples of a series are drawn.
  public enum DrawStyle: String, Hashable, Sendable {
    /// Joined by a line, a bar for each, or a point for each.
    case line, bars, points
  }
  /// How the series of a panel are piled up.
  public enum Stacking: String, Hashable, Sendable {
    /// Not at all; each on the one before; each as its share of the sum, in per cent.
    case none, normal, percent
  }
  /// Default `.line`.
  public var drawStyle: DrawStyle
  /// Default `.none`.
  public var stacking: Stacking
  /// 0...100.
  /// How much of the area below a line is filled, in per cent. Default 10.
  public var fillOpacity: Int
  /// Whether thresholds are drawn as lines.
  /// Default false.
  public var showsThresholds: Bool

  /// Lines that are filled a little; see the properties.
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
/// https://github.com/grafana/grafana/blob/main/packages/grafana-data/src/transformations/fieldReducer.ts
public enum Reducer: String, Hashable, Sendable {
  /// Of the values in the panel's time. `last` and `first` may be gaps, the `NotNull` forms skip them; `range` is the
  /// greatest less the least; `delta` is the growth of a counter.
  case lastNotNull, last, first, firstNotNull, max, mean, min, sum, count, range, delta
}

/// What only a stat panel has.
public struct StatOptions: Hashable, Sendable {
  /// What the colour of the threshold is put on.
  public enum ColorMode: String, Hashable, Sendable {
    /// Nothing, the number, or the panel behind it.
    case none, value, background
  }
  /// Default `.lastNotNull`.
  public var reducer: Reducer
  /// Default `.value`.
  public var colorMode: ColorMode
  /// Whether the course of the value is drawn behind it.
  /// Default true.
  public var showsGraph: Bool

  /// The newest value, coloured, with its course behind it; see the properties.
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
    /// As the head of the table names it.
    public var column: String
    /// Whether the largest comes first. Default false.
    public var isDescending: Bool
    /// Sorts by a column, the smallest first unless `descending`.
    public init(by column: String, descending: Bool = false) {
      self.column = column
      isDescending = descending
    }
  }
  /// Columns that are not shown.
  /// By their heads. Default: none.
  public var hiddenColumns: [String]
  /// `nil` keeps the order of the result. Default `nil`.
  public var sorting: Sorting?

  /// All columns in the order of the result; see the properties.
  public init(hiding columns: [String] = [], sorted sorting: Sorting? = nil) {
    hiddenColumns = columns
    self.sorting = sorting
  }
}

/// What only a logs panel has.
public struct LogsOptions: Hashable, Sendable {
  /// Whether long lines are broken rather than cut. Default true.
  public var wrapsLines: Bool
  /// Whether JSON is printed over several lines.
  /// Default false.
  public var prettifiesJSON: Bool

  /// Long lines broken, JSON as it is; see the properties.
  public init(wrapsLines: Bool = true, prettifiesJSON: Bool = false) {
    self.wrapsLines = wrapsLines
    self.prettifiesJSON = prettifiesJSON
  }
}

/// What only an alert list has: it shows the alerts of one data source by their state.
public struct AlertListOptions: Hashable, Sendable {
  /// A Prometheus or Alertmanager data source. Grafana's panel refers to it by its name, not by its uid.
  public var datasource: Datasource
  /// At most this many.
  /// Default 20.
  public var maximumItems: Int
  /// Whether alerts are listed too that still wait for their pending period to pass. Default true.
  public var showsPending: Bool
  /// A matcher such as `{severity="critical"}`; empty for all alerts.
  /// Default: empty.
  public var filter: String

  /// Up to 20 firing and pending alerts; see the properties.
  public init(of datasource: Datasource, maximumItems: Int = 20, showsPending: Bool = true, filter: String = "") {
    self.datasource = datasource
    self.maximumItems = maximumItems
    self.showsPending = showsPending
    self.filter = filter
  }
}

extension Panel.Kind {
  /// A time series panel; see ``TimeSeriesOptions``.
  public static func timeSeries(
    drawStyle: TimeSeriesOptions.DrawStyle = .line, stacking: TimeSeriesOptions.Stacking = .none, fillOpacity: Int = 10,
    showsThresholds: Bool = false
  ) -> Panel.Kind {
    .timeSeries(
      TimeSeriesOptions(
        drawStyle: drawStyle, stacking: stacking, fillOpacity: fillOpacity, showsThresholds: showsThresholds))
  }

  /// A stat panel; see ``StatOptions``.
  public static func stat(
    _ reducer: Reducer, colorMode: StatOptions.ColorMode = .value, showsGraph: Bool = true
  ) -> Panel.Kind {
    .stat(StatOptions(reducer: reducer, colorMode: colorMode, showsGraph: showsGraph))
  }

  /// A table; see ``TableOptions``.
  public static func table(hiding columns: [String], sorted sorting: TableOptions.Sorting? = nil) -> Panel.Kind {
    .table(TableOptions(hiding: columns, sorted: sorting))
  }

  /// An alert list of firing and pending alerts; see ``AlertListOptions``.
  public static func alertList(of datasource: Datasource, maximumItems: Int = 20) -> Panel.Kind {
    .alertList(AlertListOptions(of: datasource, maximumItems: maximumItems))
  }
}
