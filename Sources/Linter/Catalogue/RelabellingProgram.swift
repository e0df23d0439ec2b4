import Monitoring
import PromQL

/// What metric relabelling makes of the series of a name, as far as that follows from the values their labels can have.
/// https://prometheus.io/docs/prometheus/latest/configuration/configuration/#relabel_config
struct RelabellingProgram: Sendable {
  /// Series of one name.
  struct Series: Hashable, Sendable {
    /// `nil` for a name that is not known before the server makes it.
    var name: String?
    var labels: LabelSet
  }

  enum Outcome: Sendable {
    /// Under which names the series are stored.
    case stored([Series])
    /// No series is stored; the step that took the last one, for people.
    case dropped(by: String)
  }

  private let steps: [Step]

  /// Whether it changes nothing.
  var isEmpty: Bool { steps.isEmpty }

  init(_ steps: [MetricRelabelling]) { self.steps = steps.map { Step($0) } }

  func outcome(of name: String, _ labels: LabelSet) -> Outcome {
    var all = [Series(name: name, labels: labels)]
    for step in steps {
      all = step.apply(to: all)
      if all.isEmpty { return .dropped(by: step.text) }
    }
    return .stored(all)
  }

  private struct Step: Sendable {
    let relabelling: MetricRelabelling
    /// `nil` for a pattern that is wrong or cannot be matched here: it may match anything.
    let pattern: RE2?
    /// Whether the first group is the whole text.
    let isOneGroup: Bool

    var text: String { "\(relabelling.action.name) \(relabelling.pattern)" }

    init(_ relabelling: MetricRelabelling) {
      self.relabelling = relabelling
      pattern = try? RE2(relabelling.pattern)
      let inner = relabelling.pattern.utf8.dropFirst().dropLast()
      isOneGroup =
        relabelling.pattern.hasPrefix("(") && relabelling.pattern.hasSuffix(")") && inner.first != UInt8(ascii: "?")
        && !inner.contains { "()[]\\".utf8.contains($0) }
    }

    func apply(to all: [Series]) -> [Series] {
      var result: [Series] = []
      for series in all {
        switch relabelling.action {
        case .drop: if let rest = kept(of: series, where: { !$0 }) { result.append(rest) }
        case .keep: if let rest = kept(of: series, where: { $0 }) { result.append(rest) }
        case .replace(let target, let replacement): result += replaced(series, target.name, replacement)
        case .labelDrop: if let rest = removing(from: series, where: { $0 }) { result.append(rest) }
        case .labelKeep: if let rest = removing(from: series, where: { !$0 }) { result.append(rest) }
        case .labelMap(let replacement): result.append(mapped(series, replacement))
        }
      }
      // One step may give several series one name.
      return result.count < 2 ? result : Array(Set(result)).sorted { ($0.name ?? "") < ($1.name ?? "") }
    }

    // MARK: Series

    private func kept(of series: Series, where isKept: (Bool) -> Bool) -> Series? {
      guard let pattern, let texts = texts(of: series) else { return series }
      let fitting = texts.filter { isKept(pattern.matches(whole: $0)) }
      if fitting.isEmpty { return nil }
      guard fitting.count < texts.count, let source = relabelling.sources.first, relabelling.sources.count == 1,
        source != .metricName
      else { return series }
      var rest = series
      let values = fitting.filter { !$0.isEmpty }
      rest.labels[source.name] =
        values.isEmpty ? nil : LabelSet.Domain(values: values, isAlways: values.count == fitting.count)
      return rest
    }

    private func replaced(_ series: Series, _ target: String, _ replacement: String) -> [Series] {
      // A target with groups in it may be any label.
      guard !target.contains("$") else {
        var changed = series
        changed.labels.isOpen = true
        return [changed]
      }
      // What the target may become; the outer `nil` is "unchanged", the inner "not known".
      var results: Set<String??> = []
      if let pattern, let texts = texts(of: series) {
        for text in texts {
          results.insert(pattern.matches(whole: text) ? .some(expansion(of: replacement, text)) : .none)
        }
      } else {
        results = [.none, .some(replacement.contains("$") ? nil : replacement)]
      }
      return target == Label.metricName.name
        ? renamed(series, results) : [setting(target, of: series, to: results)]
    }

