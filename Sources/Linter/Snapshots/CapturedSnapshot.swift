import Exposition
import Monitoring

/// A declared snapshot with what its file holds.
package struct CapturedSnapshot: Sendable {
  package var declaration: Snapshot
  package var outcome: Outcome
  /// When the page was captured, as its `.captured` file says; `nil` when nothing says so.
  package var captureTime: UTCTime?

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

  /// When the exporter printed the page: when it was captured or, where that is not known, the time of its newest sample.
  var printTime: UTCTime? {
    if let captureTime { return captureTime }
    guard case .parsed(let page) = outcome else { return nil }
    return page.families.compactMap(\.timestamps?.newest).max().map { UTCTime(milliseconds: $0) }
  }

  package init(_ declaration: Snapshot, _ outcome: Outcome, captureTime: UTCTime? = nil) {
    self.declaration = declaration
    self.outcome = outcome
    self.captureTime = captureTime
  }

  /// A snapshot whose file holds `page`.
  package init(_ declaration: Snapshot, page: String, captureTime: UTCTime? = nil) {
    self.declaration = declaration
    self.captureTime = captureTime
    do throws(ExpositionProblem) {
      outcome = .parsed(try ExpositionParser.parse(page))
    } catch {
      outcome = .malformed(error)
    }
  }
}

extension ScrapeJob {
  /// What records the job's page under a snapshot's name.
  func captureCommand(name: String) -> String {
    "`swift run build-dashboards capture \(scheme.rawValue)://\(targets.first ?? "host:port")\(metricsPath) --name \(name)`"
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
