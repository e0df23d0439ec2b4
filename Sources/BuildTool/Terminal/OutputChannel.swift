import Foundation
import Synchronization

/// Where text for people or for other programs goes: standard output, standard error, or a test's memory.
package protocol OutputChannel: Sendable {
  /// Whether a person looks at it as it comes.
  var isTerminal: Bool { get }
  /// Never fails: a channel that cannot take text any more drops it and remembers why in `failure`.
  func write(_ text: String)
  /// The reason when text was lost, and the reader did not simply go away.
  var failure: String? { get }
}

extension OutputChannel {
  func line(_ text: String) { write(text + "\n") }
}

/// A channel on a file descriptor.
package final class DescriptorChannel: OutputChannel {
  private enum State {
    case open, closed
    case failed(String)
  }

  private let descriptor: Int32
  private let name: String
  private let state = Mutex(State.open)
  package let isTerminal: Bool

  /// - Parameter name: for messages, such as `standard output`.
  package init(_ descriptor: Int32, named name: String) {
    self.descriptor = descriptor
    self.name = name
    isTerminal = isatty(descriptor) == 1
  }

  package static let standardOutput = DescriptorChannel(STDOUT_FILENO, named: "standard output")
  package static let standardError = DescriptorChannel(STDERR_FILENO, named: "standard error")

  package func write(_ text: String) {
    state.withLock { state in
      guard case .open = state else { return }
      do {
        try FileDescriptor.write(text.utf8, to: descriptor, named: name)
      } catch let error as FileSystemError where error.code == EPIPE {
        state = .closed
      } catch {
        state = .failed("\(error)")
      }
    }
  }

  package var failure: String? {
    state.withLock { state in
      if case .failed(let reason) = state { reason } else { nil }
    }
  }
}
