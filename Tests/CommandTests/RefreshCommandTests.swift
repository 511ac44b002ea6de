import Foundation
import HTTPHarness
import Testing

/// `add` and `refresh` as programs, against a server on this machine.
@Suite struct RefreshCommandTests {
  @Test func `a feed is added, its articles kept, and nothing is fetched twice`() throws {
    let server = try HTTPServer { request in
      request.headers["if-none-match"] == "\"1\""
        ? .reply(status: 304) : .ok(harbour, headers: [("ETag", "\"1\"")])
    }
    let home = try Home()
    let url = server.url("/news.xml")
    let added = try home.run("add", url, "--folder", "News", "--tag", "daily")
    #expect(added.status == 0, "\(added.errors)")
    #expect(added.output == "Harbour News: 2 articles\n")
    let file = try home.feeds()
    #expect(file.contains("[News]") && file.contains(url) && file.contains("#daily"))
    #expect(server.requests.count == 1)
    let again = try home.run("add", url)
    #expect(again.status == 0)
    #expect(again.errors.contains("already"))
    let refreshed = try home.run("refresh", "--force", "--fetch-only")
    #expect(refreshed.status == 0, "\(refreshed.errors)")
    #expect(refreshed.output.contains("1 feed without news"))
    #expect(server.requests.last?.headers["if-none-match"] == "\"1\"")
  }

  @Test func `a page leads to its feeds, and of several one is chosen`() throws {
    let server = try HTTPServer { request in
      switch request.path {
      case "/": .ok(page, type: "text/html")
      case "/news.xml", "/sport.xml": .ok(harbour)
      default: .reply(status: 404)
      }
    }
    let home = try Home()
    let listed = try home.run("add", server.url("/"))
    #expect(listed.status == 1)
    #expect(
      listed.output == """
        1  \(server.url("/news.xml"))  News
        2  \(server.url("/sport.xml"))  Sport

        """)
    #expect(try home.run("add", server.url("/"), "--choose", "3").status == 2)
    let chosen = try home.run("add", server.url("/"), "--choose", "2", "--title", "Games")
    #expect(chosen.output == "Games: 2 articles\n")
    #expect(try home.feeds().contains("\(server.url("/sport.xml")) \"Games\""))
  }

  @Test func `a page and a file are kept as articles`() throws {
    let body = String(
      repeating: "<p>The ships pass the bridge, the harbour master said.</p>", count: 9)
    let server = try HTTPServer { _ in
      .ok(
        "<html><head><title>Open</title></head><body><article><h1>Open</h1>\(body)"
          + "</article></body></html>", type: "text/html")
    }
    let home = try Home()
    let kept = try home.run("add", "--article", server.url("/open.html"))
    #expect(kept.status == 0, "\(kept.errors)")
    #expect(kept.output == "Open: kept\n")
    let file = try home.scratch.file("story.txt", Array("Late\n\nThe ferry was late.\n".utf8))
    let fromFile = try home.run("add", file.path)
    #expect(fromFile.status == 0, "\(fromFile.errors)")
    let nowhere = try home.run("add", home.scratch.url.path + "/nothing.txt")
    #expect(nowhere.status == 2)
    #expect(nowhere.errors.contains("no such file"))
  }

  @Test func `feeds that fail are listed with the reason, and all failing is told by the status`()
    throws
  {
    let server = try HTTPServer { request in
      request.path == "/good.xml" ? .ok(harbour) : .reply(status: 404)
    }
    let home = try Home()
    try home.write(feeds: "\(server.url("/bad.xml")) \"Broken\"\n\(server.url("/good.xml"))\n")
    let outcome = try home.run("refresh", "--fetch-only")
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("Broken: failed: there is nothing at this address (404)"))
    #expect(outcome.output.contains("\nHarbour News: 2 new\n"))
    let named = try home.run("refresh", "broken", "--fetch-only")
    #expect(named.status == 1)
    let resting = try home.run("refresh", "--fetch-only")
    #expect(resting.status == 0)
    #expect(resting.output.contains("no feed is due; the next is in "))
    let json = try home.run("refresh", "--force", "--json", "--fetch-only")
    let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    let feeds = try #require(object?["feeds"] as? [[String: Any]])
    #expect(feeds.map { $0["status"] as? String } == ["failed", "unchanged"])
    #expect(object?["failed"] as? Int == 1)
  }

  @Test func `the proxy of the environment is asked`() throws {
    let proxy = try HTTPServer { _ in .ok(harbour) }
    let home = try Home()
    try home.write(feeds: "http://feed.example/news.xml\n")
    let outcome = try home.run(
      "refresh", "--fetch-only", environment: ["http_proxy": proxy.url(""), "no_proxy": ""])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(proxy.requests.map(\.path) == ["http://feed.example/news.xml"])
  }

  @Test func `no feed can name a file`() throws {
    let home = try Home()
    let secret = try home.scratch.file("secret.xml", Array(harbour.utf8))
    let server = try HTTPServer { _ in .redirect(301, to: "file://\(secret.path)") }
    try home.write(feeds: "\(server.url("/feed"))\n")
    let outcome = try home.run("refresh", "--fetch-only")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("no http or https address"))
    #expect(!outcome.output.contains("Harbour News"))
  }

  @Test func `without feeds, and with a name nobody has, it says what to do`() throws {
    let home = try Home()
    let none = try home.run("refresh")
    #expect(none.status == 2)
    #expect(none.errors.contains("pullquote add ADDRESS"))
    try home.write(feeds: "http://127.0.0.1:1/feed\n")
    let unknown = try home.run("refresh", "zebra")
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("zebra"))
  }
}

private let harbour = """
  <rss version="2.0"><channel><title>Harbour News</title><link>http://a.example/</link>
  <item><guid>1</guid><title>The bridge is open</title><link>http://a.example/1</link>
  <description>Ships pass again.</description></item>
  <item><guid>2</guid><title>The ferry is late</title><link>http://a.example/2</link>
  <description>Nobody knows why.</description></item>
  </channel></rss>
  """

private let page = """
  <!DOCTYPE html><html><head><title>Harbour</title>
  <link rel="alternate" type="application/rss+xml" href="/news.xml" title="News">
  <link rel="alternate" type="application/rss+xml" href="/sport.xml" title="Sport"></head>
  <body><p>Welcome.</p></body></html>
  """
