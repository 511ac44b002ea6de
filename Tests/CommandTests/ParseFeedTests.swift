import Foundation
import Testing

@Suite struct ParseFeedTests {
  private let document = """
    <rss version="2.0"><channel><title>Tides</title><link>/news/</link>
    <item><title>Ebb &amp;amp; flow</title><link>1</link><author>ada@tide.example (Ada)</author>
    <pubDate>Tue, 03 Mar 2026 07:05:09 +0100</pubDate>
    <description>&lt;p onclick="x()"&gt;See &lt;a href="2"&gt;more\u{1B}[31m&lt;/a&gt;.&lt;/p&gt;\
    &lt;script&gt;x()&lt;/script&gt;</description>
    <enclosure url="a.mp3" type="audio/mpeg" length="7"/></item></channel></rss>
    """

  private struct Printed: Decodable {
    struct Item: Decodable {
      var title, link, author, published, summary_html, summary_text: String?
      var enclosures: [File]
    }
    struct File: Decodable {
      var url: String
      var length: Int?
    }
    var format, title, link: String
    var items: [Item]
    var warnings: [String]
  }

  @Test func `a feed is printed as one JSON object, its HTML sanitised`() throws {
    let outcome = try Program.run(
      "parse-feed", "-", "--url", "https://tide.example/feed", input: Array(document.utf8))
    #expect(outcome.status == 0)
    #expect(outcome.errors.isEmpty)
    let feed = try JSONDecoder().decode(Printed.self, from: Data(outcome.output.utf8))
    #expect(feed.format == "rss2")
    #expect(feed.link == "https://tide.example/news/")
    #expect(feed.warnings == ["control characters were left out"])
    let item = try #require(feed.items.first)
    #expect(item.title == "Ebb & flow")
    #expect(item.link == "https://tide.example/news/1")
    #expect(item.author == "Ada")
    #expect(item.published == "2026-03-03T06:05:09Z")
    #expect(
      item.summary_html == "<p>See <a href=\"https://tide.example/news/2\">more[31m</a>.</p>")
    #expect(item.summary_text == "See more[31m.")
    #expect(item.enclosures.first?.url == "https://tide.example/news/a.mp3")
    #expect(item.enclosures.first?.length == 7)
  }

  @Test func `the header's charset is believed`() throws {
    let bytes =
      Array("<rss><channel><title>caf".utf8) + [0xE9] + Array("</title></channel></rss>".utf8)
    let outcome = try Program.run(
      "parse-feed", "-", "--content-type", "text/xml; charset=iso-8859-1", input: bytes)
    #expect(outcome.output.contains("café"))
  }

  @Test(arguments: ["", "hello", "<html><body>no</body></html>", "{\"a\": 1}", "<\u{1B}[31mfoo>"])
  func `what is no feed gives one clear line and status 1`(document: String) throws {
    let outcome = try Program.run("parse-feed", "-", input: Array(document.utf8))
    #expect(outcome.status == 1)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.hasPrefix("pullquote: standard input: "))
    #expect(outcome.errors.split(separator: "\n").count == 1)
    #expect(!outcome.errors.contains("\u{1B}"))
  }

  @Test func `a missing file is not readable, a missing argument is misuse`() throws {
    let missing = try Program.run("parse-feed", "/nowhere/feed.xml")
    #expect(missing.status == 1)
    #expect(missing.errors.contains("no such file"))
    #expect(try Program.run("parse-feed").status == 2)
  }
}
