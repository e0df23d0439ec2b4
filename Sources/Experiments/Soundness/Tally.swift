import Linter

/// Counts what was compared, so that an experiment that compares nothing is seen.
struct Tally {
  private(set) var unsound = 0
  private var pairs = 0
  private var withSeries = 0
  private var failures = 0
  private var closed = 0
  private var provenEmpty = 0
  private var provenFailures = 0
  private var bounded = 0

  /// What is not as the linter believes.
  mutating func compare(_ belief: InferenceProbe.Belief, with answer: ServerAnswer) -> [String] {
    pairs += 1
    if !belief.isOpen { closed += 1 }
    if belief.isEmpty { provenEmpty += 1 }
    if belief.fails { provenFailures += 1 }
    if belief.values != nil { bounded += 1 }
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
    }
    if !problems.isEmpty { unsound += 1 }
    var seen: Set<String> = []
    return problems.filter { seen.insert($0).inserted }
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
    if let values = belief.values, !series.value.isNaN, !values.contains(series.value) {
      problems.append("its value is \(series.value), and should be within \(values)")
    }
    return problems
  }

  var summary: String {
    "of the results \(withSeries) had series and \(failures) were execution errors; the linter knew all labels of \(closed), "
      + "bounds of \(bounded), that \(provenEmpty) are empty and that \(provenFailures) fail\n"
      + "soundness: \(pairs - unsound) of \(pairs) pairs as the linter believes"
  }
}
