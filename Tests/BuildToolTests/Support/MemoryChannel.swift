import Synchronization

@testable import BuildTool

/// Keeps what is written.
final class MemoryChannel: OutputChannel {
  let isTerminal: Bool
  let failure: String? = nil
  private let kept = Mutex("")

  init(isTerminal: Bool = false) { self.isTerminal = isTerminal }

  func write(_ text: String) { kept.withLock { $0 += text } }

  var text: String { kept.withLock { $0 } }
}
