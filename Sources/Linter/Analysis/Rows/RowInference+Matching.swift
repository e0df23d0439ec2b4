import PromQL

extension RowInference {
  typealias Binary = PromQLExpression.BinaryOperation

  mutating func rows(of binary: Binary, in expression: PromQLExpression) -> Relation? {
    let left = rows(of: binary.left)
    let right = rows(of: binary.right)
    switch (binary.left.isVector, binary.right.isVector) {
    case (true, false): return left.flatMap { comparedWithNumber($0, binary, in: expression) }
    case (false, true): return right.flatMap { comparedWithNumber($0, binary, in: expression) }
    case (false, false): return nil
    case (true, true): break
    }
    if binary.matching?.labels.contains(where: \.isTemplate) == true { return nil }
    switch binary.operation {
    case .and: return intersection(left, right, binary)
    case .unless: return difference(left, right, binary)
    case .or: return union(left, right, binary)
    default: break
    }
    guard let left, let right else { return nil }
    return joined(left, right, binary, in: expression)
  }

  private mutating func comparedWithNumber(
    _ relation: Relation, _ binary: Binary, in expression: PromQLExpression
  ) -> Relation? {
    guard binary.isFilter else { return changed(relation, by: expression, \.withoutName) }
    return relation.weakened(to: binary.filterPresence)
  }

  private func intersection(_ left: Relation?, _ right: Relation?, _ binary: Binary) -> Relation? {
    guard let left else { return nil }
    guard let right else { return left.weakened(to: .bound) }
    let matching = RowMatching(binary)
    let keys = Set(right.rows.map(matching.key))
    let rows = left.rows.filter { keys.contains(matching.key($0)) }
    return Relation(rows: rows, presence: right.isExact ? left.presence : .bound)
  }

  private func difference(_ left: Relation?, _ right: Relation?, _ binary: Binary) -> Relation? {
    guard let left else { return nil }
    guard let right, right.isExact else { return left.weakened(to: .bound) }
    let matching = RowMatching(binary)
    let keys = Set(right.rows.map(matching.key))
    return Relation(rows: left.rows.filter { !keys.contains(matching.key($0)) }, presence: left.presence)
  }

  private func union(_ left: Relation?, _ right: Relation?, _ binary: Binary) -> Relation? {
    guard let left, let right, left.rows.count + right.rows.count <= Relation.limit else { return nil }
    let matching = RowMatching(binary)
    let keys = left.isExact ? Set(left.rows.map(matching.key)) : []
    let rows = left.rows + right.rows.filter { !keys.contains(matching.key($0)) }
    let isExact = left.isExact && right.isExact
    return Relation(rows: rows, presence: isExact ? .all : .bound).mapped { $0 }.relation
  }

  /// Arithmetic and comparisons: the "many" side's rows, each with its one partner.
  ///
  /// https://prometheus.io/docs/prometheus/3.5/querying/operators/#vector-matching
  private mutating func joined(
    _ left: Relation, _ right: Relation, _ binary: Binary, in expression: PromQLExpression
  ) -> Relation? {
    // Of nothing the engine makes nothing, whatever the other side has.
    if left.rows.isEmpty || right.rows.isEmpty { return Relation(rows: [], presence: .bound) }
    let isSwapped = if case .right = binary.matching?.group { true } else { false }
    let many = isSwapped ? right : left
    let one = isSwapped ? left : right
    let presence = min(left.presence, right.presence)
    let matching = RowMatching(binary)
    /// Two rows of one side that an operator cannot tell apart.
    func found(_ kind: RowFailure.Kind, _ key: LabelRow, _ twins: (LabelRow, LabelRow), isAlways: Bool) {
      if presence == .bound { return }
      fail(
        RowFailure(kind: kind, expression: expression, key: key, rows: twins, isAlways: presence == .all && isAlways))
    }

    var partners = [LabelRow: LabelRow](minimumCapacity: one.rows.count)
    for row in one.rows {
      let key = matching.key(row)
      if let first = partners.updateValue(row, forKey: key) {
        found(.manyToMany(isSwapped ? .left : .right), key, (first, row), isAlways: true)
        return nil
      }
    }

    var result = Relation(rows: [], presence: binary.isFilter ? min(presence, binary.filterPresence) : presence)
    let isGrouped = matching.included != nil
    // Without a group each row has a partner of its own, and with it a result of its own.
    var origins = [LabelRow: LabelRow](minimumCapacity: many.rows.count)
    for row in many.rows {
      let key = matching.key(row)
      guard let partner = partners[key] else { continue }
      let joined = matching.result(of: row, with: partner, key)
      if let first = origins.updateValue(row, forKey: isGrouped ? joined : key) {
        let kind: RowFailure.Kind = isGrouped ? .sameResult : .manyToMany(.left)
        found(kind, isGrouped ? joined : key, (first, row), isAlways: !binary.isFilter)
        return nil
      }
      result.rows.append(joined)
    }
    if result.rows.isEmpty {
      fail(
        RowFailure(
          kind: .never, expression: expression, key: LabelRow(),
          rows: (matching.key(left.rows[0]), matching.key(right.rows[0])), isAlways: true))
      return nil
    }
    // Which rows find a partner is known only of exact sides.
    return result
  }
}

extension PromQLExpression.BinaryOperation {
  /// A comparison that lets series through or not.
  var isFilter: Bool { operation.isComparison && !returnsBool }

  /// What is known of the series that pass. Those that are equal to something may exclude each other: of the states of one
  /// thing one is 1.
  fileprivate var filterPresence: Relation.Presence { operation == .equal ? .bound : .some }
}

/// How an operator pairs the rows of its sides.
private struct RowMatching {
  /// Of `on` or `ignoring`.
  let names: [String]
  let isOn: Bool
  /// The labels that the many side takes over from the one side; `nil` without `group_left` or `group_right`.
  let included: [String]?
  private let hasMatching: Bool
  private let isFilter: Bool

  init(_ binary: PromQLExpression.BinaryOperation) {
    names = binary.matching?.labels.map(\.name) ?? []
    isOn = binary.matching?.isOn == true
    hasMatching = binary.matching != nil
    isFilter = binary.isFilter
    switch binary.matching?.group {
    case .left(let labels), .right(let labels): included = labels.map(\.name)
    case nil: included = nil
    }
  }

  /// The labels by which a row finds its partner.
  func key(_ row: LabelRow) -> LabelRow { isOn ? row.keeping(names) : row.dropping(names).withoutName }

  /// What becomes of a row and its partner, whose key is `key`.
  func result(of many: LabelRow, with one: LabelRow, _ key: LabelRow) -> LabelRow {
    if let included {
      var row = isFilter ? many : many.withoutName
      for label in included { row[label] = one[label] }
      return row
    }
    if isFilter { return isOn ? key : hasMatching ? many.dropping(names) : many }
    return key.withoutName
  }
}
