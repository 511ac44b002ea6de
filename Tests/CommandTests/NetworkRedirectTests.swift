import Foundation
import HTTPHarness
import PullquoteModel
import Testing

@testable import pullquote

@Suite struct NetworkRedirectTests {
  @Test func `the address a feed has moved to for good is told, and only that`() async throws {
    let server = try HTTPServer { request in
      switch request.path {
      case "/old": .redirect(301, to: "/older")
      case "/older": .redirect(308, to: "/new")
      case "/new": .redirect(302, to: "/today")
      case "/today": .redirect(301, to: "/now")
      case "/brief": .redirect(307, to: "/now")
      default: .ok("<rss/>")
      }
    }
    let fetcher = Fetcher.curl()
    let moved = try await fetcher.get(FetchRequest(url: server.url("/old")))
    #expect(moved.permanentURL == server.url("/new"))
    #expect(moved.url == server.url("/now"))
    #expect(try await fetcher.get(FetchRequest(url: server.url("/brief"))).permanentURL == nil)
  }

  @Test func `redirects in a circle end`() async throws {
    let server = try HTTPServer { _ in .redirect(301, to: "/") }
    await #expect(throws: FetchError.self) {
      try await Fetcher.curl().get(FetchRequest(url: server.url("/")))
    }
    #expect(server.requests.count == 1 + RedirectWalk.longest)
  }

  @Test(arguments: ["file:///etc/passwd", "ftp://127.0.0.1/a", "data:text/xml,a", "mailto:a@b.c"])
  func `a redirect cannot leave the web`(target: String) async throws {
    let server = try HTTPServer { _ in .redirect(302, to: target) }
    let error = await #expect(throws: FetchError.self) {
      try await Fetcher.curl().get(FetchRequest(url: server.url("/")))
    }
    guard case .badRedirect(let address, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(address == target)
  }

  @Test(arguments: ["http://127.0.0.1:631/", "http://localhost/", "http://[::1]/admin"])
  func `a stranger cannot send us on to this very machine`(target: String) throws {
    var walk = try RedirectWalk(FetchRequest(url: "http://feed.example/"))
    let error = #expect(throws: FetchError.self) {
      try walk.take(
        HopAnswer(status: 302, headers: ResponseHeaders(), body: [], redirect: target))
    }
    #expect(error == .badRedirect(address: target, reason: "that is this very machine"))
    var request = FetchRequest(url: target)
    _ = try RedirectWalk(request)
    request.namedBy = "http://feed.example/"
    #expect(throws: FetchError.self) { try RedirectWalk(request) }
  }

  @Test func `passwords and own headers are not told to another server`() async throws {
    let other = try HTTPServer { _ in .ok("<rss/>") }
    let address = other.url("/elsewhere")
    let home = try HTTPServer { request in
      request.path == "/" ? .redirect(302, to: "/in") : .redirect(302, to: address)
    }
    _ = try await Fetcher.curl().get(
      FetchRequest(
        url: home.url("/"), headers: ["X-Key: mine"],
        credentialsCommand: ["/bin/echo", "anna:open sesame"]))
    for request in home.requests {
      #expect(request.headers["x-key"] == "mine")
      let secret = Data("anna:open sesame".utf8).base64EncodedString()
      #expect(request.headers["authorization"] == "Basic \(secret)")
    }
    #expect(home.requests.count == 2)
    let asked = try #require(other.requests.first)
    #expect(asked.headers["x-key"] == nil)
    #expect(asked.headers["authorization"] == nil)
  }

  @Test func `a header with a line break is not sent`() async throws {
    let server = try HTTPServer { _ in .ok("<rss/>") }
    _ = try await Fetcher.curl().get(
      FetchRequest(url: server.url("/"), headers: ["X-One: 1\r\nX-Two: 2", "X-Three: 3"]))
    let sent = try #require(server.requests.first).headers
    #expect(sent["x-one"] == nil && sent["x-two"] == nil && sent["x-three"] == "3")
  }

  @Test func `user and password in the address are sent and left out of it`() async throws {
    let server = try HTTPServer { _ in .ok("<rss/>") }
    let response = try await Fetcher.curl().get(
      FetchRequest(url: "http://anna:a%20b@127.0.0.1:\(server.port)/"))
    #expect(response.url == server.url("/"))
    let secret = Data("anna:a b".utf8).base64EncodedString()
    #expect(server.requests.first?.headers["authorization"] == "Basic \(secret)")
  }

  @Test(arguments: [
    (["/bin/false"], "failed with status 1"), (["/no/such/program"], "could not be started"),
    (["/bin/echo", "nothing useful"], "user:password"), (["/bin/sleep", "60"], "did not end"),
  ])
  func `a credentials command that fails is told without what it printed`(
    command: [String], words: String
  ) async throws {
    let error = await #expect(throws: FetchError.self) {
      try await CredentialsCommands(patience: 100).output(of: command)
    }
    let message = try #require(error).description
    #expect(message.contains(words))
    #expect(!message.contains("useful"))
  }
}
