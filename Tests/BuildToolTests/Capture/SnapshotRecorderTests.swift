import Foundation
import Linter
import Testing

@testable import BuildTool

@Suite struct SnapshotRecorderTests {
  /// `a 1`, `b 2` compressed by gzip.
  static let compressed: [UInt8] = [
    0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0x4b, 0x54, 0x30, 0xe4, 0x4a, 0x52, 0x30, 0xe2, 0x02,
    0x00, 0x7e, 0x4e, 0x8f, 0x97, 0x08, 0x00, 0x00, 0x00,
  ]

  static func answers(_ base: String) -> [String: TestServer.Answer] {
    [
      "/metrics": .page("200 OK", "a 1\nb 2\n"),
      "/gzip": .page("200 OK", compressed, headers: ["Content-Encoding: gzip"]),
      "/untyped": .page("200 OK", Array("a 1\n".utf8), type: nil),
      "/broken": .page("500 Internal Server Error", "\u{1b}[31mout of memory\r\nat line 7"),
      "/empty-error": .page("503 Service Unavailable", ""),
      "/html": .page("200 OK", Array("<html>\n".utf8), type: "text/html"),
      "/silent": .silence,
      "/truncated": .bytes(Array("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\na 1\n".utf8)),
      "/none": .bytes([]),
      "/no-http": .bytes(Array("220 mail.example.org ESMTP\r\n".utf8)),
      "/moved": .redirect(to: "/metrics"),
      "/loop": .redirect(to: base + "/loop"),
      "/away": .redirect(to: "file:///etc/hostname"),
      "/openmetrics": .page("200 OK", Array("a 1\n# EOF\n".utf8), type: "application/openmetrics-text; version=1.0.0"),
      "/cut-openmetrics": .page("200 OK", Array("a 1\n".utf8), type: "application/openmetrics-text; version=1.0.0"),
      "/blank": .page("200 OK", "\n"),
      "/large": .page("200 OK", [UInt8](repeating: UInt8(ascii: "1"), count: 5_000)),
    ]
  }

  static let now = UTCTime(milliseconds: 1_795_219_442_000)

  let folder: TemporaryFolder
  let server: TestServer
  let recorder: SnapshotRecorder

  init() throws {
    folder = try TemporaryFolder()
    server = try TestServer(Self.answers)
    var recorder = SnapshotRecorder(folder: folder.path + "/snapshots", read: ToyExposition.read)
    recorder.limit = 4_000
    recorder.now = { Self.now }
    self.recorder = recorder
  }

  private func record(_ path: String, timeout: Double = 30) throws -> SnapshotRecorder.Recording {
    try recorder.record(CaptureSource(server.url(path)), as: "n", timeout: timeout)
  }

