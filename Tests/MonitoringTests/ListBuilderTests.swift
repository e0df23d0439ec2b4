import Monitoring
import Testing

@Suite struct ListBuilderTests {
  private static func list(@ListBuilder<String> _ items: () -> [String]) -> [String] { items() }

  @Test func collectsInOrder() {
    #expect(Self.list {} == [])
    #expect(Self.list { "a" } == ["a"])
    #expect(
      Self.list {
        "a"
        "b"
        "c"
      } == ["a", "b", "c"])
  }

  @Test(arguments: [true, false]) func choosesWithIf(condition: Bool) {
    let chosen = Self.list {
      "first"
      if condition { "then" }
      if condition {
        "yes"
        "and more"
      } else {
        "no"
      }
      if !condition {
        "a"
      } else if condition {
        "b"
      } else {
        "c"
      }
      "last"
    }
    #expect(chosen == (condition ? ["first", "then", "yes", "and more", "b", "last"] : ["first", "no", "a", "last"]))
  }

  @Test(arguments: [0, 1, 2]) func choosesWithSwitch(number: Int) {
    let chosen = Self.list {
      switch number {
      case 0: "zero"
      case 1:
        "one"
        "uno"
      default: "many"
      }
    }
    #expect(chosen == [["zero"], ["one", "uno"], ["many"]][number])
  }

  @Test func repeatsWithFor() {
    let repeated = Self.list {
      for number in 0..<3 {
        "\(number)"
        if number == 1 { "!" }
        for letter in ["a", "b"] where number == 2 { letter }
      }
      for _ in 0..<0 { "never" }
    }
    #expect(repeated == ["0", "1", "!", "2", "a", "b"])
  }

  @Test func takesLocalNames() {
    let panel = Panel(.stat, "S") {
      let metric = Gauge("up")
      Target(metric.value)
      Target(metric.value.sum(), legend: "all")
    }
    #expect(panel.targets.count == 2)
  }
}
