/// The type of a part of an expression, as far as the parser knows it.
enum OperandType {
  case scalar, vector, matrix, string
  /// A Grafana variable, which may hold a number or a selector.
  case scalarOrVector
  /// A part that did not parse.
  case unknown

  init(_ type: PromQLType) {
    switch type {
    case .scalar: self = .scalar
    case .vector: self = .vector
    case .matrix: self = .matrix
    case .string: self = .string
    }
  }

  /// A variable of which nothing else is known counts as an instant vector.
  var known: PromQLType? {
    switch self {
    case .scalar: .scalar
    case .vector, .scalarOrVector: .vector
    case .matrix: .matrix
    case .string: .string
    case .unknown: nil
    }
  }

  func canBe(_ type: PromQLType) -> Bool {
    switch self {
    case .unknown: true
    case .scalarOrVector: type == .scalar || type == .vector
    default: known == type
    }
  }

  /// Whether it is surely of a type.
  func isSurely(_ type: PromQLType) -> Bool { self != .scalarOrVector && known == type }

  var title: String { known?.title ?? "unknown" }
}
