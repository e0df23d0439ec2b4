import Foundation

/// The limits of this process; for tests in a child.
enum ResourceLimit {
  #if canImport(Glibc)
    typealias Resource = __rlimit_resource
  #else
    typealias Resource = Int32
  #endif

  /// Says whether it could.
  static func set(_ resource: Resource, to count: Int) -> Bool {
    var limit = rlimit(rlim_cur: rlim_t(count), rlim_max: rlim_t(count))
    #if canImport(Glibc)
      return setrlimit(__rlimit_resource_t(resource.rawValue), &limit) == 0
    #else
      return setrlimit(resource, &limit) == 0
    #endif
  }
}
