import Foundation
import HTTPHarness
import Testing

@testable import Archive

/// What goes wrong with the archive's file, and what a reader keeps all the same.
@Suite struct ArchiveFaultTests {
  private func titles(_ home: Home, _ query: String...) throws -> [String] {
    try home.rows(["search"] + query).compactMap { $0["title"] as? String }
  }

  /// Writes over the archive as a failing disk or a careless program does.
  private func damage(_ home: Home, _ kind: String) throws {
    for ending in ["-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: home.archive + ending)
    }
    let file = try #require(FileHandle(forUpdatingAtPath: home.archive))
    switch kind {
    case "garbage": try file.write(contentsOf: Data(repeating: 0x5A, count: 40_000))
    case "truncated": try file.truncate(atOffset: 20_000)
    default:
      try file.truncate(atOffset: 0)
      try file.write(contentsOf: Data("Dear Anna, this is a letter.".utf8))
    }
    try file.close()
  }

  @Test(arguments: ["garbage", "truncated", "a letter"])
  func `a damaged archive is kept aside, and all that a reader chose comes back`(kind: String)
    throws
  {
    let server = try Kelford.server()
    let home = try Kelford.reader(of: server)
    #expect(try home.run("refresh").status == 0)
    for (query, mark) in [("deficit", ["--star"]), ("hospital", ["--tag", "islands"])] {
      #expect(try home.run(["mark", "--query", query] + mark).status == 0)
    }
    let quote = try #require(try home.rows(["quotes", "--about", "tickets"]).first?["id"] as? Int)
    #expect(try home.run("names", "speaker", "\(quote)", "Tom Askew").status == 0)
    try damage(home, kind)

    let found = try home.run("search")
    #expect(found.status == 1)
    #expect(found.output.isEmpty)
    #expect(found.errors.contains("is damaged"), "\(found.errors)")
    #expect(found.errors.contains("kept as \(home.archive).damaged-"), "\(found.errors)")
    #expect(found.errors.contains("pullquote refresh"), "\(found.errors)")
    let kept = try FileManager.default.contentsOfDirectory(atPath: home.data)
    #expect(kept.filter { $0.hasPrefix("archive.sqlite.damaged-") }.count == 1, "\(kept)")

    #expect(try home.rows(["list"]).count == 2)
    let refreshed = try home.run("refresh")
    #expect(refreshed.status == 0)
    #expect(refreshed.output.contains("4 new articles"), "\(refreshed.output)")
    #expect(!refreshed.errors.contains("damaged"))
    #expect(try titles(home, "is:starred") == ["Council votes to dredge the harbour"])
    #expect(try titles(home, "tag:islands") == ["A night boat for the islands"])
    let speaker = try home.rows(["quotes", "--about", "tickets"]).first?["speaker"] as? String
    #expect(speaker == "Tom Askew")
    #expect(try home.run("archive", "check").status == 0)
  }

  @Test func `the check says what is damaged inside a file that still opens`() throws {
    let home = try Kelford.filled()
    let sound = try home.run("archive", "check")
    #expect(sound.status == 0)
    #expect(sound.output == "4 articles, no damage\n")
    let store = try ArticleStore(path: home.archive)
    try store.vacuum()
    let bytes = try Data(contentsOf: URL(filePath: home.archive))
    let words = Data("closer to the hospital".utf8)
    let place = try #require(bytes.range(of: words)?.lowerBound)
    let file = try #require(FileHandle(forUpdatingAtPath: home.archive))
    try file.seek(toOffset: UInt64(place))
    try file.write(contentsOf: Data("fartherxto the surgery".utf8))
    try file.close()
    let outcome = try home.run("archive", "check")
    #expect(outcome.status == 1, "\(outcome)")
    #expect(outcome.output.contains("full-text index"), "\(outcome.output)")
  }

