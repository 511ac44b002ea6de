import Foundation
import HTTPHarness
import PtyHarness
import Testing

/// Marks exchanged with a server that keeps the same, from within the reader.
@Suite struct SyncReadingTests {
  private static func entry(_ number: Int) -> ReaderServer.Entry {
    let time = 1_767_900_000 + number * 86_400
    return .init(
      time * 1_000_000, feed: 1, title: "Ship \(number)", url: "http://gazette.example/\(number)",
      published: time)
  }

  /// A home with two articles, and a server that has these and one more.
  private final class Account: Sendable {
    let home: Home
    let paper: HTTPServer
    let reader: ReaderServer
    let server: HTTPServer

    init(_ dialect: ReaderServer.Dialect) throws {
      let paper = try Gazette.server([
        "/news.xml": Gazette.feed(
          "Harbour Gazette", (1...2).map { .init(number: $0, title: "Ship \($0)") })
      ])
      let reader = ReaderServer(
        dialect, feeds: [.init(1, paper.url("/news.xml"), title: "Harbour Gazette")],
        entries: (1...3).map(SyncReadingTests.entry))
      let server = try HTTPServer { reader.answer($0) }
      home = try Home()
      let password = try home.write("password", reader.with { $0.password } + "\n")
      try home.write("config/feeds", paper.url("/news.xml") + "\n")
      #expect(try home.run("refresh").status == 0)
      try home.write(
        "config/config.toml",
        """
        [sync]
        url = "\(server.url(reader.base))"
        user = "\(ReaderServer.user)"
        password-command = "cat \(password)"
        """)
      (self.paper, self.reader, self.server) = (paper, reader, server)
    }

    /// An article as the server has it.
    func entry(_ number: Int) -> ReaderServer.Entry? {
      reader.with { $0.entries[SyncReadingTests.entry(number).id] }
    }

    /// Another device stars an article there.
    func star(_ number: Int) {
      reader.with { $0.entries[SyncReadingTests.entry(number).id]?.isStarred = true }
    }
  }

  @Test(arguments: ReaderServer.Dialect.allCases)
  func `control-r merges marks of both sides`(dialect: ReaderServer.Dialect) throws {
    let account = try Account(dialect)
    account.star(1)
    let reader = try account.home.start()
    try reader.wait(for: "All articles")
    reader.send("\r")
    try reader.wait(for: "Ship 2")
    // Marked while nothing was heard of the server.
    reader.send("N")
    try reader.wait(for: "1 unread")
    reader.send("\u{12}")
    try reader.wait("the other device's star and its new article") { reader in
      reader.lines.contains { $0.contains("N*") && $0.contains("Ship 1") }
        && reader.text.contains("Ship 3")
    }
    try reader.wait(for: "synced: 1 new article")
    #expect(account.entry(2)?.isRead == true)
    #expect(account.entry(1)?.isStarred == true && account.entry(1)?.isRead == false)
  }

  @Test func `marks are exchanged in the background from the start`() throws {
    let account = try Account(.freshRSS)
    account.star(2)
    let reader = try account.home.start([])
    try reader.wait(for: "All articles")
    reader.send("\r")
    try reader.wait("the star of the other device") { reader in
      reader.lines.contains { $0.contains("N*") && $0.contains("Ship 2") }
    }
  }

  @Test func `a server that refuses is told, one that is not set up says how`() throws {
    let account = try Account(.freshRSS)
    account.reader.with { $0.password = "another" }
    let reader = try account.home.start(columns: 160)
    try reader.wait(for: "All articles")
    reader.send("\u{12}")
    try reader.wait("why") {
      $0.text.contains("password") || $0.text.contains("refused") || $0.text.contains("sign in")
    }
    try account.home.write("config/config.toml", "")
    let other = try account.home.start(columns: 160)
    try other.wait(for: "All articles")
    other.send("\u{12}")
    try other.wait(for: "pullquote sync login ADDRESS")
  }
}
