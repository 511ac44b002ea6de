import Feeds
import Testing

@Suite struct SyndicationRSSTests {
  @Test func `a channel and an item give all their fields`() throws {
    let feed = try parsed(
      """
      <?xml version="1.0"?>
      <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
        xmlns:content="http://purl.org/rss/1.0/modules/content/"
        xmlns:atom="http://www.w3.org/2005/Atom">
      <channel>
        <title>Harbour &amp;amp; Coast</title><link>https://harbour.example/news/</link>
        <description>Ships, &lt;i&gt;tides&lt;/i&gt;</description><language>en-gb</language>
        <lastBuildDate>Tue, 03 Mar 2026 07:05:09 GMT</lastBuildDate><ttl>90</ttl>
        <skipHours><hour>0</hour><hour>24</hour><hour>5</hour></skipHours>
        <skipDays><day>Sunday</day></skipDays>
        <atom:link rel="self" href="/feed.xml"/>
        <managingEditor>desk@harbour.example (Ada Quay)</managingEditor>
        <image><url>logo.png</url></image><category>Shipping</category>
        <item>
          <title>Ferry &lt;b&gt;late&lt;/b&gt; again</title><link>2026/ferry</link>
          <guid isPermaLink="false">h-1</guid><dc:creator>Bo Pier</dc:creator>
          <dc:creator>Cy Buoy</dc:creator><pubDate>Tue, 03 Mar 2026 06:00 +0100</pubDate>
          <description>Short.</description>
          <content:encoded><![CDATA[<p>Long &amp; <a href="more">more</a></p>]]></content:encoded>
          <category>Ferries</category><comments>/talk/1</comments>
          <enclosure url="/a b.mp3" type="audio/mpeg" length="12"/>
          <source url="https://other.example/rss">Other</source>
        </item>
      </channel></rss>
      """, url: "https://harbour.example/feed")
    #expect(feed.format == .rss2)
    #expect(feed.title == "Harbour & Coast")
    #expect(feed.link == "https://harbour.example/news/")
    #expect(feed.description == "Ships, tides")
    #expect(feed.language == "en-gb")
    #expect(feed.updated == "2026-03-03T07:05:09Z")
    #expect(feed.feedURL == "https://harbour.example/feed.xml")
    #expect(feed.image == "https://harbour.example/news/logo.png")
    #expect(feed.authors.first?.name == "Ada Quay")
    #expect(feed.authors.first?.email == "desk@harbour.example")
    #expect(feed.categories == ["Shipping"])
    #expect(feed.schedule.interval == 5400)
    #expect(feed.schedule.skippedHours == [0, 5])
    #expect(feed.schedule.skippedDays == [0])
    let item = try #require(feed.items.first)
    #expect(item.title == "Ferry late again")
    #expect(item.link == "https://harbour.example/news/2026/ferry")
    #expect(item.id == "h-1")
    #expect(item.byline == "Bo Pier, Cy Buoy")
    #expect(item.published == "2026-03-03T05:00:00Z")
    #expect(item.summary.map(text) == "Short.")
    #expect(item.content.map(text) == "<p>Long &amp; <a href=\"more\">more</a></p>")
    #expect(item.content?.base == "https://harbour.example/news/")
    #expect(item.categories == ["Ferries"])
    #expect(item.comments == "https://harbour.example/talk/1")
    #expect(item.enclosures.first?.url == "https://harbour.example/a%20b.mp3")
    #expect(item.enclosures.first?.length == 12)
    #expect(item.sourceTitle == "Other")
    #expect(item.sourceLink == "https://other.example/rss")
  }

  @Test(arguments: [
    ("<rss version='0.92'><channel><title>t</title></channel></rss>", Feed.Format.rss09),
    ("<rss version='2.0'><channel/></rss>", .rss2), ("<RSS><channel/></RSS>", .rss2),
    (
      """
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
        xmlns="http://purl.org/rss/1.0/"><channel/><item/></rdf:RDF>
      """, .rss1
    ),
    (
      """
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
        xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel/></rdf:RDF>
      """, .rss09
    ),
  ])
  func `the version is told by the root`(document: String, format: Feed.Format) throws {
    #expect(try parsed(document).format == format)
  }

