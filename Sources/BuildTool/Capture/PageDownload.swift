import Foundation
import Synchronization

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Reads one page over HTTP into a file, piece by piece as it comes.
///
/// Foundation asks for compressed pages and decompresses them; the limit counts decompressed bytes.
final class PageDownload: NSObject, URLSessionDataDelegate {
  static let greatestRedirects = 5

  private struct State {
    var page: PageURL
    var redirects = 0
    var status: Int?
    var contentType: String?
    /// The beginning of an answer that is not a page, to quote from.
    var quoted: [UInt8] = []
    var byteCount = 0
    /// The first thing that went wrong.
    var failure: ToolError?
  }

  private let state: Mutex<State>
  private let timeout: Double
  private let limit: Int
  private let write: @Sendable (Data) throws -> Void
  private let isDone = DispatchSemaphore(value: 0)

  private init(
    _ page: PageURL, timeout: Double, limit: Int, write: @escaping @Sendable (Data) throws -> Void
  ) {
    state = Mutex(State(page: page))
    self.timeout = timeout
    self.limit = limit
    self.write = write
  }

  /// Returns when the whole page has been handed to `write`.
  ///
  /// - Parameters:
  ///   - timeout: seconds for everything.
  ///   - limit: bytes.
  /// - Returns: the page's Content-Type.
  static func run(
    _ page: PageURL, timeout: Double, limit: Int, write: @escaping @Sendable (Data) throws -> Void
  ) throws -> String? {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.timeoutIntervalForRequest = timeout
    if page.isLoopback { Proxies.avoid(page.host, in: configuration) }
    let download = PageDownload(page, timeout: timeout, limit: limit, write: write)
    let session = URLSession(configuration: configuration, delegate: download, delegateQueue: nil)
    defer { session.invalidateAndCancel() }
    session.dataTask(with: page.request(timeout: timeout)).resume()
    if download.isDone.wait(timeout: .now() + timeout) == .timedOut { download.failWithTimeout() }
    return try download.state.withLock { state in
      if let failure = state.failure { throw failure }
      return state.contentType
    }
  }

  private func fail(_ state: inout State, _ reason: String, hint: String? = nil) {
    if state.failure == nil {
      state.failure = ToolError("cannot capture \(state.page.description): \(reason)", hint: hint)
    }
  }

  private func failWithTimeout() {
    state.withLock { state in
      let progress = state.status == nil ? "no answer" : "no end of the page, \(Quantity.bytes(state.byteCount)) so far"
      fail(&state, "\(progress) after \(Self.number(timeout)) s", hint: "--timeout SECONDS waits longer")
    }
  }

  private static func number(_ seconds: Double) -> String {
    seconds == seconds.rounded() ? "\(Int(seconds))" : "\(seconds)"
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
    newRequest request: URLRequest, completionHandler: @escaping @Sendable (URLRequest?) -> Void
  ) {
    let next = state.withLock { state -> URLRequest? in
      state.redirects += 1
      guard state.redirects <= Self.greatestRedirects else {
        fail(&state, "more than \(Self.greatestRedirects) redirects")
        return nil
      }
      do {
        // Foundation on Linux turns any scheme into http, so the header is read again.
        let location = response.value(forHTTPHeaderField: "Location").flatMap {
          URL(string: $0, relativeTo: state.page.url)
        }
        guard let url = location ?? request.url else { throw ToolError("the server redirects to nowhere") }
        state.page = try state.page.redirected(to: url.absoluteURL)
        return state.page.request(timeout: timeout)
      } catch {
        fail(&state, "\(error)")
        return nil
      }
    }
    completionHandler(next)
    if next == nil { task.cancel() }
  }

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
  ) {
    state.withLock { state in
      let answer = response as? HTTPURLResponse
      state.status = answer?.statusCode ?? 0
      state.contentType = answer?.value(forHTTPHeaderField: "Content-Type")
    }
    completionHandler(.allow)
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    let goesOn = state.withLock { state -> Bool in
      if state.failure != nil { return false }
      if state.status != 200 {
        state.quoted += data.prefix(4_096 - state.quoted.count)
        return state.quoted.count < 4_096
      }
      state.byteCount += data.count
      if state.byteCount > limit {
        fail(&state, "the page has more than \(Quantity.bytes(limit))")
        return false
      }
      do {
        try write(data)
        return true
      } catch {
        state.failure = ToolError("\(error)")
        return false
      }
    }
    if !goesOn { dataTask.cancel() }
  }

  func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
    state.withLock { state in
      if let status = state.status, status != 200 {
        fail(&state, Self.refusal(status, state.quoted))
      } else if let error {
        let (reason, hint) = Self.explained(error, state)
        fail(&state, reason, hint: hint)
      } else if state.status == nil {
        fail(&state, "the server sent no answer")
      }
    }
    isDone.signal()
  }

  /// The status, and the first line of what the server says about it.
  private static func refusal(_ status: Int, _ body: [UInt8]) -> String {
    let line = body.split(whereSeparator: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }).first ?? []
    let said = String(decoding: line.prefix(200), as: UTF8.self).printable
    let title = HTTPURLResponse.localizedString(forStatusCode: status).lowercased()
    return "the server answers \(status) (\(title))" + (said.isEmpty ? "" : ": \(said)")
  }

  /// Foundation on Linux has no own code for a failed handshake or a broken-off page; what had happened before tells.
  private static func explained(_ error: any Error, _ state: State) -> (reason: String, hint: String?) {
    let code = (error as? URLError)?.code ?? .unknown
    let reason = error.localizedDescription.printable
    switch code {
    case .cannotConnectToHost:
      return ("nothing accepts connections at \(state.page.endpoint)", "is the exporter running, and is that its port?")
    case .cannotFindHost, .dnsLookupFailed: return ("there is no host named \(state.page.host.printable)", nil)
    case .timedOut: return ("no answer in time", "--timeout SECONDS waits longer")
    default: break
    }
    if state.status != nil { return ("the page broke off after \(Quantity.bytes(state.byteCount)): \(reason)", nil) }
    if state.page.url.scheme?.lowercased() == "https", code == .unknown || tlsCodes.contains(code) {
      return ("no TLS connection that can be trusted: \(reason)", nil)
    }
    return (reason, nil)
  }

  private static let tlsCodes: [URLError.Code] = [
    .secureConnectionFailed, .serverCertificateUntrusted, .serverCertificateHasBadDate,
    .serverCertificateHasUnknownRoot, .serverCertificateNotYetValid, .clientCertificateRejected,
    .clientCertificateRequired,
  ]
}