  @Test(arguments: ["/metrics", "/gzip", "/moved"])
  func aPageIsStoredAsItIs(path: String) throws {
    let recording = try record(path)
    #expect(recording.path == folder.path + "/snapshots/n.prom")
    #expect(recording.byteCount == 8)
    #expect(recording.summary == ToyExposition.summary(["a", "b"], samples: 2))
    #expect(recording.predecessor == .none)
    #expect(recording.notes.isEmpty)
    #expect(folder.text("snapshots/n.prom") == "a 1\nb 2\n")
    #expect(folder.files == ["snapshots/n.captured", "snapshots/n.prom"])
    #expect(
      folder.text("snapshots/n.captured") == """
        captured 2026-11-21T00:04:02Z
        sha256 2951835de33689a441bfa61bc7af99b1f0305ca8ec0ab4dd508f14f57b27ca23

        """)
  }

  @Test func theRequestIsThatOfAServer() throws {
    _ = try record("/metrics", timeout: 7)
    let request = try #require(server.requests.first)
    #expect(
      request.contains("Accept: application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,text/plain"))
    #expect(request.contains("X-Prometheus-Scrape-Timeout-Seconds: 7.0"))
    #expect(request.contains("gzip"))
    #expect(!request.contains("Authorization"))
  }

  @Test func aPageWithoutATypeIsNoted() throws {
    #expect(try record("/untyped").notes.first?.hasPrefix("the page has no Content-Type; Prometheus 3 refuses") == true)
  }

  @Test func aPageIsReadInTheFormatItNames() throws {
    #expect(try record("/openmetrics").summary.samples == 1)
    #expect(folder.text("snapshots/n.prom") == "a 1\n# EOF\n")
  }

  /// `URL` stands for the address of the page.
  @Test(arguments: [
    ("/gone", "cannot capture URL: the server answers 404 (not found): no such page"),
    ("/broken", "cannot capture URL: the server answers 500 (internal server error): ␛[31mout of memory"),
    ("/empty-error", "cannot capture URL: the server answers 503 (service unavailable)"),
    ("/html", "URL is not an exposition: line 1, column 1: expected a sample"),
    ("/truncated", "cannot capture URL: the page broke off after 4 B: "),
    ("/none", "cannot capture URL: "),
    ("/no-http", "cannot capture URL: "),
    ("/loop", "cannot capture URL: more than 5 redirects"),
    ("/away", "file:///etc/hostname is neither an http nor an https URL"),
    ("/cut-openmetrics", "URL is not an exposition: line 2, column 1: expected # EOF"),
    ("/blank", "URL has no sample"),
    ("/large", "cannot capture URL: the page has more than 4.0 kB"),
  ])
  func aBadPageStoresNothing(path: String, message: String) throws {
    let error = #expect(throws: ToolError.self) { try record(path) }
    let expected = message.replacing("URL", with: server.url(path), maxReplacements: path == "/away" ? 0 : 1)
    #expect(error?.message.contains(expected) == true, "\(error?.message ?? "")")
    #expect(folder.contents.isEmpty)
  }

  @Test func aSilentServerTimesOut() throws {
    let error = #expect(throws: ToolError.self) { try record("/silent", timeout: 0.3) }
    #expect(error?.message.hasPrefix("cannot capture \(server.url("/silent")): no answer") == true)
    #expect(error?.hint == "--timeout SECONDS waits longer")
    #expect(folder.contents.isEmpty)
  }

  @Test func aFailureKeepsTheOldSnapshot() throws {
    _ = try record("/metrics")
    #expect(throws: ToolError.self) { try record("/broken") }
    #expect(throws: ToolError.self) { try record("/html") }
    #expect(throws: ToolError.self) { try record("/blank") }
    #expect(folder.text("snapshots/n.prom") == "a 1\nb 2\n")
    #expect(folder.files == ["snapshots/n.captured", "snapshots/n.prom"])
  }

  @Test func nothingListens() throws {
    let port = try TestServer { _ in [:] }.port
    let error = #expect(throws: ToolError.self) {
      try recorder.record(CaptureSource("http://user:secret@127.0.0.1:\(port)/"), as: "n", timeout: 30)
    }
    #expect(
      error?.message == "cannot capture http://127.0.0.1:\(port)/: nothing accepts connections at 127.0.0.1:\(port)")
  }

  @Test func anUnknownHost() throws {
    let error = #expect(throws: ToolError.self) {
      try recorder.record(CaptureSource("http://exporter.invalid/metrics"), as: "n", timeout: 30)
    }
    #expect(error?.message.contains("exporter.invalid") == true)
  }

  @Test func aServerWithoutTLS() throws {
    let source = try CaptureSource("https://127.0.0.1:\(server.port)/metrics")
    let error = #expect(throws: ToolError.self) { try recorder.record(source, as: "n", timeout: 30) }
    #expect(error?.message.contains("no TLS connection that can be trusted") == true)
  }

  /// In a child, because the environment belongs to the whole process.
  @Test func aProxyIsNotAskedForThisMachine() async throws {
    let url = server.url("/metrics")
    let root = folder.path
    await #expect(processExitsWith: .success) { [url = url as String, root = root as String] in
      setenv("http_proxy", "http://127.0.0.1:1", 1)
      setenv("all_proxy", "http://127.0.0.1:1", 1)
      let recorder = SnapshotRecorder(folder: root, read: ToyExposition.read)
      let recording = try recorder.record(CaptureSource(url), as: "n", timeout: 30)
      try #require(recording.byteCount == 8)
    }
  }

  @Test func filesAndWhatTheyReplace() throws {
    try folder.write("a 1\nb 2\n", to: "one")
    try folder.write("b 1\nc 2\nd 4\n", to: "two")
    func record(_ file: String) throws -> SnapshotRecorder.Predecessor {
      try recorder.record(CaptureSource("\(folder.path)/\(file)"), as: "n", timeout: 30).predecessor
    }
    #expect(try record("one") == .none)
    guard case .replaced(let comparison) = try record("two") else { throw CancellationError() }
    #expect(comparison.added.map(\.name) == ["c", "d"])
    #expect(comparison.removed.map(\.name) == ["a"])
    #expect(comparison.changed.isEmpty)
    guard case .replaced(let nothing) = try record("snapshots/n.prom") else { throw CancellationError() }
    #expect(nothing.isEmpty)
    try folder.write("<html>", to: "snapshots/n.prom")
    #expect(try record("two") == .unreadable)
    #expect(folder.text("snapshots/n.prom") == "b 1\nc 2\nd 4\n")
  }

  private var capturedTime: UTCTime? {
    (try? Folder(at: folder.path + "/snapshots")).flatMap { CaptureRecord.read(of: "n", in: $0) }?.time
  }

  /// A server's page is of now, a file as old as it is, and the snapshot itself tells nothing new.
  @Test func theTimeOfAPage() throws {
    try folder.write("a 1\n", to: "page")
    let written = Date(timeIntervalSince1970: 1_700_000_000)
    try FileManager.default.setAttributes([.modificationDate: written], ofItemAtPath: folder.path + "/page")
    _ = try recorder.record(.file(folder.path + "/page"), as: "n", timeout: 30)
    #expect(capturedTime == UTCTime("2023-11-14T22:13:20Z"))
    _ = try recorder.record(.file(folder.path + "/snapshots/n.prom"), as: "n", timeout: 30)
    #expect(capturedTime == UTCTime("2023-11-14T22:13:20Z"))
    _ = try record("/metrics")
    #expect(capturedTime == Self.now)
    try folder.write("a 1\nb 3\n", to: "snapshots/n.prom")
    #expect(capturedTime == nil, "the record is of another page")
    _ = try recorder.record(.file(folder.path + "/snapshots/n.prom"), as: "n", timeout: 30)
    #expect(capturedTime == nil, "nobody knows when the page was exchanged")
  }

  @Test(arguments: [
    "", "captured", "captured 2026-11-21T00:04:02Z\nsha256 00\n", "captured 2026-13-21T00:04:02Z\nsha256 \(digest)\n",
    "captured 2026-11-21T00:04:02Z\nsha256 \(digest)", "captured 2026-11-21T00:04:02Z\r\nsha256 \(digest)\n",
  ])
  func recordsThatSayNothing(text: String) {
    #expect(CaptureRecord(parsing: Array(text.utf8)) == nil)
    #expect(CaptureRecord(parsing: Array("captured 2026-11-21T00:04:02Z\nsha256 \(Self.digest)\n".utf8)) != nil)
  }

  static let digest = String(repeating: "5e", count: 32)

  @Test func standardInput() throws {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    try FileDescriptor.write("a 1\n".utf8, to: ends[1], named: "pipe")
    close(ends[1])
    var recorder = recorder
    recorder.standardInput = ends[0]
    #expect(try recorder.record(.standardInput, as: "n", timeout: 30).summary.samples == 1)
    close(ends[0])
  }

  @Test func filesThatCannotBeRead() throws {
    try folder.write(String(repeating: "1", count: 5_000), to: "large")
    let cases = [
      ("nowhere", "there is no file nowhere\n  for a page write the whole URL: http://nowhere"),
      ("user:secret@host/metrics", "there is no file host/metrics\n"),
      ("/nowhere/page", "there is no file /nowhere/page"),
      (folder.path, "cannot read \(folder.path): is a directory"),
      (folder.path + "/large", "\(folder.path)/large has more than 4.0 kB"),
    ]
    for (path, message) in cases {
      let error = #expect(throws: (any Error).self) { try recorder.record(CaptureSource(path), as: "n", timeout: 30) }
      #expect(error.map { "\($0)".hasPrefix(message) } == true)
      #expect(error.map { "\($0)".contains("http:///") } == false)
    }
    #expect(folder.contents == ["large"])
  }

  @Test(arguments: ["a", "0", "cloudwatch-exporter", "a.b_c-1"])
  func names(name: String) throws {
    try folder.write("a 1\n", to: "one")
    _ = try recorder.record(.file(folder.path + "/one"), as: name, timeout: 30)
    #expect(folder.text("snapshots/\(name).prom") == "a 1\n")
  }

  @Test(arguments: ["", ".", "..", "-a", "_a", "A", "a/b", "../a", "a b", "ä", String(repeating: "a", count: 201)])
  func badNames(name: String) throws {
    try folder.write("a 1\n", to: "one")
    #expect(throws: ToolError.self) {
      try recorder.record(.file(folder.path + "/one"), as: name, timeout: 30)
    }
    #expect(folder.contents == ["one"])
  }
}
