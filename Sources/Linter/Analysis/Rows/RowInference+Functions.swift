import PromQL

extension RowInference {
  mutating func rows(of call: PromQLExpression.Call, in expression: PromQLExpression) -> Relation? {
    let vector = call.vector
    var input: Relation?
    for argument in call.arguments {
      let rows = rows(of: argument)
      if let vector, argument == vector { input = rows }
    }
    switch LabelEffect.of(call.function) {
    case .keepsAll: return input
    case .dropsName:
      // A date of no argument is that of now: one value without labels.
      guard vector != nil else { return Relation(rows: [LabelRow()], presence: .all) }
      return input.flatMap { changed($0, by: expression, \.withoutName) }.map {
        call.mayBeEmpty ? $0.weakened(to: .bound) : $0
      }
    case .mergesBuckets:
      guard var buckets = input else { return nil }
      buckets.rows.removeAll { $0["le"].isEmpty }
      return buckets.mapped { $0.dropping(["le", "__name__"]) }.relation
    case .writesLabel: return input.flatMap { written($0, by: call, in: expression) }
    case .dropsAll:
      if call.function.name == "scalar", let input, input.isExact, input.rows.count > 1 {
        fail(
          RowFailure(
            kind: .scalarOfMany(count: input.rows.count), expression: expression, key: LabelRow(),
            rows: (input.rows[0], input.rows[1]), isAlways: true))
      }
      return call.function.result == .vector ? Relation(rows: [LabelRow()], presence: .all) : nil
    case .readsHistograms, .describesAbsence, .addsMetadata, .groups, .groupsByValue, .selects: return nil
    }
  }

  /// `label_replace` and `label_join`, done to the rows.
  private mutating func written(
    _ input: Relation, by call: PromQLExpression.Call, in expression: PromQLExpression
  ) -> Relation? {
    guard let texts = call.texts, texts.count >= 2 else { return nil }
    let target = texts[0].text
    if call.function.name == "label_join" {
      let sources = texts.dropFirst(2).map(\.text)
      return changed(input, by: expression) { row in
        var row = row
        row[target] = sources.map { row[$0] }.joined(separator: texts[1].text)
        return row
      }
    }
    guard texts.count == 4, let pattern = patterns[texts[3].bytes],
      let replacement = LabelReplacement(texts[1].text, pattern: texts[3].text)
    else { return nil }
    let source = texts[2].text
    return changed(input, by: expression) { row in
      let value = row[source]
      // A row that does not match keeps its labels.
      guard pattern.matches(whole: value) else { return row }
      var row = row
      row[target] = replacement.text(for: value)
      return row
    }
  }
}

extension PromQLExpression.Call {
  /// `clamp` of a lower bound above the upper one has no result, whatever its series.
  var mayBeEmpty: Bool {
    guard function.name == "clamp", arguments.count == 3 else { return false }
    guard let lower = arguments[1].literal, let upper = arguments[2].literal else { return true }
    return lower > upper
  }
}

/// The replacement of a `label_replace`, where it needs no more than the whole of what was matched.
private struct LabelReplacement {
  /// `nil` stands for the whole value.
  private var parts: [String?] = []

  /// `nil` when a capture group is used that is only a part of the value.
  init?(_ template: String, pattern: String) {
    let isWhole = pattern == "(.*)" || pattern == "(.+)"
    let hasGroups = pattern.utf8.contains(UInt8(ascii: "("))
    var rest = Substring(template)
    while let dollar = rest.firstIndex(of: "$") {
      parts.append(String(rest[..<dollar]))
      rest = rest[rest.index(after: dollar)...]
      if rest.first == "$" {
        parts.append("$")
        rest = rest.dropFirst()
        continue
      }
      let isBraced = rest.first == "{"
      let tail = isBraced ? rest.dropFirst() : rest
      let name = tail.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
      let after = tail[name.endIndex...]
      // What is no reference stands for itself.
      guard !name.isEmpty, !isBraced || after.first == "}" else {
        parts.append("$")
        continue
      }
      rest = isBraced ? after.dropFirst() : after
      if name == "0" || name == "1" && isWhole {
        parts.append(nil)
      } else if hasGroups, !isWhole {
        return nil
      }
    }
    parts.append(String(rest))
  }

  func text(for value: String) -> String { parts.map { $0 ?? value }.joined() }
}
