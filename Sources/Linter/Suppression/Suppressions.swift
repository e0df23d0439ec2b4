import Diagnostics
import Monitoring

/// Takes out the findings that the content allows, and finds the allowances that are wrong themselves.
///
/// A finding belongs to the elements that its place in the source makes; of several, to those whose query or text it quotes.
/// It is hidden when each of them, or something around it, allows its code: what one element allows is still a finding
/// for another that shares the place. Its subject is what they have in common.
struct Suppressions {
  private let outline: ContentOutline
  private let today: Day?
  /// Whether every check had its input, so that a finding that is missing would have been made.
  private let isComplete: Bool
  /// By element.
  private var used: [Int: Set<LintCode>] = [:]
  private var owners: [Place: Owner] = [:]
  /// The elements of a place that makes many, by what they quote.
  private var quoting: [SourceLocation: [String: [Int]]] = [:]

  private struct Place: Hashable {
    var location: SourceLocation
    var text: String?
  }

  /// The elements that a finding belongs to.
  private struct Owner {
    var identity: String?
    /// By code, the elements that allow it; only codes that are allowed for all owners.
    var hiding: Set<LintCode> = []
    /// The elements that allow a code, hidden or not.
    var allowing: [LintCode: Set<Int>] = [:]
  }

  init(_ content: ContentSketch, today: Day?, isComplete: Bool) {
    outline = ContentOutline(content)
    self.today = today
    self.isComplete = isComplete
  }

  /// The findings that stay, each with its subject, and those about the allowances.
  mutating func applied(to findings: [Diagnostic]) -> [Diagnostic] {
    var kept: [Diagnostic] = []
    for finding in findings {
      guard let location = finding.location else {
        kept.append(finding)
        continue
      }
      let owner = owner(of: Place(location: location, text: finding.excerpt?.text))
      let code = LintCode(finding.code.name)
      for element in owner.allowing[code] ?? [] { used[element, default: []].insert(code) }
      if owner.hiding.contains(code) { continue }
      var finding = finding
      finding.subject = finding.subject ?? owner.identity
      kept.append(finding)
    }
    return kept + problems
  }

  // MARK: Owners

  private mutating func owner(of place: Place) -> Owner {
    if let known = owners[place] { return known }
    let candidates = candidates(at: place)
    var owner = Owner(identity: outline.commonIdentity(candidates))
    var counts: [LintCode: Int] = [:]
    for candidate in candidates {
      var hidden: Set<LintCode> = []
      for element in outline.allowing(candidate) {
        for allowance in outline.elements[element].allowances {
          owner.allowing[allowance.code, default: []].insert(element)
          if !isExpired(allowance) { hidden.insert(allowance.code) }
        }
      }
      for code in hidden { counts[code, default: 0] += 1 }
    }
    owner.hiding = Set(counts.filter { $0.value == candidates.count }.keys)
    owners[place] = owner
    return owner
  }

  private mutating func candidates(at place: Place) -> [Int] {
    let all = outline.indices[place.location] ?? []
    guard all.count > 1, let text = place.text else { return all }
    if quoting[place.location] == nil {
      var byText: [String: [Int]] = [:]
      for index in all {
        let element = outline.elements[index]
        for text in Set(element.queries.map(\.text) + element.templates.map(\.template)) {
          byText[text, default: []].append(index)
        }
      }
      quoting[place.location] = byText
    }
    return quoting[place.location]?[text] ?? all
  }

  private func isExpired(_ allowance: Allowance) -> Bool {
    guard let today, let lastDay = allowance.lastDay else { return false }
    return lastDay < today
  }

  // MARK: Allowances that are wrong

  private var problems: [Diagnostic] {
    var found: [Diagnostic] = []
    var unused: [(place: Place, finding: Diagnostic)] = []
    // One line of source may make several elements: an allowance is of use when it is for one of them.
    var useful: Set<Place> = []
    for (index, element) in outline.elements.enumerated() {
      for allowance in element.allowances {
        let place = Place(location: allowance.location, text: allowance.code.name)
        let text = ".allow(\(allowance.code.source))"
        func add(_ rule: LintRule, _ message: String) {
          found.append(finding(rule, message, allowance, index))
        }
        if allowance.reason.allSatisfy(\.isWhitespace) {
          add(.suppressionWithoutReason, "\(text) gives no reason; say why behind `because:`")
        } else if isExpired(allowance), let lastDay = allowance.lastDay {
          add(
            .expiredSuppression,
            "\(text) held until \(lastDay); put the content right, or say until when and why it holds now")
        } else if used[index]?.contains(allowance.code) == true {
          useful.insert(place)
        } else if let reason = reasonForUnused(allowance) {
          unused.append((place, finding(.unusedSuppression, "\(text) \(reason)", allowance, index)))
        }
      }
    }
    return found + unused.filter { !useful.contains($0.place) }.map(\.finding)
  }

  private func finding(_ rule: LintRule, _ message: String, _ allowance: Allowance, _ element: Int) -> Diagnostic {
    Diagnostic(rule.code, rule.severity, message, at: allowance.location, subject: outline.identity(element))
  }

  /// `nil` when it cannot be told whether an allowance is of use.
  private func reasonForUnused(_ allowance: Allowance) -> String? {
    let codes = LintRule.all.map(\.code.name)
    let name = allowance.code.name
    if !codes.contains(name), !LintCode.all.contains(allowance.code) {
      let near = Suggestion.nearest(to: name, among: codes)
      return "hides nothing: no check has this code; \(near.map { "did you mean \($0)?" } ?? "remove it")"
    }
    return isComplete ? "hides nothing; remove it" : nil
  }
}

extension LintRule {
  /// Whether it is about suppressions: its findings cannot be suppressed.
  package var isAboutSuppressions: Bool {
    let rules: [LintRule] = [.expiredSuppression, .suppressionWithoutReason, .unusedSuppression]
    return rules.contains { $0.code == code }
  }
}
