import Foundation
import HTTPHarness
import Testing

/// `show` and `mark`: an article, and what its reader does with it.
@Suite struct ArchiveMarkTests {
  private let home: Home

  init() throws { home = try Kelford.filled() }

  private func number(_ query: String) throws -> String {
    String(try #require(try home.rows(["search", query]).first?["id"] as? Int))
  }

  private func count(_ query: String) throws -> Int { try home.rows(["search", query]).count }

  @Test func `an article is shown with who said what`() throws {
    let boat = try number("hospital")
    let page = try home.run("show", boat)
    #expect(page.status == 0)
    #expect(page.output.contains("A night boat for the islands"))
    #expect(page.output.contains("http://gazette.example/boat"))
    #expect(page.output.contains("[speaker: Peter Lund] “A night boat"))
    #expect(page.output.contains("Peter Lund: 2 quotes"))
    #expect(page.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    let quotes = try home.run("show", boat, "--quotes-only").output
    #expect(quotes.contains("hospital") && !quotes.contains("sail at night"))
    let links = try home.run("show", try number("deficit"), "--links").output
    #expect(links.contains("[1] http://gazette.example/reporters\n"))
  }

  @Test func `JSON has text, state and findings of an article`() throws {
    let outcome = try home.run("show", try number("deficit"), "--json")
    let article = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    #expect(article["guid"] as? String == "g1")
    #expect(article["byline"] as? String == "Mira Sand")
    #expect(article["categories"] as? [String] == ["Council"])
    #expect(article["links"] as? [String] == ["http://gazette.example/reporters"])
    #expect(article["read"] as? Bool == false)
    let annotation = try #require(article["annotation"] as? [String: Any])
    let speakers = (annotation["quotes"] as? [[String: Any]])?.map { $0["speaker"] as? String }
    #expect(speakers == ["Anna Holm", "Anna Holm", "Anna Holm", "Peter Lund"])
  }

  @Test(arguments: ["show", "mark"])
  func `an article that is not there is told by its number`(command: String) throws {
    let outcome = try home.run([command, "999"] + (command == "mark" ? ["--star"] : []))
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("no article 999"))
  }

  @Test(
    arguments: [
      (["--read"], ["--unread"], "is:read"), (["--star"], ["--unstar"], "is:starred"),
      (["--tag", "budget"], ["--untag", "budget"], "tag:budget"),
      (["--read", "--star"], ["--unread", "--unstar"], "is:read is:starred"),
    ])
  func `a mark is found again and taken back by its opposite`(
    mark: [String], opposite: [String], query: String
  ) throws {
    let articles = [try number("hospital"), try number("deficit")]
    #expect(try count(query) == 0)
    let marked = try home.run(["mark"] + articles + mark)
    #expect(marked.status == 0)
    #expect(marked.output == "2 of 2 changed\n")
    #expect(try count(query) == 2)
    #expect(try home.run(["mark"] + articles + mark).output == "0 of 2 changed\n")
    #expect(try home.run(["mark"] + articles + opposite).output == "2 of 2 changed\n")
    #expect(try count(query) == 0)
  }

  @Test func `all that fit a query are marked at once`() throws {
    let outcome = try home.run("mark", "--query", "speaker:lund or speaker:berg", "--tag", "guild")
    #expect(outcome.output == "3 of 3 changed\n")
    #expect(try count("tag:guild") == 3)
    #expect(try home.rows(["search", "tag:guild"]).first?["tags"] as? [String] == ["guild"])
    let none = try home.run("mark", "--query", "zebra", "--read")
    #expect(none.status == 1)
    #expect(none.output == "0 of 0 changed\n")
    let exclusion = try home.run("mark", "--query", "-tag:guild", "--read")
    #expect(exclusion.output == "1 of 1 changed\n")
  }

  @Test func `reading makes the counts of the feeds smaller`() throws {
    #expect(try home.run("mark", "--query", "feed:gazette", "--read").status == 0)
    let feeds = try home.rows(["list"])
    #expect(feeds.map { $0["unread"] as? Int } == [0, 2])
    #expect(feeds.map { $0["articles"] as? Int } == [2, 2])
  }

  @Test func `the journal knows when a star was given`() throws {
    let before = Int(Date().timeIntervalSince1970)
    #expect(try home.run("mark", try number("deficit"), "--star").status == 0)
    let journal = try Data(contentsOf: URL(filePath: home.data + "/corrections.jsonl"))
    let record = try #require(
      try JSONSerialization.jsonObject(with: journal) as? [String: Any])
    let at = try #require(record["at"] as? Int)
    #expect(at >= before && at <= before + 600)
  }

  @Test(arguments: [
    ["mark"], ["mark", "1"], ["mark", "--read"], ["mark", "1", "--read", "--unread"],
    ["mark", "1", "--tag", "!?"], ["mark", "one", "--read"], ["show"], ["show", "one"],
    ["search", "--limit", "-1"], ["speakers", "--limit", "many"], ["quotes", "--kind", "loud"],
  ])
  func `a wrong command line is status 2 with the usage`(arguments: [String]) throws {
    let outcome = try home.run(arguments)
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("Usage"), "\(outcome.errors)")
  }
}

/// What a reader meets who has nothing yet.
@Suite struct EmptyArchiveTests {
  @Test(arguments: [
    ["search"], ["search", "boat"], ["quotes"], ["speakers"], ["entities"], ["show", "1"],
    ["mark", "1", "--read"], ["index"],
  ])
  func `nothing was ever kept, and the next step is named`(command: [String]) throws {
    let outcome = try Home().run(command)
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("pullquote add"))
    #expect(outcome.errors.split(separator: "\n").count == 1)
  }

  @Test func `a feed without articles leaves an archive in which nothing is found`() throws {
    let server = try HTTPServer { _ in
      .ok("<rss version=\"2.0\"><channel><title>Quiet</title></channel></rss>")
    }
    let home = try Home()
    #expect(try home.run("add", server.url("/")).output == "Quiet: 0 articles\n")
    for command in ["search", "quotes", "speakers", "entities", "index"] {
      let outcome = try home.run(command)
      #expect(outcome.status == 1, "\(command): \(outcome.errors)")
    }
    #expect(try home.run("search", "--json").output == "[]\n")
    #expect(try home.run("list").output.contains("Quiet"))
  }
}
