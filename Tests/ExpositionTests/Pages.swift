import Exposition

/// The series of a page as Prometheus writes them, `a{x="1"} 2`, with a timestamp as ` @ms`.
func series(_ page: ParsedExposition) -> [String] {
  page.families.flatMap { family in
    (family.rows.map(Array.init) ?? []).map { row in
      let labels = row.labels.map { "\($0.name)=\"\($0.value)\"" }.joined(separator: ",")
      return row.name + (labels.isEmpty ? "" : "{\(labels)}") + " \(row.value)"
        + (row.timestamp.map { " @\($0)" } ?? "")
    }
  }
}

/// The place and the message of the refusal, or of the acceptance.
func refusal(_ text: String, _ format: ExpositionFormat?) -> String {
  refusal(Array(text.utf8), format)
}

func refusal(_ bytes: [UInt8], _ format: ExpositionFormat?) -> String {
  do {
    let page = try ExpositionParser.parse(bytes, format: format)
    return "accepted as \(page.format.rawValue)"
  } catch {
    return "\(error.line):\(error.column) \(error.message)"
  }
}

/// A fixed sequence of numbers that look random (Steele, Lea, Flood 2014).
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
