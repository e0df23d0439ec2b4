import Linter

/// Counts what was compared, so that an experiment that compares nothing is seen.
struct Tally {
  private(set) var unsound = 0
  private var pairs = 0
  private var withSeries = 0
  private var failures = 0
  private var closed = 0
  private var proofs: [Proof: Int] = [:]

  /// What can be proven of a query, each in a pair of its own.
  enum Proof: String, CaseIterable {
    case empty = "that nothing is there"
    case failure = "that it fails"
    case rows = "which series are there"
    case superset = "which series can be there"
    case values = "bounds of the values"
    case whole = "that the values are whole"
    case never = "that a comparison never holds"
    case always = "that a comparison always holds"
    case notANumber = "that scalar() is NaN"
  }

  /// The proofs that not one pair had.
  var missingProofs: [String] { Proof.allCases.filter { proofs[$0] == nil }.map(\.rawValue) }

  private mutating func count(_ proof: Proof, if isThere: Bool) {
    if isThere { proofs[proof, default: 0] += 1 }
  }

  private mutating func countProofs(_ belief: InferenceProbe.Belief) {
    func claims(_ claim: InferenceProbe.Part.Claim) -> Bool { belief.parts.contains { $0.claim == claim } }
    count(.empty, if: belief.isEmpty || claims(.empty))
    count(.failure, if: belief.fails)
    count(.rows, if: belief.rows.map { $0.isExact && !$0.labels.isEmpty } ?? false)
    count(.superset, if: belief.rows.map { !$0.isExact && !$0.labels.isEmpty } ?? false)
    count(.values, if: belief.values != nil)
    count(.whole, if: belief.values?.isWhole ?? false)
    count(.never, if: claims(.never))
    count(.always, if: claims(.always))
    count(.notANumber, if: claims(.notANumber))
  }

  /// What is not as the linter believes; `ask` evaluates the parts of the query.
  mutating func compare(
    _ belief: InferenceProbe.Belief, with answer: ServerAnswer, ask: (String) throws -> ServerAnswer
  ) rethrows -> [String] {
    pairs += 1
    if !belief.isOpen { closed += 1 }
    countProofs(belief)
    var problems: [String] = []
    switch answer {
    case .refusal(let message):
      problems.append("the server does not take it for PromQL: \(message)")
    case .failure:
      failures += 1
    case .series(let series):
      if !series.isEmpty { withSeries += 1 }
      if belief.fails { problems.append("proven to fail, and it gives \(series.count) series") }
      if belief.isEmpty, !series.isEmpty { problems.append("proven empty, and it gives \(series.count) series") }
      for series in series { problems += self.problems(of: series, belief) }
      if let rows = belief.rows, rows.isExact {
        let missing = rows.labels.subtracting(series.map(\.labels)).map(Self.text).sorted()
        problems += missing.map { "the series \($0) should be there" }
      }
    }
    for part in belief.parts {
      if let problem = Self.problem(of: try ask(part.promQL), part.claim) {
        problems.append("\(part.promQL) \(problem)")
      }
    }
    if !problems.isEmpty { unsound += 1 }
    var seen: Set<String> = []
    return problems.filter { seen.insert($0).inserted }
  }

  /// What a part gives that it should not.
  private static func problem(of answer: ServerAnswer, _ claim: InferenceProbe.Part.Claim) -> String? {
    switch (answer, claim) {
    case (.refusal(let message), _): "is no PromQL for the server: \(message)"
    // What fails for another reason gives nothing that could be wrong.
    case (.failure, _): nil
    case (.series(let series), .failure): "should fail, and gives \(series.count) series"
    case (.series(let series), .empty): series.isEmpty ? nil : "should be empty, and gives \(series.count) series"
    case (.series(let series), .always): wrong(series, "always holds") { $0 == 1 }
    case (.series(let series), .never): wrong(series, "never holds") { $0 == 0 }
    case (.series(let series), .notANumber): wrong(series, "is NaN") { $0.isNaN }
    }
  }

  private static func wrong(
    _ series: [ServerAnswer.Series], _ claim: String, _ isRight: (Double) -> Bool
  ) -> String? {
    series.first { !isRight($0.value) }.map { "\(claim), and gives \($0.value) for \(text($0.labels))" }
  }

  private static func text(_ labels: [String: String]) -> String {
    let pairs = labels.sorted { $0.key < $1.key }.map { "\($0.key)=\"\($0.value)\"" }
    return "{\(pairs.joined(separator: ", "))}"
  }

  private func problems(of series: ServerAnswer.Series, _ belief: InferenceProbe.Belief) -> [String] {
    var problems: [String] = []
    for (name, value) in series.labels.sorted(by: { $0.key < $1.key }) {
      guard let label = belief.labels[name] else {
        if !belief.isOpen { problems.append("it has the label \(name), which it should never have") }
        continue
      }
      if let values = label.values, !values.contains(value) {
        problems.append("\(name) is \"\(value)\", and should be one of \(values)")
      }
    }
    for (name, label) in belief.labels.sorted(by: { $0.key < $1.key })
    where label.isAlways && series.labels[name] == nil {
      problems.append("it lacks the label \(name), which it should always have")
    }
    if let rows = belief.rows, !rows.labels.contains(series.labels) {
      problems.append("the series \(Self.text(series.labels)) should not be there")
    }
    if let values = belief.values, !values.contains(series.value) {
      problems.append("its value is \(series.value), and should be \(values)")
    }
    return problems
  }

  var summary: String {
    let counted = Proof.allCases.map { "  \($0.rawValue): \(proofs[$0] ?? 0)" }
    return
      "of the results \(withSeries) had series and \(failures) were execution errors; the linter knew all labels of "
      + "\(closed), and proved\n\(counted.joined(separator: "\n"))\n"
      + "soundness: \(pairs - unsound) of \(pairs) pairs as the linter believes"
  }
}
