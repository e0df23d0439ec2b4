import PromQL

/// Which series an expression has, followed from the captured ones through every operator, and where that proves that the
/// engine fails.
struct RowInference {
  let catalogue: Catalogue
  var patterns = PatternCache()
  private(set) var failures: [RowFailure] = []
  /// The series of a name, as they are stored; `nil` where they are not known.
  private var stored: [String: Relation?] = [:]
  /// Of the stored series, by name and label.
  private var columns: [String: [String: LabelColumn]] = [:]
  /// The groups of all series of a name.
  private var whole: [String: [Grouped: Relation]] = [:]
  /// The rows that were made for one query.
  private var work: Int = 0
  /// Of queries that need more nothing is said.
  private static let mostWork = 200_000
  /// The recording rules that are being followed, one from another.
  private var followed: Set<String> = []
  /// Of longer chains of recording rules nothing is said.
  private static let longestChain = 20

  init(catalogue: Catalogue) { self.catalogue = catalogue }

  mutating func fail(_ failure: RowFailure) { failures.append(failure) }

  /// What fails in an expression. What follows from a failure is not listed.
  mutating func failures(in expression: PromQLExpression) -> [RowFailure] {
    _ = result(of: expression)
    return failures
  }

  /// The series of an expression; `nil` where they are not known.
  mutating func result(of expression: PromQLExpression) -> Relation? {
    failures = []
    work = 0
    return rows(of: expression)
  }

  mutating func rows(of expression: PromQLExpression) -> Relation? {
    guard let rows = operandRows(of: expression) else { return nil }
    work += rows.rows.count
    return work <= Self.mostWork ? rows : nil
  }

  private mutating func operandRows(of expression: PromQLExpression) -> Relation? {
    switch expression.node {
    case .vectorSelector(let selector): return rows(of: selector)
    case .rangeSelector(let ranged): return rows(of: ranged.selector)
    case .subquery(let subquery): return rows(of: subquery.expression)
    case .parenthesized(let inner): return rows(of: inner)
    case .unary(let unary):
      let operand = rows(of: unary.operand)
      return unary.isNegation ? operand.flatMap { changed($0, by: expression, \.withoutName) } : operand
    case .call(let call): return rows(of: call, in: expression)
    case .aggregation(let aggregation): return rows(of: aggregation)
    case .binary(let binary): return rows(of: binary, in: expression)
    case .number, .string, .variable, .invalid: return nil
    }
  }

  /// The rows of a name's entries after the scrape, as the matchers filter them.
  private mutating func rows(of selector: PromQLExpression.VectorSelector) -> Relation? {
    guard let name = selector.name, !selector.isNameTemplate, let stored = stored(name) else { return nil }
    var relation = stored
    let unknown = selector.matchers.filter { $0.isNameTemplate || $0.value.hasVariables }
    if !unknown.isEmpty { relation.presence = .bound }
    var tests: [(label: String, accepts: (String) -> Bool)] = []
    for matcher in selector.matchers where !matcher.isNameTemplate && !matcher.value.hasVariables {
      guard let accepts = patterns.test(of: matcher) else { return nil }
      tests.append((matcher.name, accepts))
    }
    guard let first = tests.first else { return relation }
    relation.rows = column(first.label, of: name, relation.rows).rows(where: first.accepts).map { relation.rows[$0] }
    for test in tests.dropFirst() { relation.rows.removeAll { !test.accepts($0[test.label]) } }
    return relation
  }

  /// A metric's rows by the values of a label: of a thousand series most share a few values.
  private mutating func column(_ label: String, of name: String, _ rows: [LabelRow]) -> LabelColumn {
    if let known = columns[name]?[label] { return known }
    let column = LabelColumn(label, of: rows)
    columns[name, default: [:]][label] = column
    return column
  }

  /// What is stored under a name: the pages' rows after the scrape, and the results of recording rules.
  private mutating func stored(_ name: String) -> Relation? {
    if let known = stored[name] { return known }
    // A rule that reads itself, through others or not, has what it had before.
    guard followed.count < Self.longestChain, followed.insert(name).inserted else { return nil }
    let relation = rows(of: catalogue[name], named: name)
    followed.remove(name)
    stored.updateValue(relation, forKey: name)
    return relation
  }

