import Formats
import Monitoring

/// A panel of any kind: what all kinds share; the rest is in a file a kind.
enum PanelValue {
  static func make(_ placed: DashboardLayout.PlacedPanel, of dashboard: Dashboard) -> OrderedValue {
    let panel = placed.panel
    let kind = panel.kind.emitted
    let targets = panel.targets.enumerated().map { index, target in
      TargetValue.make(target, refID: refID(index), of: dashboard, in: panel)
    }
    return .object(compacting: [
      "id": .int(placed.id),
      "type": .string(kind.type),
      "title": .string(panel.title),
      "description": panel.summary.map { .string($0) },
      "gridPos": ["x": .int(placed.x), "y": .int(placed.y), "w": .int(placed.width), "h": .int(placed.height)],
      "datasource": datasource(panel, of: dashboard),
      "interval": panel.minimumInterval.map { .string($0.grafanaText) },
      "targets": OrderedValue.array(targets).unlessEmpty,
      "fieldConfig": ["defaults": defaults(panel, custom: kind.fieldOptions), "overrides": []],
      "options": kind.options,
      "transformations": kind.transformations.isEmpty ? nil : .array(kind.transformations),
    ])
  }

  /// A to Z, then AA, AB, …
  private static func refID(_ index: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(index % 26)))
    return index < 26 ? letter : refID(index / 26 - 1) + letter
  }

  /// The data source of all targets, or `Mixed`. A panel without targets has none.
  private static func datasource(_ panel: Panel, of dashboard: Dashboard) -> OrderedValue? {
    let references = panel.targets.map { $0.datasource(in: dashboard).reference }
    guard let first = references.first else { return nil }
    return references.allSatisfy { $0 == first } ? first : ["type": "datasource", "uid": "-- Mixed --"]
  }

  private static func defaults(_ panel: Panel, custom: OrderedValue?) -> OrderedValue {
    let mode = panel.thresholds.isEmpty ? panel.kind.plainColorMode : "thresholds"
    let steps: [OrderedValue] = panel.thresholds.map { ["color": .string($0.color.name), "value": .double($0.value)] }
    return .object(compacting: [
      "unit": panel.unit.map { .string($0.id) },
      "decimals": panel.decimals.map { .int($0) },
      "min": panel.minimum.map { .double($0) },
      "max": panel.maximum.map { .double($0) },
      "color": ["mode": .string(mode)],
      "thresholds": ["mode": "absolute", "steps": .array([["color": "green", "value": .null]] + steps)],
      "mappings": [],
      "custom": custom,
    ])
  }
}

/// What a kind of panel adds to what all panels have.
struct EmittedKind {
  /// The plugin's name.
  var type: String
  var options: OrderedValue
  /// `fieldConfig.defaults.custom`; `nil` for a kind without options of its own.
  var fieldOptions: OrderedValue?
  var transformations: [OrderedValue] = []
}

extension Panel.Kind {
  fileprivate var emitted: EmittedKind {
    switch self {
    case .timeSeries(let options): TimeSeriesPanel.emit(options)
    case .stat(let options): StatPanel.emit(options)
    case .table(let options): TablePanel.emit(options)
    case .logs(let options): LogsPanel.emit(options)
    case .alertList(let options): AlertListPanel.emit(options)
    }
  }

  /// Grafana's own default where no threshold colours the values.
  fileprivate var plainColorMode: String {
    switch self {
    case .timeSeries: "palette-classic"
    case .stat, .table, .logs, .alertList: "thresholds"
    }
  }
}

extension Datasource {
  var reference: OrderedValue { ["type": .string(plugin), "uid": .string(uid)] }
}
