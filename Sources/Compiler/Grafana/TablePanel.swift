import Formats
import Monitoring

/// https://github.com/grafana/grafana/blob/main/public/app/plugins/panel/table/panelcfg.cue
enum TablePanel {
  static func emit(_ options: TableOptions) -> EmittedKind {
    EmittedKind(
      type: "table",
      options: .object(compacting: [
        "showHeader": true,
        "frameIndex": 0,
        "cellHeight": "sm",
        "sortBy": options.sorting.map { [["displayName": .string($0.column), "desc": .bool($0.isDescending)]] },
      ]),
      fieldOptions: ["align": "auto", "cellOptions": ["type": "auto"], "inspect": false],
      transformations: options.hiddenColumns.isEmpty ? [] : [hiding(options.hiddenColumns)])
  }

  private static func hiding(_ columns: [String]) -> OrderedValue {
    let excluded: OrderedValue = .object(columns.map { .init($0, true) })
    return ["id": "organize", "options": ["excludeByName": excluded, "indexByName": [:], "renameByName": [:]]]
  }
}
