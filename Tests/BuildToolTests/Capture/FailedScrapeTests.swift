import Exposition
import Testing

@testable import BuildTool

/// cloudwatch_exporter answers 200 when it failed.
@Suite struct FailedScrapeTests {
  @Test(arguments: [
    ("cloudwatch_exporter_scrape_error 1.0\n", true),
    ("cloudwatch_exporter_scrape_error 0.0\n", false),
    ("temperature 1\n", false),
  ])
  func isNoted(page: String, isNoted: Bool) throws {
    let notes = ContentPipeline.failures(in: try ExpositionParser.parse(Array(page.utf8)))
    #expect(notes.isEmpty != isNoted)
  }
}
