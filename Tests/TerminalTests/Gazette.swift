import HTTPHarness

/// A newspaper of our own on this machine: feeds and pages by their paths.
enum Gazette {
  /// An article of a feed.
  struct Item {
    var number: Int
    var title: String
    /// What the feed has of it.
    var html = "<p>The harbour board met, and nothing was settled.</p>"
    /// Where its page lies; the number stands in for it where there is none.
    var link: String?
  }

  /// A feed as RSS; the articles are a day apart, the first number the oldest.
  static func feed(_ title: String, _ items: [Item]) -> HTTPAnswer {
    let entries = items.map { item in
      """
      <item><guid isPermaLink="false">item-\(item.number)</guid><title>\(item.title)</title>
      <link>\(item.link ?? "http://gazette.example/\(item.number)")</link>
      <pubDate>\(10 + item.number) Jan 2026 08:00:00 GMT</pubDate>
      <description><![CDATA[\(item.html)]]></description></item>
      """
    }
    return .ok(
      "<rss version=\"2.0\"><channel><title>\(title)</title>\(entries.joined())</channel></rss>",
      type: "application/rss+xml")
  }

  /// A page with a headline and paragraphs.
  static func page(_ title: String, _ paragraphs: [String], head: String = "") -> HTTPAnswer {
    let text = paragraphs.map { "<p>\($0)</p>" }.joined()
    return .ok(
      """
      <!DOCTYPE html><html><head><title>\(title)</title>\(head)</head>
      <body><article><h1>\(title)</h1>\(text)</article></body></html>
      """, type: "text/html; charset=utf-8")
  }

  /// A paper that has these pages and nothing else.
  static func server(_ pages: [String: HTTPAnswer]) throws -> HTTPServer {
    try HTTPServer { pages[$0.path] ?? .reply(status: 404) }
  }
}
