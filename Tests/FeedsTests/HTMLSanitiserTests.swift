import Feeds
import Testing

@Suite struct HTMLSanitiserTests {
  private func clean(_ html: String, base: String? = "https://a.example/b/") -> String {
    String(decoding: sanitised(Array(html.utf8), base: base), as: UTF8.self)
  }

  @Test(
    arguments: [
      ("<p class=x style='color:red' onclick=y()>a<b>b</p>", "<p>a<b>b</b></p>"),
      ("a</p></div>b", "ab"),
      ("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>"),
      (
        "<a href=c title='x &quot;y'>d</a>",
        "<a href=\"https://a.example/b/c\" title=\"x &quot;y\">d</a>"
      ),
      (
        "<img src=/i.png alt='a<b' width=3 height=x>",
        "<img src=\"https://a.example/i.png\" alt=\"a&lt;b\" width=\"3\">"
      ),
      ("<img srcset='s.jpg 1x, l.jpg 2x'>", "<img src=\"https://a.example/b/l.jpg\">"),
      ("<FORM><input name=x><font>y</font></FORM>", "<div>y</div>"),
      ("<o:p>x</o:p><blink>y</blink>", "xy"),
      ("&nbsp;&lt;&amp;&copy;\r\n&quot;", "\u{A0}&lt;&amp;©\n&quot;"),
      (
        "<time datetime=2016-05-03>x</time><br/><hr/>",
        "<time datetime=\"2016-05-03\">x</time><br><hr>"
      ),
      ("<a/>x<i/>y", "<a></a>x<i></i>y"),
    ])
  func `what is allowed stays, well nested`(html: String, expected: String) {
    #expect(clean(html) == expected)
  }

  @Test(
    arguments: [
      "<script>alert(1)</script>", "<scr<script>ipt>alert(1)</script>", "<SCRIPT/x>alert(1)",
      "<svg/onload=alert(1)>", "<svg><script>alert(1)</script></svg>",
      "<svg><style><img src=x onerror=alert(1)></style></svg>",
      "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
      "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
      "<template><img src=x onerror=alert(1)></template>",
      "<textarea><img src=x onerror=alert(1)></textarea>",
      "<title><img src=x onerror=alert(1)></title>",
      "<img src=x onerror=alert(1)>", "<img src='x' / onerror='alert(1)'>",
      "<img \"\"\"><script>alert(1)</script>\">", "<img src=\"x`\" `onerror=alert(1)>",
      "<a href=javascript:alert(1)>x</a>", "<a href=' java\nscript:alert(1)'>x</a>",
      "<a href='&#106;&#x61;vascript&colon;alert(1)'>x</a>", "<a href='\u{1}javascript:x'>y</a>",
      "<a href='java&Tab;script:x'>y</a>", "<a href='vbscript:x'>y</a>",
      "<a href='data:text/html,<script>x</script>'>y</a>", "<a href='file:///etc/passwd'>y</a>",
      "<a href='JaVaScRiPt:x' xlink:href='javascript:x'>y</a>",
      "<iframe src=x></iframe><object data=x><embed src=y><applet code=z><base href=//x/>",
      "<link rel=stylesheet href=x><meta http-equiv=refresh content='0;url=javascript:x'>",
      "<p style='background:url(javascript:x)'>y", "<frameset><frame src=x></frameset>",
      "<form action=javascript:x><button formaction=javascript:y>z</button></form>",
      "<a href='x' \u{0}onclick=alert(1)>y</a>", "<b \u{0C}onclick=alert(1)>y</b>",
      "<!--><img src=x onerror=alert(1)>-->", "<!--x--!><img src=x onerror=alert(1)>",
      "<xmp><img src=x onerror=alert(1)></xmp>", "<plaintext><img src=x onerror=alert(1)>",
      "<![CDATA[<img src=x onerror=alert(1)>]]>", "<style><!--</style><img src=x onerror=alert(1)>",
      "<select><iframe src=x></select><img src=x onerror=alert(1)>",
      "<img src=//\u{202E}x onload=y>",
      "<video><source src=javascript:x onerror=y></video>", "<audio src=data:text/html,x>",
    ])
  func `nothing that runs passes`(html: String) {
    let result = clean(html)
    let tags = result.split(separator: "<", omittingEmptySubsequences: false).dropFirst()
      .map { $0.prefix { $0 != ">" }.lowercased() }
    for tag in tags {
      // Every second piece is a value: words in quotation marks do nothing.
      let names = tag.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
        .filter { $0.offset % 2 == 0 }.map(\.element).joined()
      #expect(!names.contains(" on") && !names.contains("style="), "\(result)")
      #expect(
        !tag.contains("script:") && !tag.contains("data:") && !tag.contains("file:"), "\(result)")
      let name = tag.prefix { $0.isLetter }
      #expect(
        ![
          "script", "style", "iframe", "object", "embed", "applet", "frame", "meta", "link", "base",
          "form", "svg", "math", "template", "noscript", "textarea", "title", "select",
        ].contains(String(name)), "\(result)")
    }
  }

  @Test func `relative links stay relative where there is no base`() {
    #expect(clean("<a href='/x y'>z</a>", base: nil) == "<a href=\"/x%20y\">z</a>")
    #expect(
      clean("<a href='//x.example/'>z</a>", base: nil) == "<a href=\"https://x.example/\">z</a>")
  }

  @Test func `sanitising twice changes nothing`() {
    var random = SeededBytes(state: 7)
    for _ in 0..<3000 {
      let html = random.markup(pieces: 40)
      for base in [nil, "https://a.example/b"] {
        let once = sanitised(html, base: base)
        #expect(sanitised(once, base: base) == once, "\(String(decoding: html, as: UTF8.self))")
      }
    }
  }

  @Test func `whatever comes, paragraphs and links are in order`() {
    var random = SeededBytes(state: 11)
    for _ in 0..<3000 {
      let flow = flow(random.markup(pieces: 40), base: "https://a.example/b", title: "A é")
      let bytes = Array(flow.text.utf8)
      var end = -1
      for paragraph in flow.paragraphs {
        #expect(paragraph.range.start > end && !paragraph.range.isEmpty)
        #expect(bytes[paragraph.range.start] > 0x20 && bytes[paragraph.range.end - 1] > 0x20)
        end = paragraph.range.end
      }
      #expect(end == bytes.count)
      end = 0
      for link in flow.links {
        #expect(link.range.start >= end && !link.range.isEmpty)
        #expect(flow.paragraphs.contains { $0.range.contains(link.range) })
        end = link.range.end
      }
    }
  }

  private static let muchOfOneThing: [String] =
    [
      "<div>", "<b><p>", "<ul><li>", "<a href=x>", "<table><tr><td>", "<!--", "&amp;&#x",
      "</b></p>",
      "<", "<x ",
    ].map { String(repeating: $0, count: 20_000) } + [
      "<p " + String(repeating: "a=1 ", count: 20_000) + ">",
      "<a href='" + String(repeating: "../", count: 30_000) + "'>",
    ]

  @Test(arguments: muchOfOneThing)
  func `much of anything is read in one pass and nests no deeper than allowed`(html: String) {
    let result = clean(html + "<p>end</p>")
    var (depth, deepest) = (0, 0)
    for tag in result.split(separator: "<").map({ $0.prefix { $0 != ">" } }) {
      depth += tag.hasPrefix("/") ? -1 : 1
      deepest = max(deepest, depth)
    }
    #expect(deepest <= 102)
    #expect(result.utf8.count <= html.utf8.count * 8 + 100)
  }
}

