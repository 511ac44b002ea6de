import HTTPHarness
import PullquoteModel
import Testing

@testable import pullquote

/// The live fetcher against a server on this machine.
@Suite struct NetworkTests {
  @Test func `validators go back to the server exactly as they came`() async throws {
    let server = try HTTPServer { request in
      request.headers["if-none-match"] == nil
        ? .ok("<rss/>", headers: [("ETag", "W/\"a, 'b'\""), ("Last-Modified", "yesterday, or so")])
        : .reply(status: 304)
    }
    let fetcher = Fetcher.curl()
    var request = FetchRequest(url: server.url("/feed"))
    let first = try await fetcher.get(request)
    #expect(first.status == 200)
    #expect(first.body == Array("<rss/>".utf8))
    #expect(first.etag == "W/\"a, 'b'\"")
    request.etag = first.etag
    request.lastModified = first.lastModified
    #expect(try await fetcher.get(request).status == 304)
    let sent = try #require(server.requests.last).headers
    #expect(sent["if-none-match"] == "W/\"a, 'b'\"")
    #expect(sent["if-modified-since"] == "yesterday, or so")
    #expect(sent["user-agent"]?.hasPrefix("pullquote/") == true)
  }

  @Test(arguments: [("gzip", Gzip.stored), ("br", Brotli.stored)])
  func `bodies are unpacked that were packed as asked for`(
    coding: String, pack: @escaping @Sendable ([UInt8]) -> [UInt8]
  ) async throws {
    let text = Array(String(repeating: "news ", count: 20_000).utf8)
    // Not every libcurl can unpack everything, but then it must not ask for it either.
    let server = try HTTPServer { request in
      let codings = request.headers["accept-encoding"]?.split(separator: ", ") ?? []
      guard codings.contains(where: { $0 == coding }) else {
        return .reply(status: 200, body: text)
      }
      return .reply(status: 200, headers: [("Content-Encoding", coding)], body: pack(text))
    }
    #expect(try await Fetcher.curl().get(FetchRequest(url: server.url("/"))).body == text)
    #expect(server.requests.first?.headers["accept-encoding"]?.contains("gzip") == true)
  }

