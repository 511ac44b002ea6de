/// Feeds written by somebody who means harm.
struct HostileNews {
  /// A file on this machine that nobody may publish.
  let secret: String
  /// The address of the server that hands the feeds out.
  let site: String

  /// What terminals obey, and what changes the direction of writing. XML forbids some of it; what
  /// reads broken feeds may let it through all the same.
  static let orders = [
    "\u{1B}]8;;http://evil.example/\u{1B}\\", "\u{1B}]52;c;cm0gLXJm\u{7}", "\u{1B}[2J\u{1B}[31m",
    "\u{1B}]0;owned\u{7}", "\u{9B}5m", "\u{9D}52;c;cm0=\u{9C}", "\u{202E}", "\u{2066}", "\u{200F}",
    "\u{2028}", "\u{FEFF}", "\u{7F}", "\u{8}\u{8}", "\r", "\u{90}q\u{9C}",
  ].joined()

  /// The same as references of XML.
  static let references = orders.unicodeScalars.map { "&#\($0.value);" }.joined()
  /// The same as references of HTML inside XML.
  static let twice = references.replacing("&", with: "&amp;")
  /// The same as JSON has it.
  static let escapes = orders.unicodeScalars.map { scalar in
    let digits = String(scalar.value, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }.joined()

  /// The feeds by their paths.
  var documents: [(path: String, body: String)] {
    [
      ("/raw", rss(Self.orders, "1")), ("/references", rss(Self.references, "2")),
      ("/twice", rss(Self.twice, "3")), ("/atom", atom(Self.references)),
      ("/json", json), ("/entities", entities), ("/bomb", bomb), ("/long", long),
    ]
  }

  /// Every field of an RSS feed with `orders` in it.
  private func rss(_ orders: String, _ guid: String) -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
      xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
    <title>Evil\(orders) Echo</title><link>javascript:alert(1)</link>
    <description>Echo\(orders)</description>
    <item><guid>\(guid)\(orders)</guid><title>Bridge\(orders) opens</title>
    <link>http://evil.example/\(orders)</link><dc:creator>Eve\(orders) Moss</dc:creator>
    <category>bridge\(orders)s</category><pubDate>Mon, 04 Mar 2024 09:00:00 GMT</pubDate>
    <enclosure url="http://evil.example/a\(orders).mp3" type="audio/\(orders)mpeg" length="1"/>
    <content:encoded>&lt;p&gt;\(body(orders))&lt;/p&gt;</content:encoded></item>
    <item><guid>\(guid)-\(orders)</guid><title>=HYPERLINK("http://evil.example")</title>
    <link>data:text/html,owned</link>
    <enclosure url="file://\(secret)" type="audio/mpeg" length="1"/>
    <description>&lt;p&gt;\(links)&lt;/p&gt;</description></item>
    </channel></rss>
    """
  }

  /// Quotes with `orders` in words, names and attributes.
  private func body(_ orders: String) -> String {
    """
    “The bridge\(orders) is open,” said Nora\(orders) Quist, the engineer. Quist said that\(orders) \
    nobody was hurt. &lt;img src="file://\(secret)" alt="alt\(orders)" title="t\(orders)"&gt;\
    &lt;a href="http://evil.example/\(orders)" title="\(orders)"&gt;more\(orders)&lt;/a&gt;
    """
  }

  /// Targets that no reader may be led to.
  private var links: String {
    let targets = [
      "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java&amp;#9;script:alert(1)",
      " javascript:alert(1)", "vbscript:x", "data:text/html;base64,b3duZWQ=", "file://\(secret)",
      "FILE:///etc/passwd", "//evil.example\\@good.example/",
    ]
    return targets.map { "&lt;a href=\"\($0)\"&gt;read on&lt;/a&gt;" }.joined(separator: " ")
      + """
      &lt;svg onload="alert(1)"&gt;&lt;script&gt;alert('owned')&lt;/script&gt;&lt;/svg&gt;\
      &lt;script&gt;document.write('owned')&lt;/script&gt;&lt;style&gt;a{color:red}&lt;/style&gt;\
      &lt;img src="file:///etc/passwd"&gt;&lt;iframe src="file://\(secret)"&gt;&lt;/iframe&gt;\
      &lt;object data="javascript:alert(1)"&gt;&lt;/object&gt;\
      &lt;form action="javascript:alert(1)"&gt;&lt;/form&gt; “The script is gone,” said Odd Ferro.
      """
  }

  private func atom(_ orders: String) -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <feed xmlns="http://www.w3.org/2005/Atom" xml:base="javascript:"><id>urn:\(orders)</id>
    <title type="html">Evil\(orders) Atom &lt;script&gt;owned()&lt;/script&gt;</title>
    <link rel="alternate" href="file://\(secret)"/><updated>2024-03-06T08:00:00Z</updated>
    <entry><id>urn:a\(orders)</id><title type="html">Ferry\(orders) &lt;b onclick="x"&gt;late</title>
    <link href="vbscript:x"/><author><name>Eve\(orders)</name><uri>javascript:x</uri></author>
    <category term="ferr\(orders)y"/><updated>2024-03-06T08:00:00Z</updated>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
    <p>“The ferry\(orders) is late,” Nora\(orders) Quist said.</p>
    <a href="javascript:alert(1)" title="\(orders)">on</a></div></content></entry></feed>
    """
  }

