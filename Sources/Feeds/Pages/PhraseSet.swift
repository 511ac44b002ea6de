/// Pieces of words to be looked for in names of classes, all in one go.
struct PhraseSet: Sendable {
  /// By first byte: the pieces that begin with it.
  private var pieces: [[[UInt8]]]

  /// Makes a set of pieces in small ASCII letters.
  init(_ pieces: [String]) {
    self.pieces = Array(repeating: [], count: 256)
    for piece in pieces {
      let bytes = Array(piece.utf8)
      if let first = bytes.first { self.pieces[Int(first)].append(bytes) }
    }
  }

  /// True when one of the pieces is in `bytes[range]`, capitals or not.
  func isFound(in bytes: [UInt8], _ range: Range<Int>) -> Bool {
    let span = bytes.span
    for start in range {
      let candidates = pieces[Int(lowered(span[start]))]
      guard !candidates.isEmpty else { continue }
      for piece in candidates where piece.count <= range.upperBound - start {
        var matched = 1
        while matched < piece.count, lowered(span[start + matched]) == piece[matched] {
          matched += 1
        }
        if matched == piece.count { return true }
      }
    }
    return false
  }
}

extension PageTree {
  /// True when one of the pieces is in the element's class or id.
  func isMarked(_ node: Node, _ phrases: PhraseSet) -> Bool {
    for name in [PageAttribute.class, .id] {
      if let range = range(of: name, on: node), phrases.isFound(in: bytes, range) { return true }
    }
    return false
  }
}

/// What classes and ids say about an element's place on the page: the lists are those of Arc90's
/// and Mozilla's Readability, which were gathered from thousands of sites.
enum ClassWords {
  /// Beside the article.
  static let unlikely = PhraseSet([
    "-ad-", "ai2html", "banner", "breadcrumbs", "combx", "comment", "community", "cover-wrap",
    "disqus", "extra", "footer", "gdpr", "header", "legends", "menu", "related", "remark",
    "replies", "rss", "shoutbox", "sidebar", "skyscraper", "social", "sponsor", "supplemental",
    "ad-break", "agegate", "pagination", "pager", "popup", "yom-remote",
  ])
  /// Perhaps the article all the same.
  static let perhaps = PhraseSet([
    "and", "article", "body", "column", "content", "main", "mathjax", "shadow",
  ])
  /// Speaks for the article.
  static let positive = PhraseSet([
    "article", "body", "content", "entry", "hentry", "h-entry", "main", "page", "pagination",
    "post", "text", "blog", "story",
  ])
  /// Speaks against it.
  static let negative = PhraseSet([
    "-ad-", "hidden", "banner", "combx", "comment", "com-", "contact", "footer", "gdpr",
    "masthead", "media", "meta", "outbrain", "promo", "related", "scroll", "share", "shoutbox",
    "sidebar", "skyscraper", "sponsor", "shopping", "tags", "widget",
  ])
  /// Names the writer.
  static let byline = PhraseSet(["byline", "author", "dateline", "writtenby", "p-author"])
}
