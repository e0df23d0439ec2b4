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