  private var json: String {
    let orders = Self.escapes
    return """
      {"version": "https://jsonfeed.org/version/1.1", "title": "Evil\(orders) JSON",
       "home_page_url": "javascript:alert(1)", "authors": [{"name": "Eve\(orders)"}],
       "items": [{"id": "j\(orders)", "title": "Mill\(orders) burns",
         "url": "http://evil.example/\(orders)", "external_url": "file://\(secret)",
         "tags": ["mill\(orders)"], "date_published": "2024-03-07T08:00:00Z",
         "attachments": [{"url": "javascript:x\(orders)", "mime_type": "a\(orders)"}],
         "content_html": "<p>“The mill\(orders) burned,” said Nora\(orders) Quist.</p>"},
        {"id": "j2", "content_text": "“Plain\(orders) words,” said Nora Quist.\(orders)"}]}
      """
  }

  /// Entities that stand for files and addresses.
  private var entities: String {
    """
    <?xml version="1.0"?>
    <!DOCTYPE rss [
      <!ENTITY file SYSTEM "file://\(secret)"> <!ENTITY bare SYSTEM "\(secret)">
      <!ENTITY net SYSTEM "\(site)/never"> <!ENTITY % more SYSTEM "\(site)/never.dtd"> %more;
    ]>
    <rss version="2.0" xmlns:xi="http://www.w3.org/2001/XInclude"><channel><title>Entities &file;</title>
    <item><guid>e1</guid><title>Read &file; &bare; &net;</title>
    <description>Words &file; &net; <xi:include href="file://\(secret)" parse="text"/></description>
    </item></channel></rss>
    """
  }

  /// Entities that stand for ever more entities.
  private var bomb: String {
    let names = (0..<12).map { "<!ENTITY b\($0 + 1) \"" + String(repeating: "&b\($0);", count: 10) }
    return """
      <?xml version="1.0"?><!DOCTYPE rss [<!ENTITY b0 "boom">\(names.map { $0 + "\">" }.joined())]>
      <rss version="2.0"><channel><title>Bomb</title><item><guid>b</guid><title>&b12;</title>
      <description>&b12;</description></item></channel></rss>
      """
  }

  /// A page with the same in all its facts, attributes and words.
  static func page(secret: String) -> String {
    let words = "The pier\(orders) was built by many hands, and it will stand for many years. "
    let text = String(repeating: words, count: 5)
    return """
      <!DOCTYPE html><html><head><title>Pier\(orders) done</title>
      <meta name="author" content="Eve\(references) Moss"><base href="javascript:alert(1)//">
      <meta property="og:site_name" content="Evil\(orders)">
      <meta property="og:url" content="file://\(secret)"><link rel="canonical" href="data:text/html,x">
      <meta http-equiv="refresh" content="0;url=file://\(secret)"></head><body onload="alert(1)">
      <article><h1>Pier\(orders) done</h1><script>owned()</script><p>\(text)</p>
      <p>“The pier\(references) is ours,” said Nora Quist, who lives there.
      <a href="javascript:alert(1)" title="\(orders)">more</a> <a href="file://\(secret)">plans</a>
      <img src="file://\(secret)" alt="\(orders)"><img src="http://evil.example/\(orders).png"></p>
      <p>\(text)</p><iframe src="file://\(secret)"></iframe>
      <svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg></article></body></html>
      """
  }

  private var long: String {
    """
    <rss version="2.0"><channel><title>\(String(repeating: "Long ", count: 60_000))</title>
    <item><guid>l</guid><title>\(String(repeating: "endless ", count: 60_000))</title>
    <description>Short.</description></item></channel></rss>
    """
  }
}
