import Diagnostics

/// A panel of a dashboard: what it shows and how.
public struct Panel: ContentElement, Hashable {
  public var kind: Kind
  public var title: String
  public var summary: String?
  public var targets: [Target]
  public var unit: Unit?
  /// Digits behind the point; `nil` lets Grafana choose.
  public var decimals: Int?
  public var minimum: Double?
  public var maximum: Double?
  public var thresholds: [Threshold]
  /// The shortest step between two points, so that `$__interval` is never below the distance of two samples.
  public var minimumInterval: Duration?
  public var size: Size
  /// Where the panel is put by hand; `nil` puts it behind the one before, in the next line when it does not fit.
  public var position: Position?
  public var location: SourceLocation
  public var allowances: [Allowance] = []

  /// What kind of panel, with the options that only this kind has.
  public enum Kind: Hashable, Sendable {
    case timeSeries(TimeSeriesOptions)
    case stat(StatOptions)
    case table(TableOptions)
    case logs(LogsOptions)
    case alertList(AlertListOptions)

    public static var timeSeries: Kind { .timeSeries(TimeSeriesOptions()) }
    public static var stat: Kind { .stat(StatOptions()) }
    public static var table: Kind { .table(TableOptions()) }
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

  public func description(_ text: String) -> Panel { with { $0.summary = text } }
  public func unit(_ unit: Unit) -> Panel { with { $0.unit = unit } }
  public func decimals(_ count: Int) -> Panel { with { $0.decimals = count } }
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