  @Test func `what unpacks to more than the limit is given up`() async throws {
    let bomb = Gzip.bomb(8 << 20)
    #expect(bomb.count < 64 << 10)
    let server = try HTTPServer { _ in
      .reply(status: 200, headers: [("Content-Encoding", "gzip")], body: bomb)
    }
    await #expect(throws: FetchError.tooLarge(limit: 1 << 20)) {
      try await Fetcher.curl().get(FetchRequest(url: server.url("/"), bodyLimit: 1 << 20))
    }
  }

  @Test(arguments: [
    HTTPAnswer.reset,
    .raw(Array("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this".utf8)),
    .raw(Array("SMTP ready\r\n".utf8)),
    .reply(status: 200, headers: [("Content-Encoding", "gzip")], body: Array("no gzip".utf8)),
    .reply(
      status: 200, headers: [("Content-Encoding", "gzip")],
      body: Gzip.stored(Array("bad sum".utf8)).dropLast(8) + [UInt8](repeating: 1, count: 8)),
    .reply(status: 200, headers: [("X-Long", String(repeating: "x", count: 400_000))]),
  ])
  func `a broken answer is an error that names the host`(answer: HTTPAnswer) async throws {
    let server = try HTTPServer { _ in answer }
    let error = await #expect(throws: FetchError.self) {
      try await Fetcher.curl().get(FetchRequest(url: server.url("/")))
    }
    guard case .broken(let host, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(host == "127.0.0.1")
  }

  @Test(arguments: [
    HTTPAnswer.hang, .stall(Array("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nslow".utf8)),
  ])
  func `a server that hangs is given up in time`(answer: HTTPAnswer) async throws {
    let server = try HTTPServer { _ in answer }
    var settings = CurlSettings()
    settings.patience.total = 150
    await #expect(throws: FetchError.timedOut(host: "127.0.0.1")) {
      try await Fetcher.curl(settings: settings).get(FetchRequest(url: server.url("/")))
    }
  }

  @Test func `a server that hangs delays no other`() async throws {
    let hanging = try HTTPServer { _ in .hang }
    let good = try HTTPServer { _ in .ok("<rss/>") }
    var settings = CurlSettings()
    settings.limits.total = 4
    settings.limits.slowAfter = 0.05
    let fetcher = Fetcher.curl(settings: settings)
    let addresses = (0..<12).map { hanging.url("/\($0)") }
    let stuck = Task {
      await withTaskGroup(of: Void.self) { group in
        for url in addresses {
          group.addTask { _ = try? await fetcher.get(FetchRequest(url: url)) }
        }
      }
    }
    for number in 0..<5 {
      #expect(try await fetcher.get(FetchRequest(url: good.url("/\(number)"))).status == 200)
    }
    stuck.cancel()
    await stuck.value
  }

  @Test func `cancelling ends a transfer at once, running or waiting`() async throws {
    let server = try HTTPServer { _ in .hang }
    var settings = CurlSettings()
    settings.limits.total = 1
    let fetcher = Fetcher.curl(settings: settings)
    let url = server.url("/")
    let tasks = (0..<3).map { _ in
      Task { () -> FetchError? in
        do throws(FetchError) {
          _ = try await fetcher.get(FetchRequest(url: url))
          return nil
        } catch {
          return error
        }
      }
    }
    for task in tasks { task.cancel() }
    for task in tasks { #expect(await task.value == .cancelled) }
  }

  @Test func `no more transfers run at once than allowed, and that many do`() async throws {
    // Opens only when three requests wait at it; with fewer at once it would stay shut.
    let gate = Gate(opensAt: 3)
    let server = try HTTPServer { _ in .held(gate, .ok("<rss/>")) }
    var settings = CurlSettings()
    settings.limits.total = 3
    let fetcher = Fetcher.curl(settings: settings)
    let url = server.url("/")
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<9 {
        group.addTask { (try? await fetcher.get(FetchRequest(url: url)))?.status == 200 }
      }
      for await isGood in group { #expect(isGood) }
    }
    #expect(server.mostAtOnce == 3)
  }

  @Test func `cookies go back to the host that set them and to no other`() async throws {
    let server = try HTTPServer { request in
      switch request.path {
      case "/": .reply(status: 302, headers: [("Location", "/in"), ("Set-Cookie", "seen=1")])
      default: .ok(request.headers["cookie"] ?? "none")
      }
    }
    let fetcher = Fetcher.curl()
    let home = try await fetcher.get(FetchRequest(url: server.url("/")))
    #expect(home.body == Array("seen=1".utf8))
    // The same machine under another name.
    let other = "http://localhost:\(server.port)/in"
    #expect(try await fetcher.get(FetchRequest(url: other)).body == Array("none".utf8))
  }

  @Test(arguments: [
    "file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1/", "feeds.example/a", "",
    "http://", "http://a b/", "javascript:alert(1)", "http://host/a\r\nX: y",
  ])
  func `only the web is fetched`(address: String) async throws {
    await #expect(throws: FetchError.badAddress(address)) {
      try await Fetcher.curl().get(FetchRequest(url: address))
    }
  }

  @Test func `a host that is not there is told from one that lets nobody in`() async throws {
    let port = try HTTPServer { _ in .reset }.port
    let closed = await #expect(throws: FetchError.self) {
      try await Fetcher.curl().get(FetchRequest(url: "http://127.0.0.1:\(port)/"))
    }
    #expect(closed == .unreachable(host: "127.0.0.1", reason: "no connection"))
    let unknown = await #expect(throws: FetchError.self) {
      try await Fetcher.curl().get(FetchRequest(url: "http://nowhere.invalid/"))
    }
    #expect(
      unknown == .unreachable(host: "nowhere.invalid", reason: "there is no such host"))
  }
}
