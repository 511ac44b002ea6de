import Prose
import Testing

@testable import Feeds

@Suite struct SyndicationDraftTests {
  private func item(_ inside: String) throws -> Feed.Item {
    let document =
      """
      <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
        xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><link>https://a.example/</link>
      <item>\(inside)</item></channel></rss>
      """
    let feed = try parseFeed(
      Array(document.utf8), contentType: nil, url: "https://a.example/feed")
    return try #require(feed.items.first)
  }

  @Test func `the title comes first, then the content's paragraphs`() throws {
    let draft = try item(
      """
      <title>Tide &amp;amp; time</title><link>/1</link><guid>g</guid><dc:creator>Bo</dc:creator>
      <dc:creator>Cy</dc:creator><pubDate>2026-03-03</pubDate><description>Short</description>
      <content:encoded><![CDATA[<p>One <a href="two">two</a>.</p><p>Three.</p>]]></content:encoded>
      """
    ).draft(feedTitle: "Tides")
    #expect(draft.text == "Tide & time\n\nOne two.\n\nThree.")
    #expect(draft.title == "Tide & time")
    #expect(draft.paragraphs.map(\.kind) == [.title, .body, .body])
    #expect(draft.links.map(\.url) == ["https://a.example/two"])
    #expect(draft.source == "Tides")
    #expect(draft.guid == "g")
    #expect(draft.url == "https://a.example/1")
    #expect(draft.byline == "Bo, Cy")
    #expect(draft.published == "2026-03-03T00:00:00Z")
  }

  @Test func `without content the summary is read, without a title there is none`() throws {
    let draft = try item("<description>Only this.</description>").draft(feedTitle: nil)
    #expect(draft.title == "")
    #expect(draft.text == "Only this.")
    #expect(draft.paragraphs.map(\.kind) == [.body])
  }

  @Test func `plain text keeps its paragraphs and its signs`() {
    let body = Feed.Body(bytes: Array("1 < 2 & 3\n\nnext\nline".utf8), isHTML: false, base: nil)
    let draft = Feed.Item(content: body).draft(feedTitle: nil)
    #expect(draft.text == "1 < 2 & 3\n\nnext\nline")
    #expect(draft.paragraphs.count == 2)
  }
}
