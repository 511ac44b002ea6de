import Foundation
import HTTPHarness
import Testing

/// A user with two articles of a feed, and a server that has these and one more.
struct SyncedHome {
  let home: Home
  let server: HTTPServer
  let reader: ReaderServer
  let feed: HTTPServer

  /// Where the interface lies.
  var address: String { server.url(reader.base) }

  init(_ dialect: ReaderServer.Dialect) throws {
    let items = (1...2).map { number in
      """
      <item><guid>urn:\(number)</guid><title>Ship \(number)</title>
      <link>http://feed.example/\(number)</link>
      <description>As the feed has it.</description></item>
      """
    }
    let document = """
      <rss version="2.0"><channel><title>Harbour News</title>\(items.joined())</channel></rss>
      """
    let feed = try HTTPServer { _ in .ok(document) }
    let reader = ReaderServer(
      dialect,
      feeds: [
        .init(1, feed.url("/news.xml"), title: "Harbour News", folder: "By the sea"),
        .init(2, "https://other.example/feed", title: "Others", folder: "By the sea"),
      ],
      entries: (1...3).map(Self.entry))
    home = try Home()
    self.feed = feed
    self.reader = reader
    server = try HTTPServer { reader.answer($0) }
    try home.write(feeds: feed.url("/news.xml") + "\n")
    try Data("[annotate]\nafter-refresh = false\n".utf8)
      .write(to: URL(filePath: home.config + "/config.toml"))
    try #require(try home.run("refresh").status == 0)
  }

  static func entry(_ number: Int) -> ReaderServer.Entry {
    let time = 1_772_366_400 + number
    return .init(
      time * 1_000_000, feed: 1, title: "Ship \(number)", url: "http://feed.example/\(number)",
      published: time)
  }

  /// Signs in.
  func login() throws {
    let outcome = try home.run(
      "sync", "login", address, "--user", ReaderServer.user,
      environment: ["PULLQUOTE_SYNC_PASSWORD": reader.with { $0.password }])
    try #require(outcome.status == 0, "\(outcome.errors)")
  }

  /// An exchange's JSON.
  func sync(_ arguments: String...) throws -> [String: Any] {
    let outcome = try home.run(["sync", "--json"] + arguments)
    try #require(outcome.status == 0, "\(outcome.errors)")
    return try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
  }

  /// What the archive lists, by the numbers of the items.
  private func rows() throws -> [Int: [String: Any]] {
    var rows: [Int: [String: Any]] = [:]
    for row in try home.rows(["search", "--limit", "0"]) {
      let number = (row["title"] as? String)?.split(separator: " ").last.flatMap { Int($0) }
      if let number { rows[number] = row }
    }
    return rows
  }

  /// The article's own number here.
  func article(_ number: Int) throws -> String {
    String(try #require(try rows()[number]?["id"] as? Int))
  }

  /// By the numbers of the items: read here, starred here, read there, starred there.
  func marks() throws -> [Int: [Bool]] {
    try rows().reduce(into: [:]) { marks, row in
      let there = reader.with { $0.entries[Self.entry(row.key).id] }
      marks[row.key] = [
        row.value["read"] as? Bool ?? false, row.value["starred"] as? Bool ?? false,
        there?.isRead ?? false, there?.isStarred ?? false,
      ]
    }
  }

  /// Marks an item on another device.
  func elsewhere(_ number: Int, _ body: @Sendable (inout ReaderServer.Entry) -> Void) {
    reader.with { state in
      guard var entry = state.entries[Self.entry(number).id] else { return }
      body(&entry)
      state.entries[entry.id] = entry
    }
  }
}
