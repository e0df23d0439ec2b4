import Testing

@testable import BuildTool

@Suite struct ParagraphsTests {
  @Test(arguments: [
    ("one two three", 7, "one two\nthree"),
    ("one\ntwo", 80, "one two"),
    ("one\n\ntwo", 80, "one\n\ntwo"),
    ("  a  sample\n  stays", 4, "  a  sample\n  stays"),
    ("unbreakable word", 4, "unbreakable\nword"),
    ("", 4, ""),
  ])
  func fits(text: String, width: Int, expected: String) {
    #expect(Paragraphs.wrapped(text, to: width) == expected)
  }
}
