import Monitoring

/// Which alerts lack which annotations that the texts of their receivers print.
struct AnnotationLacks {
  struct Lack {
    var annotation: String
    /// The places of the alerts in the context's list: one, or all of those for which it is the habit.
    var alerts: [Int]
    var isHabit: Bool
    /// For people: whose texts print it, each once.
    var texts: [String]
    /// The first of them.
    var receiver: Receiver
    /// Whether nothing is left of a text for an alert that surely comes.
    var isBlank: Bool
  }

  private let context: LintContext
  private let tree: RouteTree?
  /// Those that print annotations, in the order of the receivers.
  private let texts: [ReceiverText]
  /// By the annotations that an alert has, what the texts write.
  private var prints: [Set<String>: [PrintedAnnotations]] = [:]

  init(_ context: LintContext) {
    self.context = context
    tree = context.routeTree
    texts = context.receiverTexts.filter { text in text.template.labelReferences.contains { $0.isOfAnnotations } }
  }

  mutating func all() -> [Lack] {
    guard let tree, !texts.isEmpty else { return [] }
    let printed = Set(texts.flatMap { $0.template.labelReferences.filter(\.isOfAnnotations).map(\.name) })
    var counts: [String: Int] = [:]
    var lacks: [Lack] = []
    for (index, linted) in context.alerts.enumerated() {
      let present = linted.alert.saidAnnotations
      for name in printed where present.contains(name) { counts[name, default: 0] += 1 }
      if printed.isSubset(of: present) { continue }
      lacks += self.lacks(of: index, having: present, tree)
    }
    // What no alert has is another rule's finding.
    lacks.removeAll { (counts[$0.annotation] ?? 0) == 0 }
    return lacks.joiningHabits(counts)
  }

  private mutating func lacks(of index: Int, having present: Set<String>, _ tree: RouteTree) -> [Lack] {
    let linted = context.alerts[index]
    let receivers = tree.receivers(of: linted.labels)
    let certain = tree.certainReceivers(of: linted.labels)
    let prints = prints(of: present)
    var lacks: [Lack] = []
    for (text, print) in zip(texts, prints) where receivers.contains(text.receiver.name) {
      let isBlank = print.isBlank && text.kind == .text && certain.contains(text.receiver.name)
      let isSaidElsewhere = zip(texts, prints).contains { other, print in
        other.receiver.name == text.receiver.name && other.integration == text.integration && print.printsAnnotation
      }
      for hole in print.holes where !context.annotationNames.hasOne(of: [hole.name], linted) {
        if let known = lacks.firstIndex(where: { $0.annotation == hole.name }) {
          if !lacks[known].texts.contains(text.name) { lacks[known].texts.append(text.name) }
          lacks[known].isBlank = lacks[known].isBlank || isBlank && !isSaidElsewhere
        } else {
          lacks.append(
            Lack(
              annotation: hole.name, alerts: [index], isHabit: false, texts: [text.name], receiver: text.receiver,
              isBlank: isBlank && !isSaidElsewhere))
        }
      }
    }
    return lacks
  }

  private mutating func prints(of present: Set<String>) -> [PrintedAnnotations] {
    if let known = prints[present] { return known }
    let made = texts.map { PrintedAnnotations(of: $0.template, present: present) }
    prints[present] = made
    return made
  }
}

extension [AnnotationLacks.Lack] {
  /// What more alerts lack than have is one finding of the text.
  fileprivate func joiningHabits(_ counts: [String: Int]) -> Self {
    let lacking = reduce(into: [String: Int]()) { $0[$1.annotation, default: 0] += 1 }
    var joined: Self = []
    var places: [String: Int] = [:]
    for var lack in self {
      lack.isHabit = (lacking[lack.annotation] ?? 0) > (counts[lack.annotation] ?? 0)
      guard lack.isHabit, let place = places[lack.annotation] else {
        places[lack.annotation] = joined.count
        joined.append(lack)
        continue
      }
      joined[place].alerts += lack.alerts
      joined[place].texts += lack.texts.filter { !joined[place].texts.contains($0) }
      joined[place].isBlank = joined[place].isBlank || lack.isBlank
    }
    return joined
  }
}

extension Alert {
  /// The names of the annotations that are not blank.
  fileprivate var saidAnnotations: Set<String> {
    Set(annotations.lazy.filter { !$0.text.template.allSatisfy(\.isWhitespace) }.map(\.name))
  }
}
