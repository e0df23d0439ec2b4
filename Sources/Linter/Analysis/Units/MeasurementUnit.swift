/// What a number counts: so many bytes, seconds and events, each to a power, times a scale.
///
/// Milliseconds are seconds of scale 0.001, bytes a second are `bytes¹ seconds⁻¹`, a percentage is a plain number of scale 0.01.
struct MeasurementUnit: Hashable, Sendable {
  var bytes = 0
  var seconds = 0
  /// Requests, failures, samples: whole things.
  var events = 0
  /// How much of the base unit one is.
  var scale = 1.0

  static let byte = MeasurementUnit(bytes: 1)
  static let second = MeasurementUnit(seconds: 1)
  static let event = MeasurementUnit(events: 1)
  static let ratio = MeasurementUnit()
  static let percent = MeasurementUnit(scale: 0.01)

  /// A plain number: a ratio or a percentage.
  var isPlain: Bool { bytes == 0 && seconds == 0 && events == 0 }

  func times(_ other: MeasurementUnit) -> MeasurementUnit {
    MeasurementUnit(
      bytes: bytes + other.bytes, seconds: seconds + other.seconds, events: events + other.events,
      scale: scale * other.scale)
  }

  func divided(by other: MeasurementUnit) -> MeasurementUnit {
    MeasurementUnit(
      bytes: bytes - other.bytes, seconds: seconds - other.seconds, events: events - other.events,
      scale: scale / other.scale)
  }

  /// The unit of the values times a number.
  func times(_ factor: Double) -> MeasurementUnit {
    var unit = self
    unit.scale /= factor
    return unit
  }

  /// The same quantity, however fine: bytes and mebibytes. Events are whole things and count for nothing beside another
  /// quantity: seconds an event are seconds.
  func isSameQuantity(as other: MeasurementUnit) -> Bool {
    bytes == other.bytes && seconds == other.seconds && (bytes != 0 || seconds != 0 || events == other.events)
  }

  /// Whether one is as much as the other. 1,000 and 1,024 pass for each other: which was meant is a matter of taste.
  func isSameScale(as other: MeasurementUnit) -> Bool {
    let factor = scale / other.scale
    return factor > 0.85 && factor < 1.18
  }

  /// For people: `bytes per second`, `thousandths of seconds`.
  var description: String {
    var counted: [String] = []
    if bytes != 0 { counted.append(Self.power("bytes", bytes)) }
    if seconds > 0 { counted.append(Self.power("seconds", seconds)) }
    if counted.isEmpty, events != 0 { counted.append(Self.power("events", events)) }
    var text = counted.joined(separator: " × ")
    if isPlain { text = scale == 0.01 ? "a percentage (0–100)" : scale == 1 ? "a ratio (0–1)" : "a plain number" }
    if seconds < 0 { text = (text.isEmpty ? "a number" : text) + " per \(Self.power("second", -seconds))" }
    return isPlain || scale == 1 ? text : "\(text), in steps of \(Self.number(scale))"
  }

  private static func power(_ name: String, _ exponent: Int) -> String {
    exponent == 1 ? name : "\(name)^\(exponent)"
  }

  private static func number(_ value: Double) -> String {
    Int64(exactly: value).map { "\($0)" } ?? "\(value)"
  }
}
