/// Files that are no exposition but are often saved as one.
enum ForeignContent {
  /// What a page that was refused is instead, with what to do; `nil` if it looks like an exposition.
  static func explanation(of page: UnsafeRawBufferPointer) -> String? {
    func starts(_ bytes: [UInt8]) -> Bool { page.starts(with: bytes) }
    if starts([0x1F, 0x8B]) {
      return "the file is compressed with gzip: decompress it, or capture it with curl --compressed"
    }
    if starts([0xEF, 0xBB, 0xBF]) {
      return "the file starts with a byte order mark, which a server refuses: save it as UTF-8 without one"
    }
    if starts([0xFF, 0xFE]) || starts([0xFE, 0xFF]) {
      return "the file is UTF-16, which a server refuses: save it as UTF-8 (PowerShell: curl.exe -o instead of '>')"
    }
    if starts(Array("HTTP/".utf8)) {
      return "the file starts with the headers of the HTTP answer: capture it without curl's -i"
    }
    let blanks = page.prefix { ASCII.isBlankOrTab($0) || $0 == ASCII.lineFeed || $0 == ASCII.carriageReturn }
    guard blanks.endIndex < page.endIndex else { return nil }
    let rest = page[blanks.endIndex...]
    if rest.first == UInt8(ascii: "<") {
      return "the file is an HTML or XML page, likely an error or a login: check the address and the access"
    }
    if rest.first == ASCII.openBrace, isJSONObject(rest.dropFirst()) {
      return "the file is JSON, such as an answer of Prometheus' HTTP API, and not an exposition: "
        + "capture a target's /metrics, or the server's /federate"
    }
    return nil
  }

  /// Whether a quoted string and a colon follow the brace.
  private static func isJSONObject(_ rest: Slice<UnsafeRawBufferPointer>) -> Bool {
    let key = rest.prefix(256).drop { ASCII.isBlankOrTab($0) || $0 == ASCII.lineFeed || $0 == ASCII.carriageReturn }
    guard key.first == ASCII.quote, let close = key.dropFirst().firstIndex(of: ASCII.quote) else { return false }
    return key[(close + 1)...].first { !ASCII.isBlankOrTab($0) } == UInt8(ascii: ":")
  }
}
