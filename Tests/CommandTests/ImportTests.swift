import Foundation
import Testing

@Suite struct ImportTests {
  /// A user's folders.
  private struct Home {
    let scratch: Scratch
    var environment: [String: String]
    var feedsPath: String { scratch.url.path + "/config/feeds" }

    init() throws {
      scratch = try Scratch()
      environment = [
        "PULLQUOTE_CONFIG": scratch.url.path + "/config",
        "PULLQUOTE_DATA": scratch.url.path + "/data",
      ]
    }

    func write(_ feeds: String) throws {
      try FileManager.default.createDirectory(
        atPath: scratch.url.path + "/config", withIntermediateDirectories: true)
      try Data(feeds.utf8).write(to: URL(filePath: feedsPath))
    }

    var feeds: String { get throws { try String(contentsOfFile: feedsPath, encoding: .utf8) } }
  }

  private let newsboat = """
    http://a.org/rss "~Alpha" tech
    http://b.org/rss
    "query:Fresh:unread = \\"yes\\" and age < 7"
    filter:/bin/false:http://c.org/rss
    """

  @Test func `a dry run tells all and changes nothing`() throws {
    let home = try Home()
    let file = try home.scratch.file("urls", Array(newsboat.utf8))
    let outcome = try Program.run(
      "import", file.path, "--dry-run", environment: home.environment)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("2 feeds would be added"))
    #expect(outcome.errors.contains("urls:4:1: warning: "))
    #expect(!FileManager.default.fileExists(atPath: home.feedsPath))
  }

  @Test func `feeds are added once, and what is known or not understood is told`() throws {
    let home = try Home()
    try home.write("# mine\r\nhttp://B.org:80/rss \"Beta\"\r\n")
    let file = try home.scratch.file("urls", Array(newsboat.utf8))
    let outcome = try Program.run("import", file.path, environment: home.environment)
    #expect(outcome.status == 0)
    #expect(
      outcome.output.split(separator: "\n").prefix(3) == [
        "added http://a.org/rss", "known http://b.org/rss",
        "added query \"Fresh\" is:unread newer:7d",
      ])
    #expect(
      try home.feeds == "# mine\r\nhttp://B.org:80/rss \"Beta\"\r\n"
        + "http://a.org/rss \"Alpha\" #tech\r\nquery \"Fresh\" is:unread newer:7d\r\n")
    let before = try home.feeds
    let again = try Program.run("import", file.path, environment: home.environment)
    #expect(again.status == 0)
    #expect(try home.feeds == before)
  }

  @Test func `a file without feeds is told apart from one that cannot be read`() throws {
    let home = try Home()
    let empty = try Program.run(
      "import", "-", input: Array("# nothing\n".utf8), environment: home.environment)
    #expect(empty.status == 1)
    let missing = try Program.run("import", "/nonexistent/urls", environment: home.environment)
    #expect(missing.status == 2)
    #expect(missing.errors.contains("no such file"))
  }

  @Test func `a broken feeds file is never written to, and all its errors are told`() throws {
    let home = try Home()
    let broken = "http://a.org evry=2\nquery \"N\" speaker:\nmute (x\n"
    try home.write(broken)
    for arguments in [["import", "-"], ["list", "--json"], ["export", "--format=urls"]] {
      let outcome = try Program.run(
        arguments[0], arguments[1], input: Array("http://n.org\n".utf8),
        environment: home.environment)
      #expect(outcome.status == 2)
      #expect(outcome.output.isEmpty)
      let told = outcome.errors.split(separator: "\n")
      #expect(told.count == 3)
      #expect(told.first?.hasPrefix("pullquote: \(home.feedsPath):1:14: ") == true)
      #expect(told.last?.hasPrefix("pullquote: \(home.feedsPath):3:6: ") == true)
    }
    #expect(try home.feeds == broken)
  }

  @Test(arguments: ["opml", "newsboat", "newsraft", "urls"])
  func `what is exported can be imported`(format: String) throws {
    let home = try Home()
    try home.write("http://b.org \"B & <b>\"\n[N/M]\nhttp://a.org?x=1&y #t\n")
    let exported = try Program.run("export", "--format", format, environment: home.environment)
    #expect(exported.status == 0)
    let other = try Home()
    let imported = try Program.run(
      "import", "-", input: Array(exported.output.utf8), environment: other.environment)
    #expect(imported.status == 0)
    #expect(imported.errors.isEmpty)
    let urls = try Program.run("export", "--format", "urls", environment: other.environment).output
    #expect(urls == "http://b.org\nhttp://a.org?x=1&y\n")
    if format == "opml" { #expect(try other.feeds.contains("[N/M]\nhttp://a.org?x=1&y #t\n")) }
  }

  @Test func `the list follows the file, as text and for programs`() throws {
    let home = try Home()
    try home.write("http://b.org \"=B, \u{1B}\"\n".replacing("\u{1B}", with: "'x'"))
    let csv = try Program.run("list", "--csv", environment: home.environment)
    #expect(
      csv.output
        == "url,title,folder,tags,line,homePage,unread,articles,fetched,failure,failures\r\n"
        + "http://b.org,\"'=B, 'x'\",,,1,,0,0,,,0\r\n")
    try home.write("[F]\nquery \"Q\" x\nhttp://b.org\n[G]\nhttp://a.org #t\nhttp://b.org\n")
    let text = try Program.run("list", environment: home.environment)
    let firsts = text.output.split(separator: "\n").map { $0.split(separator: " ").last ?? "" }
    #expect(firsts == ["[F]", "x", "http://b.org", "[G]", "http://a.org"])
    #expect(text.errors.contains("/feeds:6:1: warning: this feed stands in line 3 already"))
    struct Feed: Decodable, Equatable {
      var url: String
      var folder: [String]
      var tags: [String]
      var line: Int
    }
    let json = try Program.run("list", "--json", environment: home.environment).output
    #expect(
      try JSONDecoder().decode([Feed].self, from: Data(json.utf8)) == [
        Feed(url: "http://b.org", folder: ["F"], tags: [], line: 3),
        Feed(url: "http://a.org", folder: ["G"], tags: ["t"], line: 5),
      ])
    // Looking does not make an archive.
    #expect(!FileManager.default.fileExists(atPath: home.scratch.url.path + "/data"))
  }

  @Test func `a feed is removed by address, title or part of it`() throws {
    let home = try Home()
    try home.write(
      """
      http://a.org "The Gazette"
      http://b.org/x "Gazette of the Harbour" # keep
      # end
      http://c.org "Morning"
      """)
    func remove(_ name: String) throws -> Program.Outcome {
      try Program.run("remove", name, environment: home.environment)
    }
    let several = try remove("gazette")
    #expect(several.status == 2)
    #expect(several.errors.split(separator: "\n").count == 3)
    let unknown = try remove("evening")
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("no feed is called “evening”"))
    #expect(try remove("the GAZETTE").output == "removed http://a.org\n")
    #expect(try remove("HTTP://b.org:80/x").output == "removed http://b.org/x\n")
    #expect(try home.feeds == "# end\nhttp://c.org \"Morning\"")
    #expect(try remove("morn").status == 0)
    #expect(try Program.run("list", environment: home.environment).status == 1)
  }
}
