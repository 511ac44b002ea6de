import Prose

/// An article found in a web page: what `parsePage` yields and `extract` prints.
package struct Page: Equatable, Sendable {
  /// The headline, without the name of the site where that could be told.
  package var title: String?
  /// Who wrote it, names only.
  package var byline: String?
  /// RFC 3339 in UTC, or a date.
  package var published: String?
  /// The name of the site.
  package var site: String?
  /// As declared.
  package var language: String?
  /// A sentence or two about it: the page's own summary, else the first paragraph.
  package var excerpt: String?
  /// The article's HTML, sanitised, with absolute links.
  package var contentHTML: [UInt8]
  /// The article's paragraphs parted by empty lines; no headline, no words for pictures.
  package var text: String
  /// The article as it is read and kept.
  package var draft: Draft
}

/// Why no article could be read from a page.
package enum PageError: Error, Equatable, Sendable {
  /// No bytes, or nothing but white space.
  case empty
  /// More than we read at once; both in bytes.
  case tooLarge(size: Int, limit: Int)
  /// A tag with more attributes than any page has: only a page made to harm has it.
  case tooManyAttributes(limit: Int)
  /// A page without running text: a list of links, a form, a player.
  case noArticle
}

extension PageError: CustomStringConvertible {
  /// What was wrong and what to do.
  package var description: String {
    switch self {
    case .empty:
      "the page is empty, there is nothing to read"
    case .tooLarge(let size, let limit):
      "a page of \(size) bytes is over the limit of \(limit) bytes; no article is that long"
    case .tooManyAttributes(let limit):
      "a tag of the page has more than \(limit) attributes; it is not read"
    case .noArticle:
      "no article found: the page has no running text; open it in a browser"
    }
  }
}

/// The largest page we read, in bytes.
package let largestPage = 32 << 20
