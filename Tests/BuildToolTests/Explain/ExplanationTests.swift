import Diagnostics
import Testing

@testable import BuildTool

@Suite struct ExplanationTests {
  let table = ExplanationTable([
    Explanation(
      code: Diagnostic.Code("time/offset-missing"), severity: .error, summary: "an alert looks where no sample is",
      why: "CloudWatch is late.\n", badExample: "a > 0\n\nb", goodExample: "a offset 10m > 0",
      suppression: "write .allow(…) with a reason"),
    Explanation(
      code: Diagnostic.Code("panel/overlap"), severity: .warning, summary: "two panels overlap", why: "Ugly."),
  ])

  @Test func aPage() throws {
    let text = try table.explanation(of: "time/offset-missing").text(style: TextStyle(isColoured: false))
    #expect(
      text == """
        time/offset-missing (error)
        an alert looks where no sample is

        CloudWatch is late.

        Found:

          a > 0

          b

        Write instead:

          a offset 10m > 0

        To suppress it: write .allow(…) with a reason

        """)
  }

  @Test func theListIsSorted() {
    #expect(
      table.list == """
        panel/overlap        warning  two panels overlap
        time/offset-missing  error    an alert looks where no sample is

        """)
  }

  @Test(arguments: [
    ("time/ofset-missing", "did you mean time/offset-missing?"), ("xxx", "explain --all lists the codes"),
  ])
  func anUnknownCode(code: String, hint: String) {
    let error = #expect(throws: ToolError.self) { try table.explanation(of: code) }
    #expect(error?.hint == hint)
  }
}
