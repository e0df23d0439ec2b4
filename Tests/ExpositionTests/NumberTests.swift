import Testing

@testable import Exposition

@Suite struct NumberTests {
  private func value(_ text: String) -> Double?? {
    Array(text.utf8).withUnsafeBytes { NumberText($0).map(\.value) }
  }

  @Test(
    arguments: [
      ("1", 1), ("+1", 1), ("-1.5", -1.5), (".5", 0.5), ("5.", 5), ("007", 7), ("1E5", 1e5), ("1e+05", 1e5),
      ("1e-400", 0), ("0e9999999", 0),
      ("1.7976931348623157e308", 1.7976931348623157e308), ("4.9e-324", .leastNonzeroMagnitude),
      ("9007199254740993", 9_007_199_254_740_992),
      ("9007199254740992.50000000000000000000001", 9_007_199_254_740_992),
      ("9007199254740993.00000000000000000000001", 9_007_199_254_740_994),
      ("123456789012345678901234567890", 0x1.8ee90ff6c373ep96), ("0.1", 0.1), ("1e23", 1e23),
      ("1700000000.123", 1700000000.123),
      ("inf", .infinity), ("+Inf", .infinity), ("-INFINITY", -.infinity),
    ] as [(String, Double)])
  func reads(_ text: String, _ expected: Double) {
    #expect(value(text) == .some(.some(expected)))
  }

  @Test func readsNaNWithoutSign() throws {
    #expect(try #require(value("NaN"))?.isNaN == true)
    #expect(try #require(value("nAn"))?.isNaN == true)
    #expect(try #require(value("-0"))?.sign == .minus)
  }

  @Test(arguments: ["1e400", "1.7976931348623159e308", "179769313486231580793e289"])
  func isOutOfRange(_ text: String) {
    #expect(value(text) == .some(.none))
  }

  @Test(arguments: [
    "", "+", ".", "-.", "e5", "1e", "1e+", "1..2", "1.2.3", "--1", "+nan", "-nan", "infin", "nanx", "0x10", "0x1p4",
    "1_000", "1,5", "1 ", "true",
  ])
  func refuses(_ text: String) {
    #expect(value(text) == .none)
  }

  /// The digits past the 800th decide only by being there.
  @Test func readsLongNumbers() {
    let half = "9007199254740993." + String(repeating: "0", count: 2000)
    #expect(value(half) == .some(.some(9_007_199_254_740_992)))
    #expect(value(half + "1") == .some(.some(9_007_199_254_740_994)))
    #expect(value("0." + String(repeating: "0", count: 400) + "1e400") == .some(.some(0.1)))
    #expect(value("1" + String(repeating: "0", count: 400) + "e-400") == .some(.some(1)))
  }

  /// Every double is read back from its shortest digits, and from more than enough of them.
  @Test func readsBackWhatSwiftPrints() {
    var random = SplitMix64(state: 7)
    for _ in 0..<2000 {
      let number = Double(bitPattern: random.next())
      guard number.isFinite else { continue }
      #expect(value(number.description) == .some(.some(number)))
    }
  }

  @Test(arguments: [
    ("1", "1.0"), ("0", "0.0"), ("-0", "0.0"), ("-1", "-1.0"), ("0.00001", "1e-05"), ("0.0001", "0.0001"),
    ("100000", "100000.0"),
    ("999999", "999999.0"), ("1000000", "1e+06"), ("1638400", "1.6384e+06"), ("123456.5", "123456.5"),
    ("1e100", "1e+100"), ("1.50", "1.5"),
    ("inf", "+Inf"), ("-Inf", "-Inf"), ("nan", "NaN"), ("0x1p4", "16.0"), ("0x_1.8p0", "1.5"), ("1_000", "1000.0"),
    (".5", "0.5"),
    ("1e-7", "1e-07"), ("12345678", "1.2345678e+07"),
  ])
  func normalizesBoundaries(_ text: String, _ expected: String) {
    #expect(Array(text.utf8).withUnsafeBytes(BoundaryLabel.normalized) == expected)
  }

  @Test(arguments: [
    "", "x", "+nan", "1__0", "_1", "1_", "0x1", "0x", "0xp1", "0x1p", "0x1.8.p1", "1e400", "0x1p99999", "1_.5",
  ])
  func leavesOtherBoundaries(_ text: String) {
    #expect(Array(text.utf8).withUnsafeBytes(BoundaryLabel.normalized) == nil)
  }
}
