import Feeds
import Testing

@Suite struct PageParsingTests {
  private func page(_ html: String, url: String? = "https://a.example/2016/dam") throws -> Page {
    try parsePage(Array(html.utf8), contentType: nil, url: url)
  }

  /// A page as sites make them: the article between navigation, buttons, lists of links, comments.
  private static let whole = """
    <!doctype html><html lang=en-GB><head><title>Dam repaired at last - The Vale Post</title>
    <meta property=og:site_name content="The Vale Post">
    <meta name=author content="By Ada Brook"><meta name=description content="Water &amp; stone.">
    <meta property="article:published_time" content="2016-05-03T09:30:00+02:00"></head><body>
    <nav class=menu><ul><li><a href=/>Home</a><li><a href=/sport>Sport</a></ul></nav>
    <div class=sidebar><p>Most read: a list, of other, stories, that nobody asked for today.</p></div>
    <div id=story class=article-body><h1>Dam repaired at last</h1>
    <p>\(prose) The council, which owns it, paid.</p>
    <div class="share-tools"><a href=/f>Share</a> <a href=/t>Tweet</a></div>
    <p>“We are, at last, done,” <a href=/brook>Ada Brook</a> said. \(prose)</p>
    <figure><img data-src=dam.jpg src=data:image/gif;base64,x alt="The dam"><figcaption>The dam, in
    May</figcaption></figure>
    <h2>What comes next</h2><ul><li>\(prose)</li><li>\(prose)</li></ul>
    <p>\(prose) That is all, for now, from the vale.</p>
    <div class=related><ul><li><a href=/1>Another story</a><li><a href=/2>One more</a></ul></div>
    </div><div id=comments><p>First, of course, and with a comma, to be sure of it, friends.</p></div>
    <footer>Copyright</footer></body></html>
    """

  @Test func `the article is found without what stands around it`() throws {
    let page = try page(Self.whole)
    let paragraphs = page.text.split(separator: "\n\n").map(String.init)
    #expect(paragraphs.count == 7)
    #expect(paragraphs.first == "\(prose) The council, which owns it, paid.")
    #expect(paragraphs.last == "\(prose) That is all, for now, from the vale.")
    #expect(paragraphs.contains("The dam, in May"))
    for word in ["Home", "Most read", "Share", "Another", "First, of course", "Copyright"] {
      #expect(!page.text.contains(word))
    }
  }

  @Test func `the page says who, when and where`() throws {
    let page = try page(Self.whole)
    #expect(page.title == "Dam repaired at last")
    #expect(page.byline == "Ada Brook")
    #expect(page.published == "2016-05-03T09:30:00+02:00")
    #expect(page.site == "The Vale Post")
    #expect(page.language == "en-GB")
    #expect(page.excerpt == "Water & stone.")
  }

