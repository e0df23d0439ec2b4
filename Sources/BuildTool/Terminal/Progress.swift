import Foundation
import Synchronization

/// Shows on a terminal what a long run is doing: one line that comes after a second and is gone at the end. Elsewhere it
/// shows nothing.
final class Progress {
  private let line: ProgressLine
  private let timer: (any DispatchSourceTimer)?

  /// - Parameter isLively: whether the terminal can move its cursor; a dumb one cannot.
  init(on channel: any OutputChannel, isLively: Bool) {
    let line = ProgressLine(on: channel)
    self.line = line
    guard channel.isTerminal, isLively else {
      timer = nil
      return
    }
    let timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "progress"))
    self.timer = timer
    timer.schedule(deadline: .now() + .seconds(1), repeating: .milliseconds(100))
    timer.setEventHandler { line.draw() }
    timer.activate()
  }

  deinit { finish() }

  /// Names what happens now, such as `linting`.
  func phase(_ name: String) { line.phase(name) }

  /// Takes the line away while `body` writes other text; it may come again below.
  func interrupt(_ body: () -> Void) { line.interrupt(body) }

  /// Takes the line away for good.
  func finish() {
    timer?.cancel()
    line.finish()
  }
}

/// The line of a `Progress`: a turning mark and the phase.
final class ProgressLine: Sendable {
  private struct State {
    var phase = ""
    var frame = 0
    var isShown = false
    var isFinished = false
  }

  private let channel: any OutputChannel
  private let state = Mutex(State())

  init(on channel: any OutputChannel) { self.channel = channel }

  func phase(_ name: String) { state.withLock { $0.phase = name } }

  /// Draws the next frame in the place of the last, until `finish` has been called.
  func draw() {
    state.withLock { state in
      if state.isFinished { return }
      channel.write("\r\u{1b}[K\(Self.frames[state.frame]) \(state.phase)")
      state.frame = (state.frame + 1) % Self.frames.count
      state.isShown = true
    }
  }

  func interrupt(_ body: () -> Void) {
    state.withLock { state in
      erase(&state)
      body()
    }
  }

  func finish() {
    state.withLock { state in
      erase(&state)
      state.isFinished = true
    }
  }

  private func erase(_ state: inout State) {
    if state.isShown { channel.write("\r\u{1b}[K") }
    state.isShown = false
  }

  private static let frames = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"]
}
