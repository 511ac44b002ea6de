import Feeds
import Prose
import Testing

@Suite struct SubscriptionsOPMLTests {
  private func opml(_ body: String, declaration: String = "<?xml version=\"1.0\"?>\n")
    -> ImportedFeeds
  {
    parseOPML(Array("\(declaration)<opml version=\"2.0\"><body>\(body)</body></opml>".utf8))
  }

  @Test func `outlines are folders and feeds`() {
    let read = opml(
      """
      <outline text="News"><outline text="Science">
        <outline type="rss" text="A &amp; B" title="other" xmlUrl="https://a.org/?x=1&amp;y=2"
          htmlUrl="https://a.org" category="/Tech/Space, rockets ,,/"/>
      </outline>
      <outline title="Only title" xmlurl="http://b.org"/></outline>
      <outline text="" xmlUrl=" feed://c.org/a b "/>
      <outline text=""><outline text="http://d.org" XMLURL="http://d.org"/></outline>
      """)
    #expect(read.problems.isEmpty)
    #expect(
      read.subscriptions == [
        Subscription(
          url: "https://a.org/?x=1&y=2", title: "A & B", folder: ["News", "Science"],
          tags: ["Tech/Space", "rockets"]),
        Subscription(url: "http://b.org", title: "Only title", folder: ["News"]),
        Subscription(url: "http://c.org/a%20b"), Subscription(url: "http://d.org"),
      ])
  }

  @Test(
    arguments: [
      ("AT&T &amp; caf&eacute; &#8212; &nope; &", "AT&T & café — &nope; &"),
      ("&#38;lt; &amp;amp; &amp;#38;", "&lt; &amp; &#38;"), ("a < b > c", "a < b > c"),
      ("<b>x</b>", "<b>x</b>"),
    ])
  func `signs that nobody escaped are read as they are meant`(written: String, title: String) {
    let read = opml("<outline text=\"\(written)\" xmlUrl=\"http://a.org/?a&b=1&copy=2\"/>")
    #expect(read.subscriptions.map(\.title) == [title])
    #expect(read.subscriptions.map(\.url) == ["http://a.org/?a&b=1&copy=2"])
    #expect(read.problems.isEmpty)
  }

  @Test(
    arguments: [
      ("<outline text=\"F\">\n<outline text=\"a\" xmlUrl=\"http://a.org\">\n", ["http://a.org"]),
      (
        "<outline text=\"a\" xmlUrl=\"http://a.org\"></wrong>\n<outline xmlUrl='http://b.org'/>",
        ["http://a.org", "http://b.org"]
      ),
      (
        "<outline xmlUrl=\"http://a.org\"/>\u{1}<outline xmlUrl=\"http://b.org\"/>",
        ["http://a.org", "http://b.org"]
      ),
      (
        "<outline text=\"a\" xmlUrl=http://a.org />\n<outline xmlUrl=\"http://b.org\"/>",
        ["http://a.org", "http://b.org"]
      ),
    ])
  func `a broken document is read as far as it goes, and told`(body: String, urls: [String]) {
    let read = opml(body)
    #expect(read.subscriptions.map(\.url) == urls)
    #expect(read.problems.contains { $0.reason.hasPrefix("broken XML") })
    #expect(read.problems.allSatisfy { $0.severity == .warning && $0.line > 0 })
  }

  @Test func `a blank line before the declaration does no harm and counts`() {
    let read = parseOPML(
      Array("\n\n<?xml version=\"1.0\"?><opml><body>\n<outline type=\"rss\"/>".utf8))
    #expect(read.problems.first.map { [$0.line, $0.column] } == [4, 1])
    #expect(read.problems.first?.reason.contains("no xmlUrl") == true)
  }

  @Test func `charsets are followed`() {
    let body = "<outline text=\"caf\u{E9} \u{2014}\" xmlUrl=\"http://a.org\"/>"
    let whole = "<opml><body>\(body)</body></opml>"
    var latin: [UInt8] = Array("<?xml version=\"1.0\" encoding=\"windows-1252\"?>".utf8)
    latin += whole.unicodeScalars.map {
      $0 == "\u{2014}" ? 0x97 : UInt8(truncatingIfNeeded: $0.value)
    }
    #expect(parseOPML(latin).subscriptions.map(\.title) == ["café —"])
    let wide = "<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + whole
    let bytes: [UInt8] = [0xFF, 0xFE] + wide.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    #expect(parseOPML(bytes).subscriptions.map(\.title) == ["café —"])
    #expect(parseOPML([0xEF, 0xBB, 0xBF] + Array(whole.utf8)).subscriptions.count == 1)
  }

  @Test func `addresses that are not fetched and doubled ones are told`() {
    let read = opml(
      """
      <outline text="x" xmlUrl="file:///etc/passwd"/>
      <outline text="y" xmlUrl="javascript:alert(1)"/>
      <outline text="z" xmlUrl="http://a.org/" category="one"/>
      <outline text="z" xmlUrl="HTTP://A.org" category="two"/>
      """)
    #expect(
      read.subscriptions == [
        Subscription(url: "http://a.org/", title: "z", tags: ["one", "two"])
      ])
    #expect(read.problems.map(\.line) == [2, 3, 5])
  }

  @Test(arguments: ["", "  ", "hello", "<html><body/></html>", "{\"a\": 1}"])
  func `what is no OPML is told`(text: String) {
    let read = parseOPML(Array(text.utf8))
    #expect(read.subscriptions.isEmpty)
    #expect(read.problems.contains { $0.reason.contains("no <opml>") })
  }

  @Test func `what is written can be read again`() {
    var list = FeedList()
    list.entries = [
      Subscription(
        url: "http://a.org/?a=1&b=\"<>'", title: "A \"q\" <i> & 'x' é😀", tags: ["x y", "z"]),
      Subscription(url: "http://b.org", title: "B", folder: ["N/1", "S <2>"]),
      Subscription(url: "http://c.org", folder: ["N/1"]),
      Subscription(url: "http://d.org", title: "D", folder: ["N/1", "S <2>", "T"]),
    ].map { FeedList.Entry(subscription: $0, line: 1) }
    let text = writeOPML(list, homePages: ["http://b.org": "http://b.org/?a&b"])
    let read = parseOPML(text)
    #expect(read.problems.isEmpty)
    #expect(String(decoding: text, as: UTF8.self).contains("htmlUrl=\"http://b.org/?a&amp;b\""))
    let expected = list.byURL.merging(["http://a.org/?a=1&b=%22<>'": list.subscriptions[0]]) { $1 }
    for feed in read.subscriptions {
      #expect(expected[feed.url]?.title == feed.title)
      #expect(expected[feed.url]?.folder == feed.folder)
      #expect(expected[feed.url]?.tags == feed.tags)
    }
    #expect(read.subscriptions.count == 4)
  }
}

extension FeedList {
  fileprivate var byURL: [String: Subscription] {
    Dictionary(subscriptions.map { ($0.url, $0) }) { $1 }
  }
}
