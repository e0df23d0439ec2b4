/// A format of Go's `printf`, as far as it can be checked before the arguments are known.
struct PrintfFormat {
  struct Verb {
    /// `%.2f`.
    var text: String
    var letter: Character
    /// The argument that it shows, counted from 0.
    var argument: Int
  }

  private(set) var verbs: [Verb] = []
  private(set) var argumentCount = 0

  /// `nil` for formats that number their arguments (`%[1]d`): nobody writes them in templates.
  init?(_ format: String) {
    var characters = Array(format)[...]
    while let start = characters.firstIndex(of: "%") {
      characters = characters[(start + 1)...]
      while let next = characters.first, "+-# 0123456789.*".contains(next) {
        // The width or precision is an argument of its own.
        if next == "*" { argumentCount += 1 }
        characters.removeFirst()
      }
      guard let letter = characters.popFirst() else {
        verbs.append(Verb(text: String(format.suffix(1)), letter: "%", argument: argumentCount))
        argumentCount += 1
        return
      }
      if letter == "[" { return nil }
      if letter == "%" { continue }
      verbs.append(Verb(text: "%" + String(letter), letter: letter, argument: argumentCount))
      argumentCount += 1
    }
  }

  /// The letters that can show a value of `kind`; `nil` where that is not known.
  static func letters(for kind: GoTemplateKind) -> String? {
    switch kind {
    case .float: "vTbeEfFgGxX"
    case .integer: "vTbcdoOqxXU"
    case .string: "vTsqxX"
    case .bool: "vTt"
    default: nil
    }
  }

  /// What shows a value of `kind` as people want it.
  static func example(for kind: GoTemplateKind) -> String {
    switch kind {
    case .float: "%.0f"
    case .integer: "%d"
    case .string: "%s"
    default: "%v"
    }
  }
}
