#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The order of UTF-8 bytes, which is that of code points.
///
/// Swift's own order takes canonically equivalent strings for equal; to Prometheus they are different names and values.
enum ByteOrder {
  static func precedes(_ left: String, _ right: String) -> Bool {
    let answer = left.utf8.withContiguousStorageIfAvailable { left in
      right.utf8.withContiguousStorageIfAvailable { right -> Bool in
        guard let first = left.baseAddress, let second = right.baseAddress else { return left.count < right.count }
        let difference = memcmp(first, second, min(left.count, right.count))
        return difference == 0 ? left.count < right.count : difference < 0
      }
    }
    return answer.flatMap { $0 } ?? left.utf8.lexicographicallyPrecedes(right.utf8)
  }
}
