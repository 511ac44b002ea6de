import Testing

@testable import Feeds

@Suite struct DocumentKindTests {
  @Test(arguments: [
    ("<!DOCTYPE html><html><body><p>News</p>", DocumentKind.page),
    ("\n  <HTML lang=en>", .page),
    ("\u{FEFF}<article><p>News</p></article>", .page),
    ("<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\">", .page),
    ("<?xml version=\"1.0\"?>\n<!-- made by hand --><rss version=\"2.0\">", .feed),
    ("<feed xmlns=\"http://www.w3.org/2005/Atom\">", .feed),
    ("{\"version\": \"https://jsonfeed.org/version/1.1\"}", .feed),
    ("{\"text\": \"not a feed\"}", .text),
    ("<Sue> I said so.\n<Bob> You did not.", .text),
    ("The <html> tag opens a page.", .text),
    ("", .text),
  ])
  func `the first tags tell what a document is`(start: String, kind: DocumentKind) {
    #expect(DocumentKind(Array(start.utf8)) == kind)
  }
}
