import Feeds
import Prose
import Testing

@Suite struct SubscriptionsHostileTests {
  @Test(arguments: ListFormat.allCases)
  func `no bytes crash or hang a list`(format: ListFormat) {
    var random: UInt64 = 7
    let words = [
      "<outline ", "xmlUrl=\"http://a.org\"", ">", "</outline>", "&", "\"", "'", "\\", "[", "]",
      "/",
      "\n", "\r\n", "#", "query:", "query ", "http://a.org", "every=", "(", "and ", "feed ", "@ ",
      "<",
      "\0", "\u{FEFF}", "é", "]]>", "<![CDATA[", "<!--", "<!DOCTYPE a [<!ENTITY b \"c\">]>", "&b;",
      "$(",
    ]
    for _ in 0..<100 {
      var bytes: [UInt8] = format == .opml ? Array("<opml><body>".utf8) : []
      for _ in 0..<40 {
        random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let choice = Int(random >> 33)
        if choice % 11 == 0 { bytes.append(UInt8(choice >> 8 & 255)) }
        bytes += words[choice % words.count].utf8
      }
      let read = importFeeds(bytes, format: format)
      #expect(read.subscriptions.allSatisfy { isFeedAddress($0.url) })
      // What was taken over can be written into the feeds file and read there.
      let list = parseFeedList(adding(read.subscriptions, to: []))
      #expect(list.errors.isEmpty, "\(list.errors)")
      #expect(list.entries.count == read.subscriptions.count)
    }
  }

  @Test func `entities do not expand within each other and no file is read`() {
    let lines = (1...9).map { level in
      "<!ENTITY e\(level) \"\(String(repeating: "&e\(level - 1);", count: 10))\">"
    }
    let text = """
      <?xml version="1.0"?><!DOCTYPE opml [<!ENTITY e0 "ha"><!ENTITY x SYSTEM "file:///etc/passwd">
      \(lines.joined())]><opml><body><outline text="&e9;&x;" xmlUrl="http://a.org/&e9;"/></body></opml>
      """
    let read = parseOPML(Array(text.utf8))
    #expect(read.subscriptions.allSatisfy { $0.url.utf8.count < 100 })
    let inner = String(repeating: "&e8;", count: 10)
    #expect(read.subscriptions.map(\.title) == [inner + "&x;"])
  }

  @Test func `deep nesting, many attributes and long lines end in good time`() {
    let deep =
      "<opml><body>" + String(repeating: "<outline text=\"f\">", count: 20_000)
      + "<outline xmlUrl=\"http://a.org\"/>"
    #expect(parseOPML(Array(deep.utf8)).subscriptions.count <= 1)
    let inner =
      "<opml><body>" + String(repeating: "<outline text=\"f\">", count: 100)
      + "<outline xmlUrl=\"http://a.org\"/>"
    let read = parseOPML(Array(inner.utf8))
    #expect(read.subscriptions.map(\.folder.count) == [deepestFolder])
    #expect(read.problems.contains { $0.reason.contains("more than \(deepestFolder) deep") })
    let wide = "<opml><outline " + (0..<20_000).map { "a\($0)=\"\" " }.joined() + "/>"
    #expect(parseOPML(Array(wide.utf8)).problems.contains { $0.reason.contains("attributes") })
    let line = "http://a.org " + String(repeating: "x=1 ", count: 50_000)
    #expect((1...8).contains(parseFeedList(Array(line.utf8)).errors.count))
    let filter = "\"query:N:" + String(repeating: "(", count: 50_000) + "\""
    #expect(parseNewsboatURLs(Array(filter.utf8)).problems.count == 1)
    let broken = String(repeating: "\u{1}\n", count: 5_000)
    #expect(parseNewsboatURLs(Array(broken.utf8)).problems.count <= 1000)
  }
}
