import Feeds
import Testing

@Suite struct PageFactsTests {
  private func page(head: String, body: String = "") throws -> Page {
    let html = "<html><head>\(head)</head><body>\(body)<p>\(prose)</p></body></html>"
    return try parsePage(Array(html.utf8), contentType: nil, url: "https://a.example/x")
  }

  @Test(
    arguments: [
      ("<title>A long enough headline here | The Post</title>", "A long enough headline here"),
      ("<title>The Post » A long enough headline here</title>", "A long enough headline here"),
      (
        "<title>Dam done - The Post</title><meta property=og:site_name content='The Post'>",
        "Dam done"
      ),
      ("<title>Short</title>", "Short"),
      ("<title>A: b</title>", "A: b"),
      (
        "<title>x</title><meta property=og:title content='The &amp;quot;dam&amp;quot;'>",
        "The \"dam\""
      ),
      (
        "<title>x</title><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"In data\"}</script>",
        "In data"
      ),
    ])
  func `titles lose the name of the site`(head: String, title: String) throws {
    #expect(try page(head: head).title == title)
  }

  @Test(
    arguments: [
      ("<meta name=author content='by Ann Lee'>", "", "Ann Lee"),
      ("<meta property=article:author content='https://social.example/ann'>", "", nil),
      ("", "<p class=byline>By <a rel=author href=/a>Ann Lee</a></p>", "Ann Lee"),
      (
        "", "<div itemprop=author><span itemprop=name>Ann Lee</span>, our correspondent</div>",
        "Ann Lee"
      ),
      (
        "<script type='application/ld+json'>[{\"@graph\":[{\"@type\":[\"X\",\"Article\"],"
          + "\"author\":[{\"name\":\"Ann Lee\"},{\"@type\":\"Person\",\"name\":\"Bo Ray\"}]}]}]</script>",
        "", "Ann Lee, Bo Ray"
      ),
      ("", "<p class=author>Ann Lee | 3 May 2016, 9:30</p>", "Ann Lee"),
      ("", "<p class=dateline>Updated: Tuesday, May 3, 2016</p>", nil),
      ("", "<p>Words by nobody</p>", nil),
    ] as [(String, String, String?)])
  func `writers are named without By`(head: String, body: String, byline: String?) throws {
    let page = try page(head: head, body: body)
    #expect(page.byline == byline)
    #expect(page.draft.byline == byline)
  }

  @Test(
    arguments: [
      (
        "<meta property=article:published_time content='2016-05-03T09:30:00Z'>",
        "2016-05-03T09:30:00Z"
      ),
      ("<meta name=date content='2016-05-03'>", "2016-05-03"),
      ("<meta itemprop=datePublished content='2016-05-03 09:30'>", "2016-05-03T09:30:00Z"),
      ("<meta name=pubdate content='Tue, 03 May 2016 09:30:00 +0200'>", "2016-05-03T07:30:00Z"),
      ("<meta name=date content='soon'>", nil),
      (
        "<script type='application/ld+json'>{\"@type\":\"Article\",\"datePublished\":"
          + "\"2016-05-03T09:30:00.123-0400\"}</script>", "2016-05-03T09:30:00-04:00"
      ),
    ] as [(String, String?)])
  func `dates are RFC 3339`(head: String, published: String?) throws {
    #expect(try page(head: head).published == published)
  }

  @Test(
    arguments: [
      ("<p class=post-date>Posted on May 3, 2016</p>", "2016-05-03T00:00:00Z"),
      ("<div class=meta>No date here, 12 comments</div>", nil),
    ] as [(String, String?)])
  func `a date in a class that speaks of dates counts`(body: String, published: String?) throws {
    #expect(try page(head: "", body: body).published == published)
  }

  @Test func `a date in the address is better than none`() throws {
    let html = Array("<p>\(prose)</p>".utf8)
    let page = try parsePage(html, contentType: nil, url: "https://a.example/2016/05/03/dam")
    #expect(page.published == "2016-05-03")
  }

  @Test func `a shown time counts where the head says nothing`() throws {
    let page = try page(head: "", body: "<p>On <time datetime=2016-05-03>Tuesday</time></p>")
    #expect(page.published == "2016-05-03")
  }

  @Test func `broken linked data does no harm`() throws {
    for script in [
      "{\"@type\":\"Article\",\"headline\":\"Kept\",\"x\":", "{]", "",
      "{\"@type\":\"Article\",\n\"headline\":\"Kept\"}",
    ] {
      let page = try page(
        head: "<title>Kept</title><script type='application/ld+json'>\(script)</script>")
      #expect(page.title == "Kept")
    }
  }
}
