import Exposition
import Monitoring

/// A declared snapshot with what its file holds.
package struct CapturedSnapshot: Sendable {
  package var declaration: Snapshot
  package var outcome: Outcome

  package enum Outcome: Sendable {
    case parsed(ParsedExposition)
    /// The file is there and is no exposition.
    case malformed(ExpositionProblem)
    /// The file cannot be read; why, for people.
    case unreadable(String)
  }

  /// Whether what is not on the page does not exist: the page could be read, and the exporter did not fail while it
  /// was captured.
  var isWhole: Bool {
    guard case .parsed(let page) = outcome else { return false }
    return !page.saysScrapeFailed
  }

  package init(_ declaration: Snapshot, _ outcome: Outcome) {
    self.declaration = declaration
    self.outcome = outcome
  }

  /// A snapshot whose file holds `page`.
  package init(_ declaration: Snapshot, page: String) {
    self.declaration = declaration
    do throws(ExpositionProblem) {
      outcome = .parsed(try ExpositionParser.parse(page))
    } catch {
      outcome = .malformed(error)
    }
  }
}

extension ParsedExposition {
  /// cloudwatch_exporter answers 200 when its calls to AWS fail, and says so in a metric.
  var saysScrapeFailed: Bool {
    families.contains { family in
      family.name == CloudWatchExporter.scrapeError.name && family.rows?.contains { $0.value != 0 } == true
    }
  }
}
