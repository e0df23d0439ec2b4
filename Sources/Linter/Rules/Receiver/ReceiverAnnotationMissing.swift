import Diagnostics
import GoTemplate
import Monitoring

extension LintRule {
  static let receiverAnnotationMissing = LintRule(
    "receiver/annotation-missing", .error, "a notification prints an annotation that an alert lacks",
    explanation: """
      A receiver's text that is made of the alerts' descriptions says nothing of an alert that has none: the message arrives,
      and it is empty where somebody looks for what happened. It is an error when nothing of the text is left for an alert
      that surely comes there, and the title does not say it either.

      Give the alert the annotation, or let the text ask for it first: `{{ with .Annotations.description }}…{{ end }}`.
      """,
    bad: .content(
      #"Alert("Down", .critical, …).summary("…"), and .slack(…, text: "{{ range .Alerts }}{{ .Annotations.description }}{{ end }}")"#
    ) { content in content.describedExample { $0.summary("a target is down") } },
    good: .content(#"Alert("Down", .critical, …).summary("…").description("…")"#) { content in
      content.describedExample { $0.summary("a target is down").description("no answer for a minute") }
    }
  ) { context, reporter in
    var lacks = AnnotationLacks(context)
    for lack in lacks.all() {
      let texts = lack.texts.joined(separator: " and ")
      let names = lack.alerts.map { context.alerts[$0].alert.name }
      guard let first = lack.alerts.first else { continue }
      let alert = context.alerts[first].alert
      if lack.isHabit {
        let others = names.count > 3 ? " and \(names.count - 3) more" : ""
        reporter.report(
          "\(texts) \(lack.texts.count == 1 ? "prints" : "print") \(lack.annotation), which \(names.count) alerts lack; "
            + "write {{ with .Annotations.\(lack.annotation) }}…{{ end }}, or give them one",
          at: lack.receiver.location, notes: ["\(names.prefix(3).joined(separator: ", "))\(others)"],
          related: [.init("one of the alerts", at: alert.location)], severity: lack.isBlank ? .error : .warning)
      } else {
        reporter.report(
          "\(alert.name) has no \(lack.annotation), which \(texts) \(lack.texts.count == 1 ? "prints" : "print")"
            + (lack.isBlank ? ": the message is empty" : "") + "; write \(advice(lack.annotation))",
          at: alert.location, related: [.init("the receiver", at: lack.receiver.location)],
          severity: lack.isBlank ? .error : .warning)
      }
    }
  }

  private static func advice(_ annotation: String) -> String {
    switch annotation {
    case "summary", "description": ".\(annotation)(\"…\")"
    case "runbook_url": ".runbook(\"…\")"
    default: ".annotation(\"\(annotation)\", \"…\")"
    }
  }
}

/// Which alerts lack which annotations that the texts of their receivers print.
private struct AnnotationLacks {
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
      for hole in print.holes where !context.annotationNames.has(hole.name, linted.alert) {
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

extension ContentSketch {
  /// Two alerts whose descriptions are told: one has a description.
  fileprivate mutating func describedExample(_ change: (Alert) -> Alert) {
    receiverTextExample("{{ range .Alerts }}{{ .Annotations.description }}{{ end }}")
    let job = ScrapeJob("example", targets: ["example:9100"])
    let down = job.up.value.equals(0)
    ruleGroups = [
      RuleGroup("example") {
        Alert("Flapping", .warning, when: job.up.average(over: .minutes(10)).below(0.9)).description("it flaps")
        change(Alert("Down", .warning, when: down))
      }
    ]
    alertmanager?.route.routes = []
    alertmanager?.receivers.removeLast()
  }
}
