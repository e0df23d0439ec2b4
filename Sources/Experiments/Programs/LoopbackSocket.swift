import Foundation

#if canImport(Glibc)
  private let streamSocket = Int32(SOCK_STREAM.rawValue)
#else
  private let streamSocket = SOCK_STREAM
#endif

/// TCP on 127.0.0.1, a connection a message.
struct LoopbackSocket {
  let descriptor: Int32

  static func listening() throws -> (socket: LoopbackSocket, port: UInt16) {
    let socket = try LoopbackSocket()
    var address = Self.address(port: 0)
    try withUnsafePointer(to: &address) { pointer in
      try pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        guard bind(socket.descriptor, pointer, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0,
          listen(socket.descriptor, 512) == 0
        else { throw socket.failure("listen") }
      }
    }
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    _ = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(socket.descriptor, $0, &length) }
    }
    return (socket, UInt16(bigEndian: address.sin_port))
  }

  static func connected(to port: UInt16) throws -> LoopbackSocket {
    let socket = try LoopbackSocket()
    var address = Self.address(port: port)
    try withUnsafePointer(to: &address) { pointer in
      try pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        guard connect(socket.descriptor, pointer, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0 else {
          throw socket.failure("connect")
        }
      }
    }
    return socket
  }

  /// A port that nobody listens on at this moment.
  static func freePort() throws -> UInt16 {
    let (socket, port) = try listening()
    socket.close()
    return port
  }

  private init() throws {
    descriptor = socket(AF_INET, streamSocket, 0)
    guard descriptor >= 0 else { throw Experiment.Failure("no socket: \(String(cString: strerror(errno)))") }
    var isOn: Int32 = 1
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &isOn, socklen_t(MemoryLayout<Int32>.size))
  }

  private init(descriptor: Int32) { self.descriptor = descriptor }

  /// The next connection; `nil` when the socket was closed.
  func accepted() -> LoopbackSocket? {
    let connection = accept(descriptor, nil, nil)
    return connection < 0 ? nil : LoopbackSocket(descriptor: connection)
  }

  /// Nobody may hold a connection up for longer.
  func limit(seconds: Int) {
    var limit = timeval(tv_sec: seconds, tv_usec: 0)
    for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
      setsockopt(descriptor, SOL_SOCKET, option, &limit, socklen_t(MemoryLayout<timeval>.size))
    }
  }

  /// The bytes that are there, none at the end.
  func received() -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = recv(descriptor, &buffer, buffer.count, 0)
    return Array(buffer.prefix(max(0, count)))
  }

  func send(_ bytes: [UInt8]) {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        Foundation.send(descriptor, $0.baseAddress, $0.count, Self.noSignal)
      }
      guard count > 0 else { return }
      sent += count
    }
  }

  func close() {
    shutdown(descriptor, Self.both)
    Foundation.close(descriptor)
  }

  private func failure(_ what: String) -> Experiment.Failure {
    defer { Foundation.close(descriptor) }
    return Experiment.Failure("\(what) on 127.0.0.1: \(String(cString: strerror(errno)))")
  }

  private static func address(port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return address
  }

  #if canImport(Glibc)
    private static let both = Int32(SHUT_RDWR)
    private static let noSignal = Int32(MSG_NOSIGNAL)
  #else
    private static let both = SHUT_RDWR
    private static let noSignal: Int32 = 0
  #endif
}
