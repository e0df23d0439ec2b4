/// Numbers with their noun, for people.
enum Quantity {
  /// `1 file`, `2 files`.
  static func count(_ count: Int, _ noun: String, _ plural: String? = nil) -> String {
    count == 1 ? "1 \(noun)" : "\(count) \(plural ?? noun + "s")"
  }

  /// `999 B`, `1.2 kB`, `12 kB`, `3.4 MB`: decimal units, two digits at least.
  static func bytes(_ count: Int) -> String {
    if count < 1_000 { return "\(count) B" }
    var size = 1_000
    for unit in ["kB", "MB"] {
      let tenths = rounded(count, size / 10)
      if tenths < 100 { return "\(tenths / 10).\(tenths % 10) \(unit)" }
      if rounded(count, size) < 1_000 { return "\(rounded(count, size)) \(unit)" }
      size *= 1_000
    }
    let tenths = rounded(count, size / 10)
    return "\(tenths / 10).\(tenths % 10) GB"
  }

  private static func rounded(_ count: Int, _ size: Int) -> Int {
    count / size + (count % size >= size / 2 ? 1 : 0)
  }
}
