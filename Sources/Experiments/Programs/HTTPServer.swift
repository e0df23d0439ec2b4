import Foundation

/// Answers the real programs on 127.0.0.1: pages for Prometheus, a place for its alerts.
final class HTTPServer: Sendable {
  struct Request: Sendable {
    var method: String
    /// Without the parameters.
    var path: String
    var body: Data
  }

  struct Response: Sendable {
    var status: Int
    var body: String
    var type = "text/plain; version=0.0.4"
  }

  let port: UInt16
  private let socket: LoopbackSocket

  /// `answer` is called for one request after another.
  init(_ answer: @escaping @Sendable (Request) -> Response) throws {
    let (socket, port) = try LoopbackSocket.listening()
    self.socket = socket
    self.port = port
    Thread.detachNewThread {
      while let connection = socket.accepted() {
        connection.limit(seconds: 5)
        if let request = Self.request(from: connection) {
          let response = answer(request)
          let head =
            "HTTP/1.1 \(response.status) \(response.status == 200 ? "OK" : "Error")\r\nContent-Type: \(response.type)\r\n"
            + "Content-Length: \(response.body.utf8.count)\r\nConnection: close\r\n\r\n"
          connection.send(Array((head + response.body).utf8))
        }
        connection.close()
      }
    }
  }

  func stop() { socket.close() }

  private static func request(from connection: LoopbackSocket) -> Request? {
    var bytes = Data()
    let blankLine = Data("\r\n\r\n".utf8)
    var end: Range<Data.Index>?
    while end == nil {
      let more = connection.received()
      if more.isEmpty { return nil }
      bytes += more
      end = bytes.range(of: blankLine)
    }
    guard let end else { return nil }
    let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
    let words = lines[0].split(separator: " ")
    guard words.count > 1 else { return nil }
    let length =
      lines.first { $0.lowercased().hasPrefix("content-length:") }
      .flatMap { Int($0.dropFirst("content-length:".count).trimmingCharacters(in: .whitespaces)) } ?? 0
    var body = Data(bytes[end.upperBound...])
    while body.count < length {
      let more = connection.received()
      if more.isEmpty { return nil }
      body += more
    }
    let path = words[1].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)[0]
    return Request(method: String(words[0]), path: String(path), body: body)
  }
}
