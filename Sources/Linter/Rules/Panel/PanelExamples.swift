import Monitoring

extension ContentSketch {
  static let exampleDatasource: Datasource = .prometheus("Prometheus", uid: "prometheus", url: "http://prometheus:9090")

  /// A dashboard of these panels.
  mutating func show(_ panels: Panel...) {
    let row = Row("Example") { for panel in panels { panel } }
    dashboards = [Dashboard("Example", uid: "example", datasource: Self.exampleDatasource) { row }]
  }
}

extension Panel {
  static let example = Panel(.timeSeries, "Targets") { Target(Gauge("up").value) }
}
