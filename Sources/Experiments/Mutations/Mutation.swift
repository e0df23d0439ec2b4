import Linter

/// Content that differs from the shipped one in one step.
struct Mutation {
  /// The operator's name.
  var kind: String
  var description: String
  var content: ContentSketch
}

/// A way to break content in one step: every place where it applies, every way in which it does.
struct MutationOperator: Sendable {
  let name: String
  let mutations: @Sendable (ContentSketch) -> [(description: String, content: ContentSketch)]

  init(
    _ name: String, _ mutations: @escaping @Sendable (ContentSketch) -> [(description: String, content: ContentSketch)]
  ) {
    self.name = name
    self.mutations = mutations
  }
}

extension MutationOperator {
  /// `count` mutations, as evenly over the operators as these have so many; which ones is the seed's choice.
  static func mutations(of content: ContentSketch, count: Int, seed: UInt64) -> [Mutation] {
    var random = SplitMix64(seed: seed)
    var waiting = all.map { rule in
      rule.mutations(content).map { Mutation(kind: rule.name, description: $0.description, content: $0.content) }
        .shuffled(using: &random)
    }
    var chosen: [Mutation] = []
    while chosen.count < count, waiting.contains(where: { !$0.isEmpty }) {
      for index in waiting.indices where chosen.count < count {
        if let mutation = waiting[index].popLast() { chosen.append(mutation) }
      }
    }
    return chosen.enumerated().sorted { ($0.element.kind, $0.offset) < ($1.element.kind, $1.offset) }.map(\.element)
  }
}

/// Ways to misspell a word.
enum Misspelling {
  /// With two neighbours swapped, a letter left out, and a letter too much; those that differ from the word.
  static func variants(of word: String) -> [String] {
    let letters = Array(word)
    guard letters.count > 2 else { return [word + "x"] }
    let middle = letters.count / 2
    var swapped = letters
    swapped.swapAt(middle - 1, middle)
    var shortened = letters
    shortened.remove(at: middle)
    let variants = [String(swapped), String(shortened), word + "s"]
    return variants.filter { $0 != word }
  }
}
