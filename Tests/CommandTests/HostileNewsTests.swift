import Feeds
import Foundation
import HTTPHarness
import Testing

/// Feeds and lists by somebody who means harm, from the fetch to every way of printing them.
@Suite struct HostileNewsTests {
  private static let secretWords = "PIN-4711-harbour"

  /// A reader who follows feeds of a hostile server, and has fetched them.
  private struct Victim: Sendable {
    let home: Home
    let server: HTTPServer
    let refreshed: Program.Outcome

    /// One for all tests: none of them changes what is kept.
    static let shared: Result<Victim, any Error> = {
      atexit {
        guard case .success(let victim) = Victim.shared else { return }
        try? FileManager.default.removeItem(at: victim.home.scratch.url)
      }
      return Result { try Victim() }
    }()

    init() throws {
      home = try Home()
      let secret = try home.scratch.file("secret.txt", Array(secretWords.utf8)).path
      let server = try HTTPServer { request in
        switch request.path {
        case "/page": .ok(HostileNews.page(secret: secret), type: "text/html")
        case "/to-file": .redirect(301, to: "file://\(secret)")
        case "/to-gopher": .redirect(302, to: "gopher://127.0.0.1:1/_x")
        case "/to-orders": .redirect(302, to: "dict://\(HostileNews.orders)")
        default:
          HostileNews(secret: secret, site: "http://\(request.headers["host"] ?? "")")
            .documents.first { $0.path == request.path }.map { .ok($0.body) }
            ?? .reply(status: 404)
        }
      }
      let news = HostileNews(secret: secret, site: server.url(""))
      let paths = news.documents.map(\.path) + ["/to-file", "/to-gopher", "/to-orders"]
      try home.write(feeds: paths.map { server.url($0) + "\n" }.joined())
      self.server = server
      refreshed = try home.run("refresh")
    }
  }

  /// Every way of printing what is kept.
  private static let listings: [[String]] = {
    let formats = [[], ["--json"], ["--csv"], ["--markdown"]]
    return formats.flatMap { format in
      [
        ["search", "--limit", "0"], ["search", "bridge or ferry or mill"], ["speakers"],
        ["entities"], ["quotes", "--all"], ["quotes", "--about", "bridge", "--variants"],
        ["entities", "--name", "quist"],
      ].map { $0 + format }
    } + [
      ["quotes", "--all", "--jsonld"], ["list"], ["list", "--json"], ["list", "--csv"],
      ["list", "--failing"], ["export"], ["export", "--format", "newsboat"],
      ["export", "--format", "newsraft"], ["export", "--format", "urls"],
      ["archive", "export"], ["archive", "export", "--annotations"], ["archive", "check"],
      ["search", HostileNews.orders], ["search", "fo\(HostileNews.orders)o:x"],
      ["mark", "--query", "(\(HostileNews.orders)", "--read"],
      ["quotes", "--speaker", "x\(HostileNews.orders)"],
      ["refresh", "--force", "--json"], ["refresh", "x\(HostileNews.orders)"],
    ]
  }()

  @Test func `no order to the terminal, no secret and no active target gets out`() throws {
    let victim = try Victim.shared.get()
    #expect(victim.refreshed.status == 0, "\(victim.refreshed)")
    let ids = try victim.home.rows(["search", "--limit", "0"]).compactMap { $0["id"] as? Int }
    #expect(ids.count >= 10)
    let pages = ids.flatMap { id in
      [[], ["--links"], ["--quotes-only"], ["--json"]].map { ["show", "\(id)"] + $0 }
    }
    check(victim.refreshed, ["refresh"])
    for command in Self.listings + pages {
      check(try victim.home.run(command), command)
    }
    #expect(!victim.server.requests.contains { $0.path.hasPrefix("/never") })
  }

  @Test func `what was meant to be read is still there`() throws {
    let home = try Victim.shared.get().home
    let quotes = try home.rows(["quotes"]).compactMap { $0["words"] as? String }
    for words in ["The bridge", "The ferry", "The mill", "The script is gone", "Plain"] {
      #expect(quotes.contains { $0.hasPrefix(words) }, "\(words)")
    }
    #expect(try !home.rows(["speakers", "quist"]).isEmpty)
  }

  @Test func `what is hidden in the archive's own file is no secret either`() throws {
    let home = try Victim.shared.get().home
    // What lies beside the archive comes and goes while another test's command has it open.
    let names = try FileManager.default.contentsOfDirectory(atPath: home.data)
      .filter { !$0.hasSuffix("-wal") && !$0.hasSuffix("-shm") }
    #expect(names.contains("archive.sqlite"))
    for name in names {
      let bytes = try Data(contentsOf: URL(filePath: home.data + "/" + name))
      #expect(bytes.range(of: Data(Self.secretWords.utf8)) == nil, "\(name)")
    }
  }

  @Test func `a title without end takes a few lines at most`() throws {
    let home = try Victim.shared.get().home
    for command in ["search", "list", "quotes"] {
      let lines = try home.run(command, "--limit", "0").output.split(separator: "\n")
      #expect(lines.allSatisfy { $0.count <= 2000 }, "\(command): \(lines.map(\.count).max() ?? 0)")
    }
  }