  @Test func `the draft has the headline first, links, pictures and kinds`() throws {
    let draft = try page(Self.whole).draft
    #expect(draft.title == "Dam repaired at last")
    #expect(
      rows(of: draft).map { $0.prefix(2) } == [
        "T ", ". ", ". ", "! ", "C ", "# ", "* ", "* ", ". ",
      ])
    #expect(draft.links.map(\.url) == ["https://a.example/brook"])
    #expect(draft.pictures.map(\.url) == ["https://a.example/2016/dam.jpg"])
    #expect(draft.url == "https://a.example/2016/dam")
  }

  @Test func `the content is sanitised`() throws {
    let paragraph = "<p onclick=x>\(prose)<script>y()</script><a href=javascript:z>k</a></p>"
    let page = try page("<body><article>\(String(repeating: paragraph, count: 5))</article>")
    let html = String(decoding: page.contentHTML, as: UTF8.self)
    #expect(html.contains("<p>\(prose)<a>k</a></p>"))
    #expect(!html.contains("script") && !html.contains("onclick"))
  }

  private static let poorMarkup: [String] = [
    // Lines parted by breaks instead of paragraphs.
    "<div><div class=x>" + six(between: "<br><br>") + "</div></div>",
    // Every paragraph in a div of its own, without a class that tells.
    "<div><div><div>" + six(between: "</div></div><div><div>") + "</div></div></div>",
    // A table that only puts things in their places.
    "<table><tr><td><a href=/>Home</a><td><p>" + six(between: "<p>") + "</table>",
    // Tags left open.
    "<div><b><font><p>" + six(between: "<p>"),
    // Preformatted.
    "<pre>" + six(between: "\n\n") + "</pre>",
  ]

  private static func six(between border: String) -> String {
    Array(repeating: prose, count: 6).joined(separator: border)
  }

  @Test(arguments: poorMarkup)
  func `markup that says little is enough`(html: String) throws {
    let text = try page("<html><body><ul><li><a href=/>Home</a></ul>\(html)").text
    #expect(text.ranges(of: prose).count == 6)
  }

  @Test func `paragraphs that speak of the page are left out`() throws {
    let body = [
      prose, "Advertisement", prose, "<a href=/1>Read more: The old dam</a>", "SHARE THIS:", prose,
    ]
    let text = try page("<article><p>\(body.joined(separator: "<p>"))</article>").text
    #expect(text == [prose, prose, prose].joined(separator: "\n\n"))
  }

  @Test func `a short article is not filled up with what stands around it`() throws {
    let comments = String(repeating: "<div class=comment-content><p>\(prose)</p></div>", count: 9)
    let page = try page(
      "<article><p>The dam holds. \(prose)<p>\(prose)<p>\(prose)</article><div id=comments>\(comments)</div>"
    )
    #expect(page.text.ranges(of: prose).count == 3)
  }

  @Test func `an article that only scripts would show is taken from its data`() throws {
    let data =
      "{\"@type\":\"Article\",\"articleBody\":\"One & <two>\\n"
      + String(repeating: "\(prose) ", count: 9) + "\"}"
    let page = try page(
      "<script type='application/ld+json'>\(data)</script><p>Please turn on scripts.</p>")
    #expect(page.text.hasPrefix("One & <two>\n\n\(prose)"))
  }

  @Test func `text in Chinese is found by its own commas`() throws {
    let line = "水库的大坝终于修好了，工程师们说，新的轴承可以使用五十年，市议会支付了全部费用。"
    let links = String(repeating: "<li><a href=/1>新闻频道</a></li>", count: 20)
    let lines = String(repeating: "<p>\(line)</p>", count: 15)
    let page = try page("<body><ul>\(links)</ul><div><div>\(lines)</div></div>")
    #expect(page.text.ranges(of: line).count == 15)
    #expect(!page.text.contains("新闻频道"))
  }

  private static let unreadable: [(String, PageError)] = [
    ("", .empty), (" \n\t", .empty), ("<html><body><form><input></form></body></html>", .noArticle),
    ("<p" + String(repeating: " a", count: 2000) + ">x", .tooManyAttributes(limit: 1000)),
  ]

  @Test(arguments: unreadable)
  func `what holds no article says why`(html: String, error: PageError) {
    #expect(throws: error) { try parsePage(Array(html.utf8), contentType: nil, url: nil) }
    #expect(!error.description.isEmpty)
  }

  private static let harmful: [String] = [
    "<body>" + String(repeating: "<div>", count: 20_000),
    String(repeating: "<table><tr><td>", count: 5000), String(repeating: "<b><p>", count: 20_000),
    String(repeating: "<a href=x>", count: 20_000), String(repeating: "<!", count: 50_000),
    "<p>" + String(repeating: "&amp;&#x41;&nosuch;", count: 20_000), "\0<p>\0",
    "<script type=application/ld+json>" + String(repeating: "[", count: 100_000) + "</script>",
    "<script type=application/ld+json>" + String(repeating: "{\"@graph\":[", count: 5000),
    "<div class='" + String(repeating: "share-comment ", count: 5000) + "'>",
    "<title>" + String(repeating: "a - ", count: 20_000) + "</title>",
  ]

  @Test(arguments: harmful)
  func `a page made to harm is read like any other`(opening: String) {
    let page = try? parsePage(
      Array((opening + "<p>\(prose)</p>").utf8), contentType: nil, url: nil)
    #expect((page?.title?.utf8.count ?? 0) <= 1000)
  }

  @Test func `the charset is the server's, else the page's, else what the bytes are`() throws {
    let body = Array("<meta charset=windows-1251><p>".utf8)
    let words = Array(prose.utf8)
    let cyrillic: [UInt8] = [0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2]
    let declared = try parsePage(body + cyrillic + words, contentType: "text/html", url: nil)
    #expect(declared.text.hasPrefix("Привет"))
    let served = try parsePage(
      body + [0xE9] + words, contentType: "text/html; charset=iso-8859-1", url: nil)
    #expect(served.text.hasPrefix("é"))
    let lied = try parsePage(body + Array("Привет ".utf8) + words, contentType: nil, url: nil)
    #expect(lied.text.hasPrefix("Привет"))
  }
}
