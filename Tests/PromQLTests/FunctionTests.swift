import PromQL
import Testing

@Suite struct FunctionTests {
  @Test func knowsEveryFunctionOnce() {
    #expect(PromQLFunction.all.count == 80)
    #expect(Set(PromQLFunction.all.map(\.name)).count == 80)
    #expect(PromQLAggregator.allCases.count == 14)
  }

  @Test(arguments: [
    ("rate", [PromQLType.matrix], 1, 1 as Int?), ("time", [], 0, 0), ("round", [.vector, .scalar], 1, 2),
    ("label_join", [.vector, .string, .string, .string], 3, nil), ("hour", [.vector], 0, 1),
  ])
  func knowsItsSignature(name: String, arguments: [PromQLType], minimum: Int, maximum: Int?) throws {
    let function = try #require(PromQLFunction.named(name))
    #expect(function.argumentTypes == arguments)
    #expect(function.minimumArguments == minimum)
    #expect(function.maximumArguments == maximum)
  }

  @Test func namesAreExact() {
    #expect(PromQLFunction.named("Rate") == nil)
    #expect(PromQLFunction.named("sum") == nil)
  }
}
