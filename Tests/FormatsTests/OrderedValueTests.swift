import Formats
import Testing

@Suite struct OrderedValueTests {
  @Test func compactingLeavesOutWhatIsNil() {
    let absent: OrderedValue? = nil
    #expect(OrderedValue.object(compacting: ["a": 1, "b": absent, "c": .null]) == ["a": 1, "c": .null])
  }

  @Test func findsTheFirstMember() {
    let value: OrderedValue = ["a": 1, "b": 2, "a": 3]
    #expect(value["a"] == 1)
    #expect(value["c"] == nil)
    #expect(OrderedValue.array([value])["a"] == nil)
  }

  @Test func knowsWhatSaysNothing() {
    #expect(OrderedValue.strings([]).unlessEmpty == nil)
    #expect(OrderedValue.object(strings: [(key: "a", value: "b")]).unlessEmpty == ["a": "b"])
    #expect(OrderedValue.string("").unlessEmpty == "", "an empty string is something that was said")
  }
}
