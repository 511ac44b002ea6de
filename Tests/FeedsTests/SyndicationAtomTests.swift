import Feeds
import Testing

@Suite struct SyndicationAtomTests {
  @Test func `a feed and an entry give all their fields`() throws {
    let feed = try parsed(
      """
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://tide.example/a/">
        <title type="text">Tides &lt;3</title><subtitle>High and low</subtitle><id>urn:tides</id>
        <link href="./"/><link rel="self" href="feed"/><updated>2026-03-03T07:05:09Z</updated>
        <author><name>Ada Quay</name><email>ada@tide.example</email><uri>ada</uri></author>
        <logo>l.png</logo>
        <entry xml:base="b/">
          <title type="html">Ebb &amp;amp; &lt;em&gt;flow&lt;/em&gt;</title><id>urn:1</id>
          <link rel="alternate" type="text/html" href="1"/>
          <link rel="enclosure" href="1.ogg" type="audio/ogg" length="77"/>
          <link rel="replies" type="text/html" href="1#talk"/>
          <published>2026-03-01T00:00:00Z</published><updated>2026-03-02T00:00:00+01:00</updated>
          <category term="sea" label="The Sea"/><summary>Brief</summary>
          <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>1 &lt; 2<br/></p></div></content>
          <source><title>Origin</title><link href="https://o.example/"/></source>
        </entry>
      </feed>
      """)
    #expect(feed.format == .atom)
    #expect(feed.title == "Tides <3")
    #expect(feed.description == "High and low")
    #expect(feed.link == "https://tide.example/a/")
    #expect(feed.feedURL == "https://tide.example/a/feed")
    #expect(feed.image == "https://tide.example/a/l.png")
    #expect(feed.language == "en")
    let item = try #require(feed.items.first)
    #expect(item.title == "Ebb & flow")
    #expect(item.link == "https://tide.example/a/b/1")
    #expect(item.authors == feed.authors)
    #expect(item.authors.first?.url == "https://tide.example/a/ada")
    #expect(item.published == "2026-03-01T00:00:00Z")
    #expect(item.updated == "2026-03-01T23:00:00Z")
    #expect(item.summary.map(text) == "Brief")
    #expect(item.summary?.isHTML == false)
    #expect(item.content.map(text) == "<div><p>1 &lt; 2<br></p></div>")
    #expect(item.content?.base == "https://tide.example/a/b/")
    #expect(item.categories == ["The Sea"])
    #expect(item.enclosures.first?.url == "https://tide.example/a/b/1.ogg")
    #expect(item.comments == "https://tide.example/a/b/1#talk")
    #expect(item.language == "en")
    #expect(item.sourceTitle == "Origin")
    #expect(item.sourceLink == "https://o.example/")
  }

  @Test(arguments: [
    ("type=\"html\"", "a &lt;b&gt;c&lt;/b&gt;", "a <b>c</b>", true),
    ("type=\"text\"", "a &lt;b&gt;", "a <b>", false),
    ("", "a &amp;amp; b", "a &amp; b", false),
    ("type=\"text/html\" mode=\"escaped\"", "a &lt;i&gt;b", "a <i>b", true),
    ("type=\"text/html\" mode=\"base64\"", "PGI+YTwvYj4=", "<b>a</b>", true),
    ("type=\"html\"", "<![CDATA[<p>x</p>]]>", "<p>x</p>", true),
    (
      "type=\"html\"", "<div xmlns=\"http://www.w3.org/1999/xhtml\">&lt;p&gt;x&lt;/p&gt;</div>",
      "<div><p>x</p></div>", true
    ),
  ])
  func `the type says how a text is read`(
    attributes: String, written: String, read: String, isHTML: Bool
  ) throws {
    let feed = try parsed(
      """
      <feed xmlns="http://www.w3.org/2005/Atom"><entry><content \(attributes)>\(written)</content>
      </entry></feed>
      """)
    #expect(feed.items.first?.content.map(text) == read)
    #expect(feed.items.first?.content?.isHTML == isHTML)
  }

  @Test func `Atom 0.3 dates have names of their own`() throws {
    let feed = try parsed(
      """
      <feed version="0.3" xmlns="http://purl.org/atom/ns#"><tagline>t</tagline>
      <modified>2026-03-03T00:00:00Z</modified>
      <entry><issued>2026-03-01T00:00:00Z</issued><modified>2026-03-02T00:00:00Z</modified></entry>
      </feed>
      """)
    #expect(feed.description == "t")
    #expect(feed.updated == "2026-03-03T00:00:00Z")
    #expect(feed.items.first?.published == "2026-03-01T00:00:00Z")
    #expect(feed.items.first?.updated == "2026-03-02T00:00:00Z")
  }

  private func parsed(_ document: String) throws -> Feed {
    try parseFeed(Array(document.utf8), contentType: nil, url: "https://tide.example/feed")
  }

  private func text(_ body: Feed.Body) -> String { String(decoding: body.bytes, as: UTF8.self) }
}
