/// What a name may look like.
struct NameForm: Sendable {
  /// For people: what to write.
  let description: String
  private let lengths: ClosedRange<Int>
  private let isAllowed: @Sendable (Unicode.Scalar) -> Bool
  private let isFirst: @Sendable (Unicode.Scalar) -> Bool
  private let isForbidden: @Sendable (String) -> Bool

  init(
    _ description: String, _ lengths: ClosedRange<Int>, of isAllowed: @escaping @Sendable (Unicode.Scalar) -> Bool,
    first: (@Sendable (Unicode.Scalar) -> Bool)? = nil,
    forbidding: @escaping @Sendable (String) -> Bool = { _ in false }
  ) {
    self.description = description
    self.lengths = lengths
    self.isAllowed = isAllowed
    isFirst = first ?? isAllowed
    isForbidden = forbidding
  }

  func accepts(_ name: String) -> Bool {
    let scalars = name.unicodeScalars
    return lengths.contains(scalars.count) && scalars.allSatisfy(isAllowed) && scalars.first.map(isFirst) != false
      && !isForbidden(name)
  }

  /// https://grafana.com/docs/grafana/latest/developers/http_api/dashboard/#identifier-id-vs-unique-identifier-uid
  static let grafanaUID = NameForm("1 to 40 letters, digits, - and _", 1...40, of: { isWord($0) || $0 == "-" })
  static let word = NameForm("letters, digits and _", 1...100, of: isWord)
  static let fileName = NameForm(
    "letters, digits, - . and _, beginning with a letter or digit", 1...100,
    of: { isWord($0) || $0 == "-" || $0 == "." }, first: isLetterOrDigit)
  static let metric = NameForm(
    "letters, digits, _ and :, not beginning with a digit", 1...200, of: { isWord($0) || $0 == ":" },
    first: isNoDigit)
  static let label = NameForm(
    "letters, digits and _, not beginning with a digit or __", 1...200, of: isWord, first: isNoDigit,
    forbidding: { $0.hasPrefix("__") })
  static let text = NameForm(
    "at least one character, and not only blanks", 1...1000, of: isNoControl,
    forbidding: { $0.allSatisfy(\.isWhitespace) })
  /// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_MetricTransformation.html
  static let cloudWatch = NameForm(
    "1 to 255 characters without : * $", 1...255,
    of: { $0 != ":" && $0 != "*" && $0 != "$" && isNoControl($0) })
  /// As CloudFormation has it, which is narrower than the API.
  static let cloudWatchNamespace = NameForm(
    "1 to 255 letters, digits, . - _ / and #, not beginning with AWS/", 1...255,
    of: { isWord($0) || ".-/#".unicodeScalars.contains($0) }, forbidding: { $0.hasPrefix("AWS/") })
  static let filterPattern = NameForm("at most 1,024 characters", 0...1024, of: { _ in true })
  /// https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html
  static let trail = NameForm(
    "3 to 128 letters, digits, . _ and -, beginning with a letter or digit", 3...128,
    of: { isWord($0) || $0 == "." || $0 == "-" }, first: isLetterOrDigit)
  static let logGroup = NameForm(
    "1 to 512 letters, digits, . - _ / and #", 1...512, of: { isWord($0) || ".-/#".unicodeScalars.contains($0) })

  private static let isNoControl: @Sendable (Unicode.Scalar) -> Bool = { scalar in
    scalar.isASCII ? scalar.value >= 0x20 && scalar.value != 0x7F : scalar.properties.generalCategory != .control
  }
  private static let isDigit: @Sendable (Unicode.Scalar) -> Bool = { ("0"..."9").contains($0) }
  private static let isNoDigit: @Sendable (Unicode.Scalar) -> Bool = { !isDigit($0) }
  private static let isLetterOrDigit: @Sendable (Unicode.Scalar) -> Bool = {
    ("0"..."9").contains($0) || ("a"..."z").contains($0) || ("A"..."Z").contains($0)
  }
  private static let isWord: @Sendable (Unicode.Scalar) -> Bool = { isLetterOrDigit($0) || $0 == "_" }
}
