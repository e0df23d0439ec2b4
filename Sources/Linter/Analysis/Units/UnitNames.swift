/// The names that units have in metric names, in CloudWatch and in Grafana.
enum UnitNames {
  /// The unit with which a metric's name ends, without `_total` and the suffixes of its type.
  /// https://prometheus.io/docs/practices/naming/#base-units
  static func ofMetric(_ name: Substring) -> MeasurementUnit? {
    let words = name.split(separator: "_")
    guard let last = words.last else { return nil }
    // A moment is no length of time, and a speed in `_bytes` is one of bytes a second.
    let isMoment = last == "seconds" && (words.contains("time") || words.contains("timestamp"))
    if isMoment || words.contains(where: { speeds.contains($0) }) { return nil }
    return metricSuffixes[String(last)]
  }

  private static let speeds: Set<Substring> = ["bandwidth", "per", "rate", "speed", "throughput"]

  private static let metricSuffixes: [String: MeasurementUnit] = [
    "seconds": .second, "milliseconds": MeasurementUnit(seconds: 1, scale: 1e-3),
    "microseconds": MeasurementUnit(seconds: 1, scale: 1e-6), "nanoseconds": MeasurementUnit(seconds: 1, scale: 1e-9),
    "bytes": .byte, "ratio": .ratio, "percent": .percent,
  ]

  /// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDatum.html
  static func ofCloudWatch(_ name: String) -> MeasurementUnit? {
    let parts = name.split(separator: "/")
    guard let first = parts.first, let unit = cloudWatch[String(first)] else { return nil }
    if parts.count == 1 { return unit }
    return parts.count == 2 && parts[1] == "Second" ? unit.divided(by: .second) : nil
  }

  private static let cloudWatch: [String: MeasurementUnit] = [
    "Seconds": .second, "Milliseconds": MeasurementUnit(seconds: 1, scale: 1e-3),
    "Microseconds": MeasurementUnit(seconds: 1, scale: 1e-6), "Bytes": .byte,
    "Kilobytes": MeasurementUnit(bytes: 1, scale: 1e3), "Megabytes": MeasurementUnit(bytes: 1, scale: 1e6),
    "Gigabytes": MeasurementUnit(bytes: 1, scale: 1e9), "Terabytes": MeasurementUnit(bytes: 1, scale: 1e12),
    "Bits": MeasurementUnit(bytes: 1, scale: 0.125), "Kilobits": MeasurementUnit(bytes: 1, scale: 125),
    "Megabits": MeasurementUnit(bytes: 1, scale: 125e3), "Gigabits": MeasurementUnit(bytes: 1, scale: 125e6),
    "Percent": .percent, "Count": .event,
  ]

  /// Grafana's units that say which quantity a value is; `short`, `none` and texts say nothing.
  static func ofGrafana(_ id: String) -> MeasurementUnit? { grafanaByID[id] }

  /// Grafana's first id for a unit.
  static func grafanaID(for unit: MeasurementUnit) -> String? {
    grafana.first { $0.unit.isSameQuantity(as: unit) && $0.unit.isSameScale(as: unit) }?.id
  }

  /// One id a line, with the powers of bytes, seconds and events, and the scale. The usual one of a kind comes first.
  /// https://github.com/grafana/grafana/blob/main/packages/grafana-data/src/valueFormats/categories.ts
  private static let grafanaText = """
    bytes 1 0 0 1
    decbytes 1 0 0 1
    bits 1 0 0 0.125
    decbits 1 0 0 0.125
    kbytes 1 0 0 1024
    deckbytes 1 0 0 1000
    mbytes 1 0 0 1048576
    decmbytes 1 0 0 1000000
    gbytes 1 0 0 1073741824
    decgbytes 1 0 0 1000000000
    tbytes 1 0 0 1099511627776
    dectbytes 1 0 0 1000000000000
    Bps 1 -1 0 1
    binBps 1 -1 0 1
    bps 1 -1 0 0.125
    binbps 1 -1 0 0.125
    KBs 1 -1 0 1000
    KiBs 1 -1 0 1024
    Kbits 1 -1 0 125
    Kibits 1 -1 0 128
    MBs 1 -1 0 1000000
    MiBs 1 -1 0 1048576
    Mbits 1 -1 0 125000
    Mibits 1 -1 0 131072
    GBs 1 -1 0 1000000000
    GiBs 1 -1 0 1073741824
    Gbits 1 -1 0 125000000
    Gibits 1 -1 0 134217728
    s 0 1 0 1
    ms 0 1 0 0.001
    µs 0 1 0 0.000001
    ns 0 1 0 0.000000001
    m 0 1 0 60
    h 0 1 0 3600
    d 0 1 0 86400
    dtdurations 0 1 0 1
    dtdurationms 0 1 0 0.001
    dthms 0 1 0 1
    dtdhms 0 1 0 1
    clocks 0 1 0 1
    clockms 0 1 0 0.001
    percentunit 0 0 0 1
    percent 0 0 0 0.01
    ops 0 -1 1 1
    reqps 0 -1 1 1
    cps 0 -1 1 1
    rps 0 -1 1 1
    wps 0 -1 1 1
    iops 0 -1 1 1
    eps 0 -1 1 1
    mps 0 -1 1 1
    recps 0 -1 1 1
    rowsps 0 -1 1 1
    hertz 0 -1 1 1
    opm 0 -1 1 0.0166666667
    reqpm 0 -1 1 0.0166666667
    cpm 0 -1 1 0.0166666667
    rpm 0 -1 1 0.0166666667
    wpm 0 -1 1 0.0166666667
    """

  private static let grafana: [(id: String, unit: MeasurementUnit)] = grafanaText.split(separator: "\n").compactMap {
    line in
    let fields = line.split(separator: " ")
    guard fields.count == 5, let bytes = Int(fields[1]), let seconds = Int(fields[2]), let events = Int(fields[3]),
      let scale = Double(fields[4])
    else { return nil }
    return (String(fields[0]), MeasurementUnit(bytes: bytes, seconds: seconds, events: events, scale: scale))
  }

  private static let grafanaByID: [String: MeasurementUnit] = {
    var table: [String: MeasurementUnit] = [:]
    for (id, unit) in grafana { table[id] = unit }
    return table
  }()
}