  @Test(arguments: ["/dev/null", "/dev/null/data", "/proc/pullquote"])
  func `a folder that cannot be is told by its name, and nothing else is touched`(folder: String)
    throws
  {
    let server = try Kelford.server()
    let home = try Kelford.reader(of: server)
    let environment = ["PULLQUOTE_DATA": folder]
    for command in [["refresh"], ["add", server.url("/gazette.xml")], ["search"], ["list"]] {
      let outcome = try home.run(command, environment: environment)
      #expect(outcome.errors.contains(folder) || outcome.status == 0, "\(command) \(outcome)")
      #expect(outcome.status >= 0 && outcome.errors.split(separator: "\n").count <= 1, "\(outcome)")
      #expect(outcome.status == (command == ["list"] || command[0] == "add" ? 0 : 2), "\(outcome)")
    }
  }

  @Test func `a star that cannot be written down is not given`() throws {
    let home = try Kelford.filled()
    let journal = home.data + "/corrections.jsonl"
    try FileManager.default.createDirectory(atPath: journal, withIntermediateDirectories: true)
    let outcome = try home.run("mark", "--query", "deficit", "--star")
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains(journal), "\(outcome.errors)")
    #expect(try titles(home, "is:starred").isEmpty)
    #expect(try home.run("mark", "--query", "deficit", "--read").status == 0)
  }

  @Test func `a journal with broken lines gives back what is whole`() throws {
    let server = try Kelford.server()
    let home = try Kelford.reader(of: server)
    #expect(try home.run("refresh").status == 0)
    let journal = URL(filePath: home.data + "/corrections.jsonl")
    try Data("{\"do\":\"star\",\"guid\n\u{0}\u{0}\n{\"do\":\"sing\"}\n[]\n{\"do\":".utf8).write(
      to: journal)
    #expect(try home.run("mark", "--query", "hospital", "--star").status == 0)
    try damage(home, "a letter")
    #expect(try home.run("refresh").status == 0)
    #expect(try titles(home, "is:starred") == ["A night boat for the islands"])
  }

  @Test func `a folder in place of the archive is told and left there`() throws {
    let home = try Kelford.reader(of: try Kelford.server())
    try FileManager.default.createDirectory(
      atPath: home.archive, withIntermediateDirectories: true)
    for command in ["search", "refresh", "speakers"] {
      let outcome = try home.run(command)
      #expect(outcome.status == 2)
      #expect(outcome.output.isEmpty)
      #expect(outcome.errors.contains(home.archive), "\(outcome.errors)")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: home.data) == ["archive.sqlite"])
  }

  @Test func `a listing that finds no room says so`() throws {
    let home = try Kelford.archive.get()
    for command in ["search", "quotes", "list", "export"] {
      let outcome = try shell("\"$0\" \(command) > /dev/full", home)
      #expect(outcome.status == 2, "\(outcome)")
      #expect(outcome.errors == "pullquote: cannot write the output: No space left on device\n")
    }
  }

  @Test func `without room for an archive none is begun`() throws {
    let server = try Kelford.server()
    let home = try Kelford.reader(of: server)
    let outcome = try shell("ulimit -f 64; \"$0\" refresh", home)
    #expect(outcome.status == 2, "\(outcome)")
    #expect(outcome.errors.contains(home.archive), "\(outcome.errors)")
    let refreshed = try home.run("refresh")
    #expect(refreshed.status == 0, "\(refreshed)")
    #expect(try titles(home).count == 4)
  }

  @Test func `a disk that fills up costs what does not fit and nothing else`() throws {
    let server = try HTTPServer { request in
      request.path == "/gazette.xml" ? .ok(Kelford.gazette) : .ok(large)
    }
    let home = try Home()
    try home.write(feeds: server.url("/gazette.xml") + "\n")
    #expect(try home.run("refresh").status == 0)
    try home.write(feeds: server.url("/gazette.xml") + "\n" + server.url("/large.xml") + "\n")
    let size = try #require(
      try FileManager.default.attributesOfItem(atPath: home.archive)[.size] as? Int)
    // The shell counts in blocks of 512 bytes or of 1024.
    let outcome = try shell("ulimit -f \((size + 200_000) / 1024); \"$0\" refresh --force", home)
    #expect(outcome.status == 2, "\(outcome)")
    #expect(outcome.errors.contains("cannot write the archive"), "\(outcome.errors)")
    #expect(outcome.errors.contains("full"), "\(outcome.errors)")
    #expect(try home.run("archive", "check").status == 0)
    #expect(try titles(home, "hospital") == ["A night boat for the islands"])
    let refreshed = try home.run("refresh", "--force", "--fetch-only")
    #expect(refreshed.status == 0)
    #expect(refreshed.output.contains("60 new articles"), "\(refreshed.output)")
  }

  @Test func `two refreshes at once keep every article once`() async throws {
    let server = try Kelford.server()
    let home = try Kelford.reader(of: server)
    let outcomes = try await withThrowingTaskGroup(of: Program.Outcome.self) { group in
      for _ in 0..<3 { group.addTask { try home.run("refresh", "--force") } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    for outcome in outcomes { #expect(outcome.status == 0, "\(outcome)") }
    #expect(try titles(home).count == 4)
    #expect(try titles(home, "is:quoted").count == 4)
    #expect(try home.rows(["quotes", "--about", "dredged"]).count == 1)
    #expect(try home.run("archive", "check").output == "4 articles, no damage\n")
  }

  @Test func `an archive of a newer version is left as it is`() throws {
    let home = try Kelford.filled()
    let sql = "INSERT INTO grdb_migrations VALUES ('made in the year 2040')"
    try ArticleStore(path: home.archive).write { try $0.execute(sql: sql) }
    for command in [
      ["search"], ["quotes"], ["refresh"], ["mark", "1", "--star"], ["archive", "check"],
    ] {
      let outcome = try home.run(command)
      #expect(outcome.status == 2)
      #expect(outcome.output.isEmpty)
      #expect(outcome.errors.contains("made by a newer Pullquote"), "\(outcome.errors)")
    }
    let list = try home.run("list")
    #expect(list.status == 0)
    #expect(list.errors.contains("newer"))
    let kept = try FileManager.default.contentsOfDirectory(atPath: home.data)
    #expect(!kept.contains { $0.contains("damaged") }, "\(kept)")
  }

  @Test func `a clock that is put back silences no feed`() throws {
    let server = try Kelford.server()
    let home = try Kelford.reader(of: server)
    #expect(try home.run("refresh", "--fetch-only").status == 0)
    let asked = server.requests.count
    #expect(try home.run("refresh").output.contains("no feed is due"))
    let store = try ArticleStore(path: home.archive)
    let later = Int(Date().timeIntervalSince1970) + 3 * 365 * 86_400
    for feed in try store.feeds() {
      try store.note(FetchReport(status: 304, nextDue: later + 3600), of: feed.id, now: later)
    }
    let outcome = try home.run("refresh", "--fetch-only")
    #expect(outcome.status == 0)
    #expect(server.requests.count == asked + 2, "\(outcome)")
    #expect(try home.run("refresh").output.contains("no feed is due"))
  }

  @Test func `articles of the future are listed and do not hide those of today`() throws {
    let server = try HTTPServer { _ in
      .ok(
        """
        <rss version="2.0"><channel><title>Tomorrow</title>
        <item><guid>1</guid><title>Moon colony votes</title>
        <pubDate>Mon, 02 Jan 2402 09:00:00 GMT</pubDate><description>Soon.</description></item>
        <item><guid>2</guid><title>Town votes</title><description>Now.</description></item>
        </channel></rss>
        """)
    }
    let home = try Home()
    #expect(try home.run("add", server.url("/")).status == 0)
    #expect(try titles(home, "newer:1d").contains("Town votes"))
    #expect(try Set(titles(home)) == ["Moon colony votes", "Town votes"])
    #expect(try home.run("refresh", "--force").status == 0)
  }

  /// Runs a line of the shell, in which `"$0"` is the program.
  private func shell(_ line: String, _ home: Home) throws -> Program.Outcome {
    try Program.run([], environment: home.folders, shell: line)
  }
}

/// Sixty articles of ten thousand words.
private let large: String = {
  let words = String(repeating: "The tide comes in and goes out. ", count: 1500)
  let items = (0..<60).map { "<item><guid>l\($0)</guid><title>Tide \($0)</title>" }
  return "<rss version=\"2.0\"><channel><title>Tides</title>"
    + items.map { $0 + "<description>\(words)</description></item>" }.joined() + "</channel></rss>"
}()