  @Test func `items beside the channel belong to the feed`() throws {
    let feed = try parsed(
      """
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
        xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel rdf:about="https://a.example/"><title>A</title></channel>
      <item rdf:about="https://a.example/1"><title>One</title><dc:date>2026-03-03</dc:date></item>
      </rdf:RDF>
      """)
    #expect(feed.title == "A")
    #expect(feed.items.map(\.title) == ["One"])
    #expect(feed.items.first?.id == "https://a.example/1")
    #expect(feed.items.first?.published == "2026-03-03T00:00:00Z")
  }

  @Test func `of two dates each stays in its place`() throws {
    let feed = try parsed(
      """
      <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
      <item><pubDate>1 Mar 2026</pubDate><dc:date>2026-03-02</dc:date></item>
      <item><pubDate>soon</pubDate><dc:date>2026-03-02</dc:date></item></channel></rss>
      """)
    #expect(feed.items.map(\.published) == ["2026-03-01T00:00:00Z", "2026-03-02T00:00:00Z"])
    #expect(feed.items.first?.updated == "2026-03-02T00:00:00Z")
  }

  @Test func `a permalink stands in for a missing link, another identifier does not`() throws {
    let feed = try parsed(
      """
      <rss version="2.0"><channel>
      <item><guid>https://a.example/1</guid></item>
      <item><guid isPermaLink="false">https://a.example/2</guid></item>
      <item><guid>urn:x:3</guid></item>
      </channel></rss>
      """)
    #expect(feed.items.map(\.link) == ["https://a.example/1", nil, nil])
  }

  @Test(arguments: ["javascript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd"])
  func `links that run or read something are left out`(link: String) throws {
    let feed = try parsed(
      """
      <rss version="2.0"><channel><item><title>t</title><link>\(link)</link>
      <enclosure url="\(link)" type="audio/mpeg" length="1"/></item></channel></rss>
      """, url: "https://a.example/feed")
    #expect(feed.items.first?.link == nil)
    #expect(feed.items.first?.enclosures == [])
  }

  @Test func `podcasts and Media RSS give pictures, files and authors`() throws {
    let feed = try parsed(
      """
      <rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
        xmlns:media="http://search.yahoo.com/mrss/"><channel>
      <itunes:image href="https://p.example/c.png"/><itunes:category text="News"/>
      <item><itunes:author>Di Mole</itunes:author><itunes:summary>On piers.</itunes:summary>
      <media:group><media:content url="https://p.example/v.mp4" type="video/mp4" fileSize="9"/>
      <media:thumbnail url="https://p.example/t.jpg"/></media:group></item>
      </channel></rss>
      """)
    #expect(feed.image == "https://p.example/c.png")
    #expect(feed.categories == ["News"])
    let item = try #require(feed.items.first)
    #expect(item.byline == "Di Mole")
    #expect(item.summary.map(text) == "On piers.")
    #expect(item.image == "https://p.example/t.jpg")
    #expect(item.enclosures.map(\.url) == ["https://p.example/v.mp4"])
    #expect(item.enclosures.first?.length == 9)
  }

  @Test(
    arguments: [
      ("Jane Doe", "Jane Doe", nil), ("jane@x.example (Jane Doe)", "Jane Doe", "jane@x.example"),
      ("Jane Doe &lt;jane@x.example&gt;", "Jane Doe", "jane@x.example"),
      ("jane@x.example", nil, "jane@x.example"),
      ("Jane (Desk) jane@x.example", "Jane (Desk)", "jane@x.example"),
    ] as [(String, String?, String?)])
  func `authors are told from their addresses`(line: String, name: String?, email: String?) throws {
    let feed = try parsed(
      "<rss version='2.0'><channel><item><author><![CDATA[\(line)]]></author></item></channel></rss>"
    )
    #expect(feed.items.first?.authors.first?.name == name)
    #expect(feed.items.first?.authors.first?.email == email)
  }

  @Test func `markup that was not escaped is kept as HTML`() throws {
    let feed = try parsed(
      """
      <rss><channel><item><description>One<br>two <b>three</description><title>T</title></item>
      </channel></rss>
      """)
    #expect(feed.items.first?.summary.map(text) == "One<br>two <b>three</b>")
    #expect(feed.items.first?.title == "T")
  }

  private func parsed(_ document: String, url: String? = nil) throws -> Feed {
    try parseFeed(Array(document.utf8), contentType: nil, url: url)
  }

  private func text(_ body: Feed.Body) -> String { String(decoding: body.bytes, as: UTF8.self) }
}
