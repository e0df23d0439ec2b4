/// A function that templates may call.
struct GoTemplateFunction: Sendable {
  var name: String
  /// The kinds of the parameters; the last stands for any number of arguments if `isVariadic`.
  var parameters: [GoTemplateKind]
  var isVariadic: Bool
  var result: GoTemplateKind

  /// How many arguments a call may have.
  func accepts(_ count: Int) -> Bool {
    isVariadic ? count >= parameters.count - 1 : count == parameters.count
  }

  func parameter(_ index: Int) -> GoTemplateKind {
    index < parameters.count ? parameters[index] : isVariadic ? parameters.last ?? .unknown : .unknown
  }

  /// For people: `one argument`.
  var arity: String {
    let count = isVariadic ? parameters.count - 1 : parameters.count
    let words = ["no", "one", "two", "three"]
    let text = "\(count < words.count ? words[count] : "\(count)") argument\(count == 1 ? "" : "s")"
    return isVariadic ? "at least " + text : text
  }

  static let prometheus = table(
    builtIn + """
      query string -> vector
      first vector -> sample
      label string sample -> string
      value sample -> float
      strvalue sample -> string
      args any... -> map
      reReplaceAll string string string -> string
      safeHtml string -> any
      match string string -> bool
      title string -> string
      toUpper string -> string
      toLower string -> string
      graphLink string -> string
      tableLink string -> string
      sortByLabel string vector -> vector
      stripPort string -> string
      stripDomain string -> string
      humanize number -> string
      humanize1024 number -> string
      humanizeDuration number -> string
      humanizePercentage number -> string
      humanizeTimestamp number -> string
      toTime number -> time
      pathPrefix -> string
      externalURL -> string
      parseDuration string -> float
      """)

  static let alertmanager = table(
    builtIn + """
      toUpper string -> string
      toLower string -> string
      title string -> string
      trimSpace string -> string
      join string strings -> string
      match string string -> bool
      safeHtml string -> any
      safeUrl string -> any
      urlUnescape string -> string
      reReplaceAll string string string -> string
      stringSlice string... -> strings
      date string time -> string
      tz string time -> time
      now -> time
      since time -> duration
      humanizeDuration number -> string
      toJson any -> string
      list any... -> list
      append list any... -> list
      dict any... -> map
      """)

  /// Functions that came after the versions whose templates are checked, and with which version.
  static let later: [GoTemplateDialect: [String: String]] = [
    .prometheusRule: ["toDuration": "Prometheus 3.6", "now": "Prometheus 3.6", "urlQueryEscape": "Prometheus 3.6"],
    .alertmanager: ["toDate": "Alertmanager 0.34", "mustToDate": "Alertmanager 0.34"],
  ]

  /// Those of text/template itself.
  private static let builtIn = """
    and any any... -> any
    or any any... -> any
    not any -> bool
    len any -> integer
    index any any... -> any
    slice any integer... -> any
    print any... -> string
    printf string any... -> string
    println any... -> string
    html any... -> string
    js any... -> string
    urlquery any... -> string
    call any any... -> any
    eq any any any... -> bool
    ne any any -> bool
    lt any any -> bool
    le any any -> bool
    gt any any -> bool
    ge any any -> bool

    """

  private static func table(_ text: String) -> [String: GoTemplateFunction] {
    var table: [String: GoTemplateFunction] = [:]
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard let name = words.first, let result = words.last else { continue }
      let parameters = words.dropFirst().dropLast(2)
      table[String(name)] = GoTemplateFunction(
        name: String(name), parameters: parameters.map { kind($0.hasSuffix("...") ? $0.dropLast(3) : $0) },
        isVariadic: parameters.last?.hasSuffix("...") ?? false, result: kind(result))
    }
    return table
  }

  private static func kind(_ word: Substring) -> GoTemplateKind {
    switch word {
    case "string": .string
    case "integer": .integer
    case "float": .float
    case "bool": .bool
    case "number": .number
    case "time": .time
    case "duration": .duration
    case "map": .map
    case "list": .list(of: .unknown)
    case "strings": .list(of: .string)
    case "sample": .structure(.sample)
    case "vector": .list(of: .structure(.sample))
    default: .unknown
    }
  }
}
