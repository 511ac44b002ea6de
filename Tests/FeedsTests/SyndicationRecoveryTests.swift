import Feeds
import Testing

@Suite struct SyndicationRecoveryTests {
  @Test(arguments: [
    ("AT&T & Sons", "AT&T & Sons"), ("a&nbsp;b &eacute; &hellip;", "a b é …"),
    ("a &unknown; b", "a &unknown; b"), ("1 < 2 <3", "1 < 2 <3"),
    ("a\u{0}\u{8}\u{1B}[31mb", "a[31mb"),
    ("a&#27;&#155;b&#150;c", "a›b–c"), ("a\u{202E}b\u{FEFF}c\u{9B}d", "abcd"),
    ("a&#x202E;b&#xFEFF;c&#0;d&#xD800;e", "abcde"), ("&amp;#8217;s", "’s"), ("&#8217;s", "’s"),
    ("one<!-- two -->three", "onethree"), ("one<?php two ?>three", "onethree"),
    ("<![CDATA[a <b>b</b> & c]]>", "a b & c"), (" a\n\n  b\t", "a b"),
  ])
  func `signs and references in titles are mended`(written: String, read: String) throws {
    let feed = try parsed(
      "<rss><channel><item><title>\(written)</title><link>https://a.example/</link></item></channel></rss>"
    )
    #expect(feed.items.first?.title == read)
    #expect(feed.items.first?.link == "https://a.example/")
  }

  @Test(arguments: [
    "\n  <?xml version=\"1.0\"?>", "\u{FEFF}", "<br /><b>Warning</b>: mail() failed in x.php\n",
    "garbage before ", "<!-- note --><?pi?><!DOCTYPE rss>",
    "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a \"b\"><!ELEMENT c ANY>]>",
  ])
  func `what stands before the root is passed over`(junk: String) throws {
    #expect(try parsed(junk + feed(of: "<item><title>t</title></item>")).items.count == 1)
  }

  @Test(arguments: [
    ("<item><title>a</title><item><title>b</title>", ["a", "b"]),
    ("<item><title>a</item><item><title>b</title></item>", ["a", "b"]),
    ("<item><title>a</title></p></item></channel><item><Title>b</title></item>", ["a", "b"]),
    ("<item><title>a</title></item></rss><item><title>b</title></item>", ["a", "b"]),
    ("<item><title>a</title><link href=x><x y=\"1\" y='2' 3 z></item>", ["a"]),
    (
      "<item><title>a</title><x y=\"1></x></item><item z=\"2\"><title>b</title></item>", ["a", "b"]
    ),
    ("<item><title>a</title><description><![CDATA[never closed", ["a"]),
    ("<item><title>a</title><descr", ["a"]),
  ])
  func `tags that do not match lose no item`(items: String, titles: [String]) throws {
    let feed = try parsed("<rss version='2.0'><channel>" + items)
    #expect(feed.items.map(\.title) == titles)
    #expect(!feed.warnings.isEmpty)
  }

  @Test func `entities of the document are known, bombs and files are not`() throws {
    let nested = (1...9).map {
      "<!ENTITY e\($0) \"\(String(repeating: "&e\($0 - 1);", count: 10))\">"
    }
    let document =
      """
      <!DOCTYPE rss [<!ENTITY quay "Quai d&#39;Orsay"><!ENTITY e0 "lol">\(nested.joined())
      <!ENTITY secret SYSTEM "file:///etc/hostname"><!ENTITY % p SYSTEM "file:///etc/hostname">]>
      """ + feed(of: "<item><title>&quay; &e9; &secret;</title></item>")
    let title = try #require(try parsed(document).items.first?.title)
    #expect(title.hasPrefix("Quai d'Orsay &e8;"))
    #expect(title.hasSuffix("&secret;"))
    #expect(title.utf8.count < 200)
  }

  @Test(arguments: [
    "", "  \n", "<", "hello", "<html><body><item>x</item></body></html>",
    "<svg xmlns='http://www.w3.org/2000/svg'/>", "<opml version='2.0'/>", "<?xml version='1.0'?>",
    "\u{89}PNG\r\n",
  ])
  func `what is no feed is refused with a reason`(document: String) {
    #expect(throws: FeedError.self) { try parsed(document) }
  }

  @Test func `a document over the limit is refused`() {
    let bytes = [UInt8](repeating: 0x20, count: largestFeed + 1)
    #expect(throws: FeedError.tooLarge(size: largestFeed + 1, limit: largestFeed)) {
      try parseFeed(bytes, contentType: nil, url: nil)
    }
  }

  /// Each is small enough to be quick when time grows with the length, and hopeless when it grows
  /// with the square.
  @Test(arguments: [
    "<a>", "<item>", "<a b='", "<!--", "<![CDATA[", "&", "&#", "<", "</a>", "<a b=\"<c d='", "<?",
    "<!", "<a b b b b ", "&amp;", "<!DOCTYPE [", "]]>",
  ])
  func `hostile repetition neither crashes nor takes for ever`(piece: String) throws {
    let flood = String(repeating: piece, count: 20_000)
    for document in [
      feed(of: "<item><title>\(flood)</title></item>"), "<rss \(flood)", flood,
      "<!DOCTYPE rss [\(flood)]>" + feed(of: "<item/>"),
    ] {
      let feed = try? parsed(document)
      #expect((feed?.items.count ?? 0) <= 20_001)
    }
  }

  @Test func `a feed keeps twenty thousand items and says so`() throws {
    let feed = try parsed(feed(of: String(repeating: "<item/>", count: 20_001)))
    #expect(feed.items.count == 20_000)
    #expect(feed.warnings.contains { $0.contains("left out") })
  }

  @Test func `an item keeps a hundred files`() throws {
    let files = (0..<1000).map { "<enclosure url='https://a.example/\($0)'/>" }.joined()
    #expect(try parsed(feed(of: "<item>\(files)</item>")).items.first?.enclosures.count == 100)
  }

  @Test func `a tag keeps a hundred attributes, and its namespaces`() throws {
    let attributes = (0..<20_000).map { "a\($0)='1'" }.joined(separator: " ")
    let feed = try parsed(
      "<rss version='2.0' \(attributes)><channel><item><title>t</title></item></channel></rss>")
    #expect(feed.items.first?.title == "t")
    #expect(feed.warnings.contains { $0.contains("attributes") })
  }

  private func feed(of items: String) -> String {
    "<rss version=\"2.0\"><channel><title>T</title>\(items)</channel></rss>"
  }

  private func parsed(_ document: String) throws(FeedError) -> Feed {
    try parseFeed(Array(document.utf8), contentType: nil, url: nil)
  }
}
