import Foundation

/// Asks one of the real programs on 127.0.0.1.
struct HTTPClient: Sendable {
  let port: UInt16

  struct Answer {
    var status: Int
    var body: Data
  }

  func get(_ path: String, _ parameters: [(String, String)] = []) throws -> Answer {
    try send("GET", path + Self.query(parameters), body: nil)
  }

  func post(_ path: String, json: Any) throws -> Answer {
    try send("POST", path, body: ("application/json", try JSONSerialization.data(withJSONObject: json)))
  }

  func post(_ path: String, form: [(String, String)]) throws -> Answer {
    try send(
      "POST", path, body: ("application/x-www-form-urlencoded", Data(Self.query(form).dropFirst().utf8)))
  }

  /// HTTP 1.0: the answer ends with the connection.
  private func send(_ method: String, _ path: String, body: (type: String, data: Data)?) throws -> Answer {
    let socket = try LoopbackSocket.connected(to: port)
    defer { socket.close() }
    socket.limit(seconds: 60)
    var head = "\(method) \(path) HTTP/1.0\r\nHost: 127.0.0.1:\(port)\r\n"
    if let body { head += "Content-Type: \(body.type)\r\nContent-Length: \(body.data.count)\r\n" }
    socket.send(Array((head + "\r\n").utf8) + (body?.data ?? Data()))
    var bytes: [UInt8] = []
    while true {
      let more = socket.received()
      if more.isEmpty { break }
      bytes += more
    }
    guard let end = Data(bytes).range(of: Data("\r\n\r\n".utf8)),
      let status = String(decoding: bytes.prefix(32), as: UTF8.self).split(separator: " ").dropFirst().first,
      let code = Int(status)
    else { throw Experiment.Failure("no answer from 127.0.0.1:\(port)\(path)") }
    return Answer(status: code, body: Data(bytes[end.upperBound...]))
  }

  private static func query(_ parameters: [(String, String)]) -> String {
    if parameters.isEmpty { return "" }
    return "?" + parameters.map { "\(escaped($0))=\(escaped($1))" }.joined(separator: "&")
  }

  private static func escaped(_ text: String) -> String {
    text.utf8.map { byte in
      let isPlain =
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      let digits = String(byte, radix: 16)
      return isPlain ? String(UnicodeScalar(byte)) : "%" + (digits.count < 2 ? "0" : "") + digits
    }.joined()
  }
}