  @Test(
    arguments: [
      ("urls", "exec:touch RAN\n\"exec:touch RAN\" \"~x\"\n"),
      ("urls", "\"filter:touch RAN:SITE/twice\" \"news\"\nfilter:touch RAN:SITE/raw\n"),
      ("urls", "SITE/twice \"~`touch RAN`\" $(touch RAN)\n"),
      ("feeds", "@ x\n$(touch RAN) \"Title\"\nSITE/twice \"Title\" < touch RAN\n"),
      (
        "sfeedrc",
        "feeds() {\n  feed \"x\" \"$(touch RAN)\"\n  feed \"`touch RAN`\" \"SITE/twice\"\n}\n"
      ),
      ("feeds", "[News]\nSITE/twice #news auth=\"touch RAN\"\n"),
      (
        "list.opml",
        "<opml version=\"2.0\"><body><outline text=\"x\" xmlUrl=\"exec:touch RAN\"/>"
          + "<outline text=\"y\" xmlUrl=\"file://RAN\" auth=\"touch RAN\"/></body></opml>"
      ),
    ])
  func `no program that an imported list names is run`(name: String, list: String) throws {
    let server = try HTTPServer { _ in .ok("<rss version=\"2.0\"><channel/></rss>") }
    let home = try Home()
    let sign = home.scratch.url.path + "/ran"
    let text = list.replacing("RAN", with: sign).replacing("SITE", with: server.url(""))
    let file = try home.scratch.file(name, Array(text.utf8))
    let imported = try home.run("import", file.path)
    #expect(imported.status != 2, "\(imported)")
    check(imported, ["import", name])
    check(try home.run("refresh"), ["refresh"])
    #expect(!FileManager.default.fileExists(atPath: sign))
  }

  @Test(
    arguments: [
      "/feed auth=\"touch RAN\"", "/feed\nhttp://evil.example/ auth=\"touch RAN\"",
      "/feed\" auth=\"touch RAN", "/feed\tauth=touch", "/feed #x header=\"X: y\"",
    ])
  func `an address that a page or a server names brings no options with it`(address: String) throws
  {
    let home = try Home()
    let sign = home.scratch.url.path + "/ran"
    let target = address.replacing("RAN", with: sign)
    let written = target.replacing("\"", with: "&quot;").replacing("\n", with: "&#10;")
    let server = try HTTPServer { request in
      switch request.path {
      case "/page": .ok("<html><link rel=alternate type='application/rss+xml' href='\(written)'>")
      case "/moved": .redirect(301, to: target.replacing("\n", with: " "))
      default: .ok("<rss version=\"2.0\"><channel><title>A\nb auth=x</title></channel></rss>")
      }
    }
    let list = """
      <opml version="2.0"><body><outline text="[x]&#10;http://evil.example/ auth='touch \(sign)'">
      <outline type="rss" text="t&quot; auth=&quot;touch \(sign)&quot;" category="a auth=touch"
        xmlUrl="\(server.url(written))"/></outline></body></opml>
      """
    let file = try home.scratch.file("list.opml", Array(list.utf8))
    for command in [
      ["add", server.url("/page")], ["add", server.url("/moved")], ["import", file.path],
    ] {
      check(try home.run(command), command)
    }
    let feeds = parseFeedList(Array(try home.feeds().utf8))
    #expect(feeds.problems.isEmpty, "\(feeds.problems)")
    #expect(!feeds.entries.isEmpty)
    for subscription in feeds.subscriptions {
      #expect(subscription.url.hasPrefix(server.url("/")))
      #expect(subscription.credentialsCommand.isEmpty, "\(subscription)")
      #expect(subscription.headers.isEmpty, "\(subscription)")
    }
    check(try home.run("refresh", "--force"), ["refresh"])
    #expect(!FileManager.default.fileExists(atPath: sign))
  }

  @Test func `a hostile page is kept as words only`() throws {
    let victim = try Victim.shared.get()
    let home = try Home()
    let added = try home.run("add", "--article", victim.server.url("/page"))
    #expect(added.status == 0, "\(added)")
    check(added, ["add"])
    for options in [[], ["--links"], ["--json"]] {
      let shown = try home.run(["show", "1"] + options)
      #expect(shown.output.contains("The pier"))
      check(shown, ["show"] + options)
    }
    for command in [["search", "--csv"], ["quotes", "--markdown"], ["entities"]] {
      check(try home.run(command), command)
    }
    let file = try home.scratch.file("page.html", Array(HostileNews.page(secret: "/none").utf8))
    check(try home.run("extract", file.path), ["extract"])
    check(try home.run("quotes", file.path), ["quotes"])
  }

  @Test func `names of files and folders give no orders`() throws {
    let home = try Home()
    let name = "x\(HostileNews.orders.replacing("/", with: "_"))"
    for command in [
      ["add", name], ["import", name], ["quotes", name], ["extract", name], ["parse-feed", name],
      ["search", "--data", name], ["list", "--config", name], ["remove", name], [name],
      ["archive", name], ["show", name], ["names", "merge", name, name],
    ] {
      let outcome = try home.run(command)
      #expect(outcome.status != 0)
      check(outcome, command)
    }
  }

  /// Nothing printed is obeyed by a terminal, tells the secret or leads anywhere but to the web.
  private func check(_ outcome: Program.Outcome, _ command: [String]) {
    let isTable = command.contains("--csv")
    for (name, text) in [("output", outcome.output), ("errors", outcome.errors)] {
      let plain = isTable ? text.replacing("\r\n", with: "\n") : text
      let obeyed = Set(plain.unicodeScalars.filter(isObeyed)).map { String($0.value, radix: 16) }
      #expect(obeyed.isEmpty, "\(command) \(name): \(obeyed)")
      #expect(!text.contains(Self.secretWords), "\(command) \(name)")
      #expect(!text.contains("root:x:0"), "\(command) \(name)")
      // What the user or the feeds file itself says is not led to by a feed.
      let folded = text.lowercased()
      for target in ["javascript:", "vbscript:", "data:text"] {
        #expect(!folded.contains(target), "\(command) \(name): \(target)")
      }
      #expect(!folded.contains("file:///etc"), "\(command) \(name)")
    }
    #expect(outcome.status >= 0, "\(command) crashed")
  }

  private func isObeyed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A: false
    case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}