  private mutating func rows(of entries: [CatalogueEntry], named name: String) -> Relation? {
    if entries.isEmpty { return nil }
    var relation = Relation(rows: [], presence: .all)
    for entry in entries {
      if let recording = entry.recording {
        guard let recorded = rows(of: recording, named: name) else { return nil }
        relation.rows += recorded.rows
        relation.presence = min(relation.presence, recorded.presence)
      } else {
        guard let exposure = entry.exposure else { return nil }
        for row in exposure.rows(named: name) {
          relation.rows += ScrapeContract.stored(row, suppressed: exposure.suppressed, by: exposure.job)
          if relation.rows.count > Relation.limit { return nil }
        }
      }
    }
    // Two targets can print one series.
    return relation.mapped { $0 }.relation
  }

  private mutating func rows(of recording: CatalogueEntry.Recording, named name: String) -> Relation? {
    guard let expression = recording.expression else { return nil }
    // What fails in the rule is found where the rule is.
    let found = failures
    let result = rows(of: expression)
    failures = found
    let (relation, twins) = (result ?? Relation(rows: [], presence: .bound)).mapped { row in
      var row = row
      for label in recording.labels { row[label.label.name] = label.value }
      row["__name__"] = name
      return row
    }
    return result == nil || twins != nil ? nil : relation
  }

  private mutating func rows(of aggregation: PromQLExpression.Aggregation) -> Relation? {
    if let parameter = aggregation.parameter { _ = rows(of: parameter) }
    let grouping = aggregation.grouping
    switch LabelEffect.of(aggregation.aggregator) {
    case .selects: return rows(of: aggregation.expression)?.weakened(to: .bound)
    case .groupsByValue:
      _ = rows(of: aggregation.expression)
      return nil
    default: break
    }
    let names = grouping?.labels.map(\.name) ?? []
    let grouped = Grouped(names: names, isWithout: grouping?.isWithout == true)
    let selector = grouped.keepsName ? nil : aggregation.expression.selectorWhoseNameIsDropped
    guard let input = selector.map({ rows(of: $0) }) ?? rows(of: aggregation.expression),
      grouping?.labels.contains(where: \.isTemplate) != true
    else { return nil }
    // Every query that has the metric as the whole it takes a part of groups it anew.
    guard let name = selector?.name, selector?.matchers.isEmpty == true else { return grouped.rows(of: input) }
    if let known = whole[name]?[grouped] { return known }
    let relation = grouped.rows(of: input)
    whole[name, default: [:]][grouped] = relation
    return relation
  }

  /// What an aggregation makes of the labels.
  private struct Grouped: Hashable {
    var names: [String]
    var isWithout: Bool

    var keepsName: Bool { !isWithout && names.contains("__name__") }

    func rows(of input: Relation) -> Relation {
      let dropped = names + ["__name__"]
      return input.mapped { isWithout ? $0.dropping(dropped) : $0.keeping(names) }.relation
    }
  }

  /// The rows with other labels. Two that become alike are an error of the engine.
  mutating func changed(
    _ relation: Relation, by expression: PromQLExpression, _ change: (LabelRow) -> LabelRow
  ) -> Relation? {
    let (result, twins) = relation.mapped(change)
    guard let twins else { return result }
    if relation.isExact {
      fail(
        RowFailure(
          kind: .sameLabels, expression: expression, key: change(twins.0), rows: twins, isAlways: true))
    }
    return nil
  }
}

extension PromQLExpression {
  /// The selector of one metric, perhaps below a function that does nothing to the labels but take the name away: an
  /// aggregation groups its series alike without the function, and no two of them become one.
  fileprivate var selectorWhoseNameIsDropped: VectorSelector? {
    switch node {
    case .parenthesized(let inner): return inner.selectorWhoseNameIsDropped
    case .vectorSelector(let selector): return selector.name == nil ? nil : selector
    case .rangeSelector(let ranged): return ranged.selector.name == nil ? nil : ranged.selector
    case .call(let call):
      guard LabelEffect.of(call.function) == .dropsName, !call.mayBeEmpty, let vector = call.vector else { return nil }
      return vector.isSelector ? vector.selectorWhoseNameIsDropped : nil
    default: return nil
    }
  }

  private var isSelector: Bool {
    switch node {
    case .vectorSelector, .rangeSelector: true
    default: false
    }
  }
}

extension CatalogueEntry.Exposure {
  fileprivate func rows(named name: String) -> [LabelRow] {
    switch series {
    case .table(let table): return table.rows(named: name).map { LabelRow($0) }
    case .one(var row):
      row["__name__"] = name
      return [row]
    }
  }
}
