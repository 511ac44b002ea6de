import Feeds
import Prose
import Testing

@Suite struct HTMLFlowTests {
  @Test(
    arguments: [
      ("<p>One <b>two</b>\n three<p>Four", ". One two three\n. Four"),
      ("Bare words", ". Bare words"),
      ("", ""),
      ("<div><p> &nbsp; </p><p></p></div>", ""),
      ("<h2>Head</h2><p>Body</p><h3>Sub</h4>More", "h2 Head\n. Body\nh3 Sub\n. More"),
      ("<p>One<br>two<br> <br>three", ". One\ntwo\n. three"),
      ("<p>One<br></p><p>Two", ". One\n. Two"),
      ("<ul><li>a<li>b<ul><li>c</ul></ul>d", "* a\n* b\n** c\n. d"),
      ("<ol><li>a<li>b</ol><ol start=7><li>c</ol>", "* 1. a\n* 2. b\n* 7. c"),
      ("<ul><li><p>a</p><p>more</p><li>b</ul>", "* a\n. more\n* b"),
      ("<blockquote><p>q<p>r</blockquote>s", "> q\n> r\n. s"),
      ("<pre>\n  a\n    b &lt;c>\n</pre>", "code a\n    b <c>"),
      ("<xmp><b>x</b></xmp>", "code <b>x</b>"),
      (
        "<table><tr><th>A<th>B<tr><td><p>1</p><td>2</table>end",
        "row A | B\nrow 1 | 2\n. end"
      ),
      ("<table><tr><td>Only</table>", ". Only"),
      ("<table><tr><td><p>One</p><p>Two</p><td>side</table>", ". One\n. Two\n. side"),
      ("<dl><dt>Term<dd>Meaning</dl>", ". Term\n. Meaning"),
      (
        "<figure><img src=d.jpg alt='A dam'><figcaption>The dam</figcaption></figure>",
        "pic A dam\ncap The dam"
      ),
      ("<p>Before <img src=/x/the-dam.jpg> after</p>", ". Before after\npic the dam"),
      ("<p><img src=/9f8a7b6c5d4e3f21.jpg> after</p>", "pic picture\n. after"),
      ("<img src=/1.gif width=1 height=1><img src=data:x><img alt=x>", ""),
      ("<p>So <img class=emoji width=16 height=16 alt='🙂' src=/e.png> it is", ". So 🙂 it is"),
      ("soft&shy;ly c\u{AD}ut, a\u{200B}b", ". softly cut, ab"),
      ("a\u{0}b\u{7}c\u{7F}d\u{85}e\u{202E}f\u{FEFF}g&#x9f;&#7;&#x202e;h", ". abcdefgŸh"),
      (
        "&lt;b&gt; AT&T &amp;amp; &eacute&hellip;&#8217;&#x1F600;&bogus;",
        ". <b> AT&T &amp; é…’😀&bogus;"
      ),
      ("a < b && c > d <3", ". a < b && c > d <3"),
      ("x<script>if (a<b) '</p>'</script>y<style>p{}</style>z", ". xyz"),
      ("x<!-- <p>no</p> -->y<!doctype a>z<?xml b?>w", ". xyzw"),
      ("x<svg><title>no</title><text>no</text></svg>y", ". xy"),
      ("<video><p>Your browser is old</p></video>x", ". x"),
      ("<details><summary>More</summary>Hidden</details>", ". More\n. Hidden"),
      ("<p>one<hr>two", ". one\n. two"),
      ("<![CDATA[a <b> c]]>", ". a <b> c"),
      ("text <a href=", ". text"),
    ])
  func `html becomes paragraphs`(html: String, expected: String) {
    #expect(flowed(html) == expected)
  }

  @Test(
    arguments: [
      ("<a href=/x>one</a> two", ". [one] two"),
      ("<p>x <a href='y z'> one <b>two</b> </a>, three", ". x [one two] , three"),
      ("<a href=javascript:x>one</a><a href='#note'>1</a><a>two</a>", ". one1two"),
      ("<a href=/x><img src=/long-name.jpg></a>word", "pic long name\n. word"),
      ("<a href=/x><h2>Head</h2><p>Body</p></a>tail", "h2 [Head]\n. [Body]\n. tail"),
      ("<a href=/x>one <a href=/y>two</a>", ". [one ][two]"),
      ("<pre>a <a href=/x>b </a></pre>", "code a [b]"),
      ("<table><tr><td><a href=/x>1</a><td><a href=/y>2</a></table>", "row [1] | [2]"),
    ])
  func `links keep their words`(html: String, expected: String) {
    #expect(flowed(html) == expected.replacing("[one ]", with: "[one] "))
  }

  @Test func `links and pictures lead to absolute addresses`() {
    let html = "<a href='../d e?q=1&amp;r=2'>x</a><img src='data:x' data-src='//p.example/i.jpg'>"
    let flow = flow(Array(html.utf8), base: "https://a.example/b/c/", title: nil)
    #expect(flow.links.map(\.url) == ["https://a.example/b/d%20e?q=1&r=2"])
    #expect(flow.pictures.map(\.url) == ["https://p.example/i.jpg"])
    #expect(flow.pictures.first?.range == flow.paragraphs.last?.range)
  }

  @Test(
    arguments: [
      ("The Dam", "<h1>The dam</h1><p>Body", "= The Dam\n. Body"),
      (
        "The Dam", "<img src=/the-dam.jpg><h2><a href=/x>The Dam!</a></h2>x",
        "= The Dam\npic the dam\n. x"
      ),
      ("The Dam", "<p>Body<h2>The Dam</h2>", "= The Dam\n. Body\nh2 The Dam"),
      ("a <b> \u{7}c", "x", "= a <b> c\n. x"),
      ("", "x", ". x"),
    ])
  func `the title comes first and once`(title: String, html: String, expected: String) {
    #expect(flowed(html, title: title) == expected)
  }

  @Test func `the text is the paragraphs joined by empty lines`() {
    let flow = flow(Array("<p>é1</p><p>“2”</p>".utf8), base: nil, title: "T")
    #expect(flow.text == "T\n\né1\n\n“2”")
  }

  @Test func `plain forms leave pictures, numbers and blocks out`() {
    let html = Array("<p>One</p><ol><li>two</ol><img src=http://x.example/y.jpg alt=z>".utf8)
    #expect(paragraphText(html) == "One\n\ntwo")
    #expect(plainText(html) == "One two")
    #expect(plainText(Array(" <b>A</b><br>&amp; B\n".utf8)) == "A & B")
  }

  @Test func `broken UTF-8 becomes replacement characters`() {
    #expect(plainText([0x61, 0xFF, 0x62]) == "a\u{FFFD}b")
  }
}