    private func renamed(_ series: Series, _ results: Set<String??>) -> [Series] {
      results.compactMap { result -> Series? in
        guard let name = result else { return series }
        // A series without a name is no series.
        if name == "" { return nil }
        return Series(name: name, labels: series.labels)
      }
    }

    private func setting(_ target: String, of series: Series, to results: Set<String??>) -> Series {
      let old = series.labels[target]
      var values: Set<String>? = []
      var isAlways = true
      for result in results {
        switch result {
        case .none:
          if let old, let known = old.values { values?.formUnion(known) } else if old != nil { values = nil }
          isAlways = isAlways && old?.isAlways == true
        case .some(.none):
          values = nil
          isAlways = false
        case .some(.some("")): isAlways = false
        case .some(.some(let value)): values?.insert(value)
        }
      }
      var changed = series
      changed.labels[target] =
        values?.isEmpty == true ? nil : LabelSet.Domain(values: values?.sorted(), isAlways: isAlways)
      return changed
    }

    // MARK: Label names

    private func removing(from series: Series, where isRemoved: (Bool) -> Bool) -> Series? {
      var rest = series
      guard let pattern else {
        // Any label may go.
        for name in rest.labels.names {
          rest.labels[name] = rest.labels[name].map { LabelSet.Domain(values: $0.values, isAlways: false) }
        }
        return rest
      }
      if isRemoved(pattern.matches(whole: Label.metricName.name)) { return nil }
      for name in rest.labels.names where isRemoved(pattern.matches(whole: name)) { rest.labels[name] = nil }
      return rest
    }

    private func mapped(_ series: Series, _ replacement: String) -> Series {
      guard let pattern else { return Series(name: series.name, labels: .unknown) }
      var result = series
      let name = LabelSet.Domain(values: series.name.map { [$0] }, isAlways: true)
      let sources = [(Label.metricName.name, name)] + series.labels.names.map { ($0, series.labels[$0] ?? .anything) }
      for (source, domain) in sources where pattern.matches(whole: source) {
        guard let target = expansion(of: replacement, source) else {
          result.labels.isOpen = true
          continue
        }
        if target == Label.metricName.name {
          result.name = nil
        } else if domain.isAlways {
          result.labels[target] = domain
        } else {
          let old = result.labels[target]
          let both = old?.union(domain) ?? domain
          result.labels[target] = LabelSet.Domain(values: both.values, isAlways: old?.isAlways == true)
        }
      }
      return result
    }

    // MARK: Texts

    /// More combinations of values than this are as good as any value.
    private static let greatestCombinations = 1000

    /// What the pattern may be compared with; `nil` for anything.
    private func texts(of series: Series) -> [String]? {
      var texts = [""]
      for (index, source) in relabelling.sources.enumerated() {
        guard let values = values(of: source.name, series), texts.count * values.count <= Self.greatestCombinations
        else {
          return nil
        }
        let separator = index == 0 ? "" : relabelling.separator
        texts = texts.flatMap { text in values.map { text + separator + $0 } }
      }
      return texts
    }

    private func values(of source: String, _ series: Series) -> [String]? {
      if source == Label.metricName.name { return series.name.map { [$0] } }
      guard let domain = series.labels[source] else { return [""] }
      return domain.values.map { domain.isAlways ? $0 : $0 + [""] }
    }

    /// The replacement with its groups filled in, as Go's `Regexp.Expand` does: `${1}`, `$1` up to the last letter, digit or
    /// underscore, `$$`. `nil` where a group is not the whole text.
    private func expansion(of replacement: String, _ text: String) -> String? {
      var result = ""
      var rest = replacement[...]
      while let dollar = rest.firstIndex(of: "$") {
        result += rest[..<dollar]
        rest = rest[rest.index(after: dollar)...]
        if rest.first == "$" {
          result += "$"
          rest.removeFirst()
          continue
        }
        let isBraced = rest.first == "{"
        let group = rest.dropFirst(isBraced ? 1 : 0).prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
        let after = rest[group.endIndex...]
        guard !group.isEmpty, !isBraced || after.first == "}" else {
          result += "$"
          continue
        }
        rest = isBraced ? after.dropFirst() : after
        switch group {
        case "0": result += text
        case "1" where isOneGroup: result += text
        // A group that the pattern does not have is empty.
        case _ where isOneGroup: break
        default: return nil
        }
      }
      return result + rest
    }
  }
}
