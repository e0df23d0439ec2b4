import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Keeps pages of this machine away from proxies.
///
/// Foundation on Linux leaves proxies to libcurl, which reads `http_proxy`, `https_proxy`, `all_proxy` and `no_proxy`, and
/// does not look at the configuration; elsewhere the configuration is what counts.
enum Proxies {
  /// The environment changes for the rest of the process, which captures one page and ends.
  static func avoid(_ host: String, in configuration: URLSessionConfiguration) {
    configuration.connectionProxyDictionary = [:]
    let exceptions = ProcessInfo.processInfo.environment["no_proxy"] ?? ProcessInfo.processInfo.environment["NO_PROXY"]
    let name = host.trimmingCharacters(in: ["[", "]"])
    if exceptions == "*" || exceptions?.split(separator: ",").contains(Substring(name)) == true { return }
    setenv("no_proxy", exceptions.map { $0.isEmpty ? name : "\($0),\(name)" } ?? name, 1)
  }
}
