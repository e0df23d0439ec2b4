/// What everybody says of one mutation.
struct MutationJudgement {
  var mutation: Mutation
  /// From the real programs; empty when nobody notices the mutation.
  var harms: [String]
  var lint: LintVerdict
  /// promtool and amtool.
  var isFoundByTools: Bool
}

struct MutationScore {
  private let judgements: [MutationJudgement]
  /// The part of the harmful ones that has to be found.
  private let bar = 0.95

  init(_ judgements: [MutationJudgement]) { self.judgements = judgements }

  private var harmful: [MutationJudgement] { judgements.filter { !$0.harms.isEmpty } }
  private var harmless: [MutationJudgement] { judgements.filter { $0.harms.isEmpty } }
  private var falseErrors: [MutationJudgement] { harmless.filter { !$0.lint.errors.isEmpty } }

  var isEnough: Bool {
    Double(harmful.filter(\.lint.found).count) >= bar * Double(harmful.count) && falseErrors.isEmpty
  }

  func report(lists: Bool) {
    if lists {
      for judgement in judgements {
        let found = (judgement.lint.errors + judgement.lint.warnings).joined(separator: ", ")
        print("\(judgement.mutation.kind): \(judgement.mutation.description)")
        print("  \(judgement.harms.isEmpty ? "harmless" : judgement.harms.joined(separator: "; "))")
        print(
          "  lint: \(found.isEmpty ? "nothing" : found)\(judgement.isFoundByTools ? "; promtool or amtool find it" : "")"
        )
      }
    }
    let missed = harmful.filter { !$0.lint.found }
    for kind in Set(judgements.map(\.mutation.kind)).sorted() {
      let all = harmful.filter { $0.mutation.kind == kind }
      let misses = missed.filter { $0.mutation.kind == kind }
      guard !misses.isEmpty else { continue }
      print("missed \(misses.count) of \(all.count), \(kind)")
      for miss in misses { print("  \(miss.mutation.description) -> \(miss.harms.joined(separator: "; "))") }
    }
    for judgement in falseErrors {
      print("false error, \(judgement.mutation.kind): \(judgement.mutation.description)")
      print("  lint: \(judgement.lint.errors.joined(separator: ", "))")
    }
    let byTools = harmful.filter(\.isFoundByTools).count
    print("promtool and amtool: \(byTools) of \(harmful.count) harmful found (\(percent(byTools, of: harmful.count)))")
    let found = harmful.count - missed.count
    print(
      "mutations: \(found) of \(harmful.count) harmful found (\(percent(found, of: harmful.count))), "
        + "\(falseErrors.count) false errors on \(harmless.count) harmless")
  }

  private func percent(_ part: Int, of whole: Int) -> String {
    whole == 0 ? "none" : "\((Double(part) / Double(whole) * 1000).rounded() / 10) %"
  }
}
