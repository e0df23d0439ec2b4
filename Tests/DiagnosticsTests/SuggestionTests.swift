import Diagnostics
import Testing

@Suite struct SuggestionTests {
  @Test(arguments: [
    ("serverity", "severity"),
    ("SEVERITY", "severity"),
    ("regoin", "region"),
    ("alertnam", "alertname"),
  ])
  func findsTheNearestName(wrong: String, right: String) {
    #expect(Suggestion.nearest(to: wrong, among: ["alertname", "region", "severity"]) == right)
  }

  @Test func saysNothingWhenNoNameIsNear() {
    #expect(Suggestion.nearest(to: "account_id", among: ["alertname", "region"]) == nil)
    #expect(Suggestion.nearest(to: "", among: ["alertname"]) == nil)
  }

  @Test func neverSuggestsTheNameItself() {
    #expect(Suggestion.nearest(to: "region", among: ["region"]) == nil)
  }

  @Test(
    arguments: [
      ("temprature", ["temperature", "pressure"], "temperature"),
      ("temprature", ["temperature", "temperatures"], nil),
      ("temprature", ["temperature", "temperature"], "temperature"),
      ("http_reqs_total", ["http_requests_total"], nil),
      ("up", ["op", "sup"], nil),
      ("Temperature", ["temperature"], "temperature"),
      ("a", ["b"], nil),
    ] as [(String, [String], String?)])
  func theOnlyNameThatIsNear(name: String, candidates: [String], found: String?) {
    #expect(Suggestion.only(near: name, among: candidates) == found)
  }
}
