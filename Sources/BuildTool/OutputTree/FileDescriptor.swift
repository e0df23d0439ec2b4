import Foundation

/// Whole reads and writes on file descriptors: interrupted and partial calls are continued.
enum FileDescriptor {
  /// Hands everything that `descriptor` gives to `consume`, a piece at a time.
  static func read(_ descriptor: Int32, named path: String, _ consume: (ArraySlice<UInt8>) throws -> Void) throws {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = buffer.withUnsafeMutableBytes { Foundation.read(descriptor, $0.baseAddress, $0.count) }
      if count == 0 { return }
      if count > 0 {
        try consume(buffer.prefix(count))
      } else if errno != EINTR {
        throw FileSystemError("read", path)
      }
    }
  }

  static func write(_ bytes: some Collection<UInt8>, to descriptor: Int32, named path: String) throws {
    let contiguous = ContiguousArray(bytes)
    try contiguous.withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count {
        let rest = UnsafeRawBufferPointer(rebasing: buffer[written...])
        let count = Foundation.write(descriptor, rest.baseAddress, rest.count)
        if count >= 0 {
          written += count
        } else if errno != EINTR {
          throw FileSystemError("write", path)
        }
      }
    }
  }
}
