import Foundation
import Testing

@testable import BuildTool

@Suite struct PageURLTests {
  @Test(arguments: [
    ("http://host:9106/metrics", "http://host:9106/metrics", "host:9106"),
    ("HTTPS://host", "HTTPS://host", "host:443"),
    ("http://user:secret@host/x", "http://host/x", "host:80"),
    ("http://[::1]:9106/metrics?match[]=a#f", "http://[::1]:9106/metrics?match%5B%5D=a", "[::1]:9106"),
  ])
  func reads(text: String, shown: String, endpoint: String) throws {
    let page = try PageURL(text)
    #expect(page.description == shown)
    #expect(page.endpoint == endpoint)
  }

  @Test(arguments: [
    ("ftp://user:secret@host/x", "ftp://host/x is neither an http nor an https URL"),
    ("http://", "http:// names no host"),
    ("http:///x", "http:///x names no host"),
    ("http://user:secret@:80/x", "http://:80/x names no host"),
    ("http://user:sec/ret@ho st:x/", "http://ho st:x/ is not a URL"),
  ])
  func refusesWithoutShowingPasswords(text: String, message: String) {
    let error = #expect(throws: ToolError.self) { try PageURL(text) }
    #expect(error?.message.contains("secret") == false)
    #expect(error?.message.contains("ret@") == false)
    #expect(error?.message == message)
  }

  @Test func credentialsGoToTheSameServerOnly() throws {
    let page = try PageURL("http://user:secret@host:9106/a")
    func header(_ page: PageURL) -> String? { page.request(timeout: 1).value(forHTTPHeaderField: "Authorization") }
    #expect(header(page) == "Basic dXNlcjpzZWNyZXQ=")
    func redirected(_ location: String) throws -> PageURL {
      try page.redirected(to: try #require(URL(string: location)))
    }
    #expect(header(try redirected("http://host:9106/b")) == "Basic dXNlcjpzZWNyZXQ=")
    #expect(header(try redirected("http://host:9107/b")) == nil)
    #expect(header(try redirected("https://host:9106/b")) == nil)
    #expect(header(try redirected("http://other:9106/b")) == nil)
    #expect(header(try redirected("http://me:too@other/b")) == "Basic bWU6dG9v")
    #expect(throws: ToolError.self) { try redirected("file:///etc/passwd") }
  }

  @Test(arguments: [
    ("http://localhost/", true), ("http://a.localhost/", true), ("http://127.1.2.3/", true), ("http://[::1]/", true),
    ("http://example.org/", false), ("http://localhost.example.org/", false),
  ])
  func loopback(text: String, isLoopback: Bool) throws {
    #expect(try PageURL(text).isLoopback == isLoopback)
  }
}
