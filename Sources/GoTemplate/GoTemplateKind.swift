/// What is known about a value of a template before it is rendered.
indirect enum GoTemplateKind: Hashable, Sendable {
  case unknown
  case bool, integer, float, complex, string, nothing
  /// Go's `time.Time` and `time.Duration`, which have methods of their own.
  case time, duration
  /// A map of strings that stands for labels or annotations.
  case labels(LabelReference.Source)
  /// A map of anything.
  case map
  /// A list of `unknown` is one that may hold values of different kinds.
  case list(of: GoTemplateKind)
  case structure(GoTemplateStructure)
  /// Of parameters only: numbers, durations, and text that is a number.
  case number

  /// What a field holds; `nil` if a value of this kind has no such field and rendering fails.
  func field(_ name: String) -> GoTemplateKind? {
    switch self {
    case .unknown, .map, .time, .duration: .unknown
    case .labels(let source) where source.hasMethods: Self.methodsOfLabels[name] ?? .string
    case .labels: .string
    case .structure(let structure): structure.fields.first { $0.name == name }?.kind
    case .bool, .integer, .float, .complex, .string, .nothing, .list, .number: nil
    }
  }

  /// What `range` gives; `nil` if it fails.
  var element: (key: GoTemplateKind, value: GoTemplateKind)? {
    switch self {
    case .unknown, .nothing: (.unknown, .unknown)
    case .integer: (.integer, .integer)
    case .labels: (.string, .string)
    case .map: (.string, .unknown)
    case .list(let element): (.integer, element)
    case .structure(.alerts): (.integer, .structure(.alert))
    case .structure(.pairs): (.integer, .structure(.pair))
    case .bool, .float, .complex, .string, .time, .duration, .structure, .number: nil
    }
  }

  /// Whether a method takes arguments after its name: `.CommonLabels.Remove (stringSlice "a")`.
  func isCallable(_ field: String) -> Bool {
    switch self {
    case .unknown, .map, .time, .duration, .structure(.alerts), .structure(.pairs): true
    case .labels(let source): source.hasMethods && Self.methodsOfLabels[field] != nil
    case .bool, .integer, .float, .complex, .string, .nothing, .list, .structure, .number: false
    }
  }

  /// Whether it is one of Go's basic kinds.
  var isScalar: Bool {
    switch self {
    case .bool, .integer, .float, .complex, .string: true
    case .unknown, .nothing, .time, .duration, .labels, .map, .list, .structure, .number: false
    }
  }

  /// Whether `eq` and `ne` take it.
  var isComparable: Bool {
    switch self {
    case .labels, .map, .list, .structure(.alerts), .structure(.pairs): false
    case .unknown, .bool, .integer, .float, .complex, .string, .nothing, .time, .duration, .structure, .number: true
    }
  }

  /// Whether `lt`, `le`, `gt` and `ge` take it.
  var isOrdered: Bool {
    switch self {
    case .unknown, .integer, .float, .string, .duration, .number: true
    case .bool, .complex, .nothing, .time, .labels, .map, .list, .structure: false
    }
  }

  var isLabels: Bool {
    if case .labels = self { true } else { false }
  }

  private static let methodsOfLabels: [String: GoTemplateKind] = [
    "Names": .list(of: .string), "Remove": .unknown, "SortedPairs": .structure(.pairs), "String": .string,
    "Values": .list(of: .string),
  ]

  /// For people.
  var name: String {
    switch self {
    case .unknown: "a value"
    case .bool: "true or false"
    case .integer: "an integer"
    case .float: "a float"
    case .complex: "a complex number"
    case .number: "a number"
    case .string: "text"
    case .nothing: "nil"
    case .time: "a time"
    case .duration: "a duration"
    case .labels, .map: "a map"
    case .list(.string): "a list of texts"
    case .list(.structure(.sample)): "the result of a query"
    case .list(.structure(.alert)), .structure(.alerts): "a list of alerts"
    case .list: "a list of anything"
    case .structure(.pairs): "a list of names and values"
    case .structure(.pair): "a name with its value"
    case .structure(.alert): "an alert"
    case .structure(.sample): "a sample"
    case .structure(.rule), .structure(.notification): "the data of the template"
    }
  }
}

/// The structures of Prometheus and Alertmanager that templates get.
enum GoTemplateStructure: Hashable, Sendable {
  case rule, sample
  case notification, alerts, alert, pairs, pair

  var fields: [(name: String, kind: GoTemplateKind)] {
    switch self {
    case .rule:
      [
        ("Labels", .labels(.labels)), ("Value", .float), ("ExternalLabels", .labels(.externalLabels)),
        ("ExternalURL", .string),
      ]
    case .sample: [("Labels", .labels(.sampleLabels)), ("Value", .float)]
    case .notification:
      [
        ("Receiver", .string), ("Status", .string), ("Alerts", .structure(.alerts)), ("NotificationReason", .string),
        ("GroupLabels", .labels(.groupLabels)), ("CommonLabels", .labels(.commonLabels)),
        ("CommonAnnotations", .labels(.commonAnnotations)), ("ExternalURL", .string),
      ]
    case .alerts: [("Firing", .list(of: .structure(.alert))), ("Resolved", .list(of: .structure(.alert)))]
    case .alert:
      [
        ("Status", .string), ("Labels", .labels(.alertLabels)), ("Annotations", .labels(.alertAnnotations)),
        ("StartsAt", .time), ("EndsAt", .time), ("GeneratorURL", .string), ("Fingerprint", .string),
      ]
    case .pairs: [("Names", .list(of: .string)), ("Values", .list(of: .string)), ("String", .string)]
    case .pair: [("Name", .string), ("Value", .string)]
    }
  }
}
