import Feeds
import Testing

@Suite struct HTMLAddressTests {
  /// The examples of RFC 3986, section 5.4, and what browsers forgive.
  @Test(
    arguments: [
      ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
      ("/g", "http://a/g"), ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"),
      ("g?y", "http://a/b/c/g?y"), ("#s", "http://a/b/c/d;p?q#s"), ("g#s", "http://a/b/c/g#s"),
      (";x", "http://a/b/c/;x"), ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"),
      ("..", "http://a/b/"), ("../g", "http://a/b/g"), ("../..", "http://a/"),
      ("../../../g", "http://a/g"), ("/./g", "http://a/g"), ("g.", "http://a/b/c/g."),
      ("..g", "http://a/b/c/..g"), ("./g/.", "http://a/b/c/g/"), ("g/../h", "http://a/b/c/h"),
      ("g?y/../x", "http://a/b/c/g?y/../x"), ("  g h\t ", "http://a/b/c/g%20h"),
      ("g\"<>", "http://a/b/c/g%22%3C%3E"), ("HTTP://X.example/Y", "http://X.example/Y"),
      ("https:\\\\x.example\\y", "https://x.example/y"),
      ("http:/x.example/y", "http://x.example/y"),
      ("mailto:a@b.example", "mailto:a@b.example"), ("tel:+1", "tel:+1"),
      ("http://bücher.example/ü", "http://bücher.example/ü"), ("ja\nva", "http://a/b/c/java"),
    ])
  func `references are resolved`(reference: String, expected: String) {
    #expect(absoluteURL(reference, base: "http://a/b/c/d;p?q") == expected)
  }

  @Test(
    arguments: [
      "javascript:x", "JAVASCRIPT:x", " java\tscript:x", "\u{1}javascript:x", "vbscript:x",
      "data:text/html,x", "file:///etc/passwd", "about:blank", "blob:x", "view-source:http://x",
      "http://", "http://a b/", "http://a\"b/", "http:///", "C:\\x",
    ])
  func `what must not be followed is no address`(reference: String) {
    #expect(absoluteURL(reference, base: "http://a/b") == nil)
  }

  @Test func `without a base only absolute references count`() {
    #expect(absoluteURL("/x", base: nil) == nil)
    #expect(absoluteURL("/x", base: "file:///y") == nil)
    #expect(absoluteURL("//x.example/y", base: nil) == "https://x.example/y")
    #expect(absoluteURL("http://x.example", base: nil) == "http://x.example")
  }
}
