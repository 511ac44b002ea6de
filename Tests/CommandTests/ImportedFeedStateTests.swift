import Archive
import Foundation
import Prose
import Testing

@Suite struct ImportedFeedStateTests {
  /// Folders with two feeds, of which one has been fetched and then failed.
  private func home() throws -> (scratch: Scratch, environment: [String: String]) {
    let scratch = try Scratch()
    _ = try scratch.file("feeds", Array("http://a.org\nhttp://b.org\n".utf8))
    let store = try ArticleStore(path: scratch.url.path + "/archive.sqlite")
    try store.follow(["http://a.org", "http://b.org"].map { Subscription(url: $0) })
    let feed = try #require(try store.feeds().first)
    let drafts = ["one", "two"].map { (guid: String) in
      Draft(source: "a", guid: guid, title: "T", text: "T \(guid)", paragraphs: [])
    }
    _ = try store.store(
      drafts, of: feed.id,
      report: FetchReport(status: 200, title: "Al\u{1B}pha, =1", homePage: "http://a.org/home"),
      now: 1_700_000_000)
    for _ in 0..<2 {
      try store.note(
        FetchReport(status: 500, failure: "the server answers 500"), of: feed.id, now: 1_700_000_060
      )
    }
    return (
      scratch,
      ["PULLQUOTE_CONFIG": scratch.url.path, "PULLQUOTE_DATA": scratch.url.path, "TZ": "UTC"]
    )
  }

  @Test func `the list tells counts, the last fetch and what failed`() throws {
    let (scratch, environment) = try home()
    let text = try Program.run("list", environment: environment)
    let rows = text.output.split(separator: "\n").map { row in
      row.split(separator: " ").joined(separator: " ")
    }
    #expect(
      rows == [
        "2 2 2023-11-14 22:14 Alpha, =1 http://a.org", "! the server answers 500 (2 times)",
        "0 0 never fetched http://b.org",
      ])
    let csv = try Program.run("list", "--csv", "--failing", environment: environment)
    #expect(
      csv.output.split(separator: "\r\n").dropFirst() == [
        "http://a.org,\"Alpha, =1\",,,1,http://a.org/home,2,2,2023-11-14T22:14:20Z,"
          + "the server answers 500,2"
      ])
    let json = try Program.run("list", "--json", environment: environment).output
    #expect(json.contains("\"homePage\": \"http://a.org/home\""))
    #expect(json.contains("\"fetched\": null"))
    withExtendedLifetime(scratch) {}
  }

  @Test func `an export has the feeds' own titles and pages`() throws {
    let (scratch, environment) = try home()
    let opml = try Program.run("export", environment: environment).output
    #expect(opml.contains("text=\"Al pha, =1\""))
    #expect(opml.contains("htmlUrl=\"http://a.org/home\""))
    withExtendedLifetime(scratch) {}
  }

  @Test func `a feed is removed by the title it gives itself, and its articles stay`() throws {
    let (scratch, environment) = try home()
    let outcome = try Program.run("remove", "alpha", environment: environment)
    #expect(
      outcome.output == "removed http://a.org; 2 articles of it stay in the archive\n")
    let store = try ArticleStore(path: scratch.url.path + "/archive.sqlite")
    #expect(try store.count() == 2)
  }

  @Test func `its articles are removed only when that is meant`() throws {
    let (scratch, environment) = try home()
    let unsure = try Program.run("remove", "alpha", "--with-articles", environment: environment)
    #expect(unsure.status == 2)
    #expect(unsure.errors.contains("--yes"))
    let store = try ArticleStore(path: scratch.url.path + "/archive.sqlite")
    #expect(try store.count() == 2)
    let sure = try Program.run(
      "remove", "alpha", "--with-articles", "--yes", environment: environment)
    #expect(sure.output == "removed http://a.org and 2 articles\n")
    #expect(try store.count() == 0)
    let feeds = try String(contentsOfFile: scratch.url.path + "/feeds", encoding: .utf8)
    #expect(feeds == "http://b.org\n")
  }

  @Test func `a damaged archive keeps no feed from being listed`() throws {
    let (scratch, environment) = try home()
    for ending in ["-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: scratch.url.path + "/archive.sqlite" + ending)
    }
    _ = try scratch.file("archive.sqlite", Array(String(repeating: "no archive ", count: 999).utf8))
    let outcome = try Program.run("list", environment: environment)
    #expect(outcome.status == 0)
    #expect(outcome.output.split(separator: "\n").count == 2)
    #expect(outcome.errors.contains("damaged"))
  }
}
