import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// The address of an exporter's page. A user and password written in it are kept apart, so that no message can show them.
struct PageURL: Sendable {
  /// Without user and password.
  let url: URL
  let host: String
  /// The value of the Authorization header; `nil` when the address has no user.
  private let authorization: String?

  init(_ text: String) throws {
    let shown = text.withoutCredentials.printable
    guard var components = URLComponents(string: text) else { throw ToolError("\(shown) is not a URL") }
    let scheme = (components.scheme ?? "").lowercased()
    guard scheme == "http" || scheme == "https" else {
      throw ToolError("\(shown) is neither an http nor an https URL")
    }
    guard let host = components.host, !host.isEmpty else { throw ToolError("\(shown) names no host") }
    let user = components.user
    let password = components.password ?? ""
    components.user = nil
    components.password = nil
    components.fragment = nil
    guard let url = components.url else { throw ToolError("\(shown) is not a URL") }
    self.url = url
    self.host = host
    authorization = user.map { "Basic " + Data("\($0):\(password)".utf8).base64EncodedString() }
  }

  var description: String { url.absoluteString.printable }

  /// `host:port`.
  var endpoint: String {
    let port = url.port ?? (url.scheme?.lowercased() == "https" ? 443 : 80)
    return "\(host.printable):\(port)"
  }

  /// Whether the page is on this machine, where no proxy is to be asked.
  var isLoopback: Bool {
    let name = host.lowercased().trimmingCharacters(in: ["[", "]"])
    return name == "localhost" || name.hasSuffix(".localhost") || name == "::1" || name.hasPrefix("127.")
  }

  /// Asks as a Prometheus 3 server does: for OpenMetrics first, with names in UTF-8.
  /// https://prometheus.io/docs/instrumenting/content_negotiation/
  func request(timeout: Double) -> URLRequest {
    var request = URLRequest(url: url, cachePolicy: .reloadIgnoringLocalCacheData, timeoutInterval: timeout)
    request.setValue(
      "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,"
        + "text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,text/plain;version=0.0.4;q=0.3,*/*;q=0.2",
      forHTTPHeaderField: "Accept")
    request.setValue("vigil", forHTTPHeaderField: "User-Agent")
    request.setValue("\(timeout)", forHTTPHeaderField: "X-Prometheus-Scrape-Timeout-Seconds")
    if let authorization { request.setValue(authorization, forHTTPHeaderField: "Authorization") }
    return request
  }

  /// The page that a redirect leads to. The user and password go along only to the same server.
  func redirected(to location: URL) throws -> PageURL {
    let target = try PageURL(location.absoluteString)
    let isSameServer = target.endpoint == endpoint && target.url.scheme == url.scheme
    return PageURL(target, authorization: isSameServer ? target.authorization ?? authorization : target.authorization)
  }

  private init(_ page: PageURL, authorization: String?) {
    url = page.url
    host = page.host
    self.authorization = authorization
  }
}
