import PromQL

/// Which series an expression has, followed from the captured ones through every operator, and where that proves that the
/// engine fails.
struct RowInference {
  let catalogue: Catalogue
  var patterns = PatternCache()
  private(set) var failures: [RowFailure] = []
  /// The series of a name, as they are stored; `nil` where they are not known.
  private var stored: [String: [LabelRow]?] = [:]

  init(catalogue: Catalogue) { self.catalogue = catalogue }

  mutating func fail(_ failure: RowFailure) { failures.append(failure) }

  /// What fails in an expression. What follows from a failure is not listed.
  mutating func failures(in expression: PromQLExpression) -> [RowFailure] {
    failures = []
    _ = rows(of: expression)
    return failures
  }

  /// `nil` where the series are not known.
  mutating func rows(of expression: PromQLExpression) -> Relation? {
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
    guard let name = selector.name, !selector.isNameTemplate else { return nil }
    guard let stored = storedRows(named: name) else { return nil }
    var relation = Relation(rows: [], presence: .all)
    var matchers: [PromQLExpression.Matcher] = []
    for matcher in selector.matchers {
      if matcher.isNameTemplate || matcher.value.hasVariables {
        relation.presence = .bound
      } else {
        matchers.append(matcher)
      }
    }
    for row in stored {
      var isSelected = true
      for matcher in matchers where isSelected {
        guard let accepted = patterns.accepts(matcher, row[matcher.name]) else { return nil }
        isSelected = accepted
      }
      if isSelected { relation.rows.append(row) }
    }
    return relation
  }

  /// The rows of a name's entries after the scrape.
  private mutating func storedRows(named name: String) -> [LabelRow]? {
    if let known = stored[name] { return known }
    let rows = scrapedRows(named: name)
    stored.updateValue(rows, forKey: name)
    return rows
  }

  private func scrapedRows(named name: String) -> [LabelRow]? {
    let entries = catalogue[name]
    if entries.isEmpty { return nil }
    var relation = Relation(rows: [], presence: .all)
    for entry in entries {
      guard let exposure = entry.exposure else { return nil }
      for row in exposure.rows(named: name) {
        relation.rows += ScrapeContract.stored(row, suppressed: exposure.suppressed, by: exposure.job)
        if relation.rows.count > Relation.limit { return nil }
      }
    }
    // Two targets can print one series.
    return relation.mapped { $0 }.relation.rows
  }

  private mutating func rows(of aggregation: PromQLExpression.Aggregation) -> Relation? {
    if let parameter = aggregation.parameter { _ = rows(of: parameter) }
    guard let input = rows(of: aggregation.expression) else { return nil }
    let grouping = aggregation.grouping
    if grouping?.labels.contains(where: \.isTemplate) == true { return nil }
    switch LabelEffect.of(aggregation.aggregator) {
    case .selects: return input.weakened(to: .bound)
    case .groupsByValue: return nil
    default: break
    }
    let names = grouping?.labels.map(\.name) ?? []
    let isWithout = grouping?.isWithout == true
    return input.mapped { isWithout ? $0.dropping(names + ["__name__"]) : $0.keeping(names) }.relation
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
