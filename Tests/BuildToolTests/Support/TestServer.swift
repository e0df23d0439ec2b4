import Foundation
import Synchronization

/// A small HTTP server on 127.0.0.1 that gives each path its fixed answer, a connection at a time.
final class TestServer: Sendable {
  /// What happens to a connection after the request has been read.
  enum Answer: Sendable {
    /// These bytes, then the connection is closed.
    case bytes([UInt8])
    /// Nothing until the client goes.
    case silence

    /// A whole answer.
    static func page(
      _ status: String, _ body: [UInt8], type: String? = "text/plain; version=0.0.4", headers: [String] = []
    ) -> Answer {
      let type = type.map { ["Content-Type: \($0)"] } ?? []
      let head = ["HTTP/1.1 \(status)", "Content-Length: \(body.count)", "Connection: close"] + type + headers
      return .bytes(Array((head.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body)
    }

    static func page(_ status: String, _ body: String, headers: [String] = []) -> Answer {
      page(status, Array(body.utf8), headers: headers)
    }

    static func redirect(to location: String) -> Answer { page("302 Found", "", headers: ["Location: \(location)"]) }
  }

  let port: Int
  private let listener: Int32
  private let seen = Mutex<[String]>([])

  struct SocketError: Error {}

  /// - Parameter answers: by path; other paths get 404. They are told the server's own `http://127.0.0.1:port`.
  init(_ answers: @escaping @Sendable (_ base: String) -> [String: Answer]) throws {
    #if canImport(Glibc)
      let stream = Int32(SOCK_STREAM.rawValue)
    #else
      let stream = SOCK_STREAM
    #endif
    signal(SIGPIPE, SIG_IGN)
    let listener = socket(AF_INET, stream, 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isListening = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, length) == 0 && listen(listener, 16) == 0 && getsockname(listener, $0, &length) == 0
      }
    }
    guard listener >= 0, isListening else { throw SocketError() }
    self.listener = listener
    port = Int(UInt16(bigEndian: address.sin_port))
    let table = answers("http://127.0.0.1:\(port)")
    Thread.detachNewThread { [weak self] in
      while true {
        let connection = accept(listener, nil, nil)
        if connection < 0 {
          // Closed here and not by the owner: its number may be the next server's before this thread asks again.
          close(listener)
          return
        }
        let request = Self.request(on: connection)
        self?.seen.withLock { $0.append(request) }
        let path = request.split(separator: " ").dropFirst().first.map(String.init) ?? ""
        switch table[path] ?? .page("404 Not Found", "no such page\nsecond line") {
        case .bytes(let bytes):
          _ = bytes.withUnsafeBytes { write(connection, $0.baseAddress, $0.count) }
          close(connection)
        case .silence:
          Thread.detachNewThread {
            var byte: UInt8 = 0
            while read(connection, &byte, 1) > 0 {}
            close(connection)
          }
        }
      }
    }
  }

  deinit { shutdown(listener, Int32(SHUT_RDWR)) }

  func url(_ path: String) -> String { "http://127.0.0.1:\(port)\(path)" }

  /// The requests so far, whole heads.
  var requests: [String] { seen.withLock { $0 } }

  private static func request(on connection: Int32) -> String {
    var head: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4_096)
    while !String(decoding: head, as: UTF8.self).contains("\r\n\r\n") {
      let count = read(connection, &buffer, buffer.count)
      if count <= 0 { break }
      head += buffer.prefix(count)
      if head.first == 0x16 { break }  // The beginning of a TLS handshake.
    }
    return String(decoding: head, as: UTF8.self)
  }
}
