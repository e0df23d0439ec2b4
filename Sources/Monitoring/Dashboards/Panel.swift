import Diagnostics

/// A panel of a dashboard: what it shows and how.
public struct Panel: Hashable, Sendable {
  /// What kind of panel, with its options.
  public var kind: Kind
  /// The heading. The panel's number is made from it: links to a panel that is renamed no longer find it.
  public var title: String
  /// What the panel shows, behind the mark beside its title. Default: none.
  public var summary: String?
  /// Its queries; Grafana knows them as A, B, C in this order.
  public var targets: [Target]
  /// The unit of all values. Default: none, plain numbers.
  public var unit: Unit?
  /// Digits behind the point; `nil` lets Grafana choose.
  public var decimals: Int?
  /// The lower end of the scale, in the panel's unit; `nil` follows the values.
  public var minimum: Double?
  /// The upper end of the scale, in the panel's unit; `nil` follows the values.
  public var maximum: Double?
  /// Where the colour changes, in rising order; below the first it is green. Default: none.
  public var thresholds: [Threshold]
  /// The shortest step between two points, so that `$__interval` is never below the distance of two samples.
  public var minimumInterval: Duration?
  /// Default by kind: 12 by 8 for time series and alert lists, 6 by 4 for a stat, 24 by 10 for tables and logs.
  public var size: Size
  /// Where the panel is put by hand; `nil` puts it behind the one before, in the next line when it does not fit.
  public var position: Position?
  /// Where it was written.
  public var location: SourceLocation

  /// What kind of panel, with the options that only this kind has.
  public enum Kind: Hashable, Sendable {
    /// Series as curves over time.
    case timeSeries(TimeSeriesOptions)
    /// One number for each series, in large type.
    case stat(StatOptions)
    /// Rows and columns. Its PromQL targets are instant unless they say otherwise.
    case table(TableOptions)
    /// Lines of a log, the newest first.
    case logs(LogsOptions)
    /// The alerts of one data source.
    case alertList(AlertListOptions)

    /// A time series panel with the default options.
    public static var timeSeries: Kind { .timeSeries(TimeSeriesOptions()) }
    /// A stat panel with the default options.
    public static var stat: Kind { .stat(StatOptions()) }
    /// A table with the default options.
    public static var table: Kind { .table(TableOptions()) }
    /// A logs panel with the default options.
    public static var logs: Kind { .logs(LogsOptions()) }
  }

  /// In Grafana's grid: 24 columns wide; one unit of height is 30 pixels.
  public struct Size: Hashable, Sendable {
    /// 1...24.
    public var width: Int
    /// 1 or more.
    public var height: Int
  }

  /// In Grafana's grid, counted from the row's first line.
  public struct Position: Hashable, Sendable {
    /// 0...23.
    public var x: Int
    /// 0 or more.
    public var y: Int
  }

  /// A panel of its kind's default size, placed by the layout; the methods below say the rest.
  public init(
    _ kind: Kind, _ title: String, fileID: String = #fileID, line: Int = #line, column: Int = #column,
    @ListBuilder<Target> targets: () -> [Target] = { [] }
  ) {
    self.kind = kind
    self.title = title
    self.targets = targets()
    thresholds = []
    size = kind.defaultSize
    location = SourceLocation(fileID: fileID, line: line, column: column)
  }

  /// Says what the panel shows.
  public func description(_ text: String) -> Panel { with { $0.summary = text } }
  /// The unit of all values.
  public func unit(_ unit: Unit) -> Panel { with { $0.unit = unit } }
  /// Digits behind the point.
  public func decimals(_ count: Int) -> Panel { with { $0.decimals = count } }
  /// The ends of the scale, in the panel's unit; an end that is not given follows the values.
  public func range(from minimum: Double? = nil, to maximum: Double? = nil) -> Panel {
    with {
      $0.minimum = minimum
      $0.maximum = maximum
    }
  }
  /// Rising values at which the colour changes; below the first it is green.
  public func thresholds(_ thresholds: Threshold...) -> Panel { with { $0.thresholds = thresholds } }
  /// No two points are closer than this: the distance of two samples.
  public func minimumInterval(_ interval: Duration) -> Panel { with { $0.minimumInterval = interval } }
  /// `width` 1...24 columns, `height` in units of 30 pixels.
  public func size(width: Int, height: Int) -> Panel { with { $0.size = Size(width: width, height: height) } }
  /// Puts the panel by hand, counted from the row's first line.
  public func position(x: Int, y: Int) -> Panel { with { $0.position = Position(x: x, y: y) } }

  private func with(_ change: (inout Panel) -> Void) -> Panel {
    var copy = self
    change(&copy)
    return copy
  }
}

extension Panel.Kind {
  var defaultSize: Panel.Size {
    switch self {
    case .timeSeries, .alertList: .init(width: 12, height: 8)
    case .stat: .init(width: 6, height: 4)
    case .table, .logs: .init(width: 24, height: 10)
    }
  }
}
