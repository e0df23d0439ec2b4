import Foundation
import Testing

@testable import BuildTool

@Suite struct TerminalTests {
  @Test(arguments: [
    ("plain text\t", "plain text\t"), ("a\u{1b}[2Jb", "a␛[2Jb"), ("a\0\r\nb\u{7f}", "a␀␍␊b␡"), ("für €", "für €"),
    ("\u{9b}31m", "\u{FFFD}31m"), ("a\u{202e}b", "a\u{FFFD}b"),
  ])
  func printable(text: String, shown: String) {
    #expect(text.printable == shown)
  }

  @Test(arguments: [
    (0, "0 B"), (999, "999 B"), (1_000, "1.0 kB"), (1_234, "1.2 kB"), (9_949, "9.9 kB"), (9_950, "10 kB"),
    (12_345, "12 kB"), (999_499, "999 kB"), (999_999, "1.0 MB"), (1_500_000, "1.5 MB"), (1_073_741_824, "1.1 GB"),
  ])
  func bytes(count: Int, text: String) {
    #expect(Quantity.bytes(count) == text)
  }

  @Test func progressIsOneLineThatGoes() {
    let channel = MemoryChannel(isTerminal: true)
    let line = ProgressLine(on: channel)
    line.phase("linting")
    line.draw()
    line.interrupt { channel.line("text") }
    line.draw()
    line.finish()
    line.draw()
    #expect(channel.text == "\r\u{1b}[K⠋ linting\r\u{1b}[Ktext\n\r\u{1b}[K⠙ linting\r\u{1b}[K")
  }

  @Test func aQuickRunShowsNoProgress() {
    let channel = MemoryChannel(isTerminal: true)
    let progress = Progress(on: channel, isLively: true)
    progress.phase("linting")
    progress.finish()
    #expect(channel.text.isEmpty)
  }

  /// A reader that went away (`| head`) ends nothing and is no failure.
  @Test func aClosedPipeIsSilent() async {
    await #expect(processExitsWith: .success) {
      signal(SIGPIPE, SIG_IGN)
      var ends: [Int32] = [0, 0]
      try #require(pipe(&ends) == 0)
      close(ends[0])
      let channel = DescriptorChannel(ends[1], named: "pipe")
      for _ in 0..<3 { channel.line("text") }
      try #require(channel.failure == nil)
      try #require(!channel.isTerminal)
    }
  }

  @Test(.enabled(if: access("/dev/full", W_OK) == 0, "the system has no /dev/full"))
  func aFullDiskIsRemembered() {
    let descriptor = open("/dev/full", O_WRONLY)
    defer { close(descriptor) }
    let channel = DescriptorChannel(descriptor, named: "standard output")
    channel.line("text")
    #expect(channel.failure?.hasPrefix("cannot write standard output: no space left on device") == true)
  }
}
