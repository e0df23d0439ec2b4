import Foundation

/// A question to the real programs, by name.
struct Experiment: Sendable {
  let name: String
  /// What is asked.
  let summary: String
  /// Whether the answer is as it should be.
  let run: @Sendable (ExperimentOptions) throws -> Bool

  struct Failure: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
  }
}

/// What the command line says.
struct ExperimentOptions: Sendable {
  /// Where the real programs are.
  var tools = URL(fileURLWithPath: ".build/tools/bin")
  /// How many cases; `nil` for the experiment's own number.
  var count: Int?
  var seed: UInt64 = 1
  /// Whether every case is printed.
  var lists = false

  init(_ arguments: some Sequence<String>) throws {
    var rest = Array(arguments)[...]
    while let option = rest.popFirst() {
      if option == "--list" {
        lists = true
        continue
      }
      guard let value = rest.popFirst() else { throw Experiment.Failure("\(option) needs a value") }
      switch option {
      case "--tools": tools = URL(fileURLWithPath: value)
      case "--count": count = try Self.number(value, of: option)
      case "--seed": seed = UInt64(try Self.number(value, of: option))
      default: throw Experiment.Failure("there is no option \(option)")
      }
    }
  }

  private static func number(_ text: String, of option: String) throws -> Int {
    guard let number = Int(text), number >= 0 else { throw Experiment.Failure("\(option) needs a number, not \(text)") }
    return number
  }

  /// One of the real programs.
  func tool(_ name: String) throws -> URL {
    let program = tools.appendingPathComponent(name)
    guard FileManager.default.isExecutableFile(atPath: program.path) else {
      throw Experiment.Failure("there is no \(program.path); .ci/tools gets it, --tools names another folder")
    }
    return program
  }
}
