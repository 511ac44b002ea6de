import Feeds
import Testing

@Suite struct PageFeedsTests {
  private func feeds(_ html: String) -> [String] {
    discoverFeeds(Array(html.utf8), contentType: nil, url: "https://a.example/b/").map(\.url)
  }

  @Test func `declared feeds come first, each once`() {
    let html = """
      <head><base href=/c/><link rel="alternate" type="application/rss+xml" href="rss" title="News &amp; views">
      <link rel="ALTERNATE home" type="application/atom+xml; charset=utf-8" href="https://b.example/atom">
      <link rel=feed href=/json><link rel=alternate type=application/json href=/wp-json/1>
      <link rel=stylesheet type=text/css href=/feed><link rel=alternate type=application/rss+xml href=javascript:x></head>
      <body><a href=/c/rss>RSS</a><a href=/other.rss>Other</a><a href=/x>Atom feed</a><a href=/y>Home</a>
      """
    let links = discoverFeeds(Array(html.utf8), contentType: nil, url: "https://a.example/b/")
    #expect(
      links.map(\.url) == [
        "https://a.example/c/rss", "https://b.example/atom", "https://a.example/json",
        "https://a.example/other.rss", "https://a.example/x",
      ])
    #expect(links.first?.title == "News & views")
    #expect(links.first?.type == "application/rss+xml")
    #expect(links.last?.title == "Atom feed")
  }

  @Test(
    arguments: [
      ("/feed/", true), ("/blog/index.xml", true), ("/?feed=rss2", true), ("/feeding-cats", false),
      ("https://feeds.feedburner.com/x", true), ("/news", false), ("/rss.php", true),
      ("https://social.example/dialog/feed?x=1", false), ("mailto:feed", false),
    ])
  func `links that look like feeds are offered`(href: String, isOffered: Bool) {
    #expect(feeds("<body><a href='\(href)'>link</a>").isEmpty != isOffered)
  }

  @Test func `a page that cannot be read points nowhere`() {
    #expect(feeds("").isEmpty)
  }
}