/// Pieces of markup in an order that is the same in each run.
private struct SeededBytes {
  var state: UInt64

  private static let pieces = [
    "<p>", "</p>", "<b>", "</b>", "<a href=x>", "</a>", "<table>", "<tr>", "<td>", "</td>",
    "</table>", "<ul>", "<li>", "</ul>", "<ol start=5>", "<pre>", "</pre>", "<svg>", "</svg>",
    "<style>", "</style>", "<title>", "</title>", "<!--", "-->", "<![CDATA[", "]]>", "&lt;",
    "&#x202e;", "&nbsp;", "\u{202E}", "\0", "\r", "\n", " ", "x", "<img src='a b\">'>",
    "<img alt='y' data-src=//h/i onerror=x>", "<a href='java\tscript:x'>", "<", ">", "\"", "'",
    "<textarea>", "</textarea>", "<noscript>", "<h1>", "</h2>", "<blockquote>", "</blockquote>",
    "<br>", "<hr>", "<dl>", "<dt>", "<dd>", "<caption>", "<tbody>", "<th>", "<select>", "<xmp>",
    "</xmp>", "<iframe src=x>", "</iframe>", "<div/>", "<i title='a&quot;b<c>'>", "\u{AD}", "é",
    "\u{FEFF}", "<figure>", "<figcaption>", "</figure>", "<video>", "<source src=v>", "&copy",
    String(repeating: "<div><span>", count: 30), "</div></div>", "text, more",
  ]

  private mutating func next() -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(truncatingIfNeeded: state >> 33)
  }

  mutating func markup(pieces: Int) -> [UInt8] {
    var markup: [UInt8] = []
    for _ in 0..<(next() % pieces + 1) {
      if next() % 30 == 0 {
        markup.append(UInt8(truncatingIfNeeded: next()))
      } else {
        markup += Array(Self.pieces[next() % Self.pieces.count].utf8)
      }
    }
    return markup
  }
}
