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
}
