/// What parsing yields: a text and what is known about it. It has no identity yet.
///
/// `text` is the decoded document, exactly as given: nothing is normalised, so that an offset into
/// it is an offset into what the user has. `paragraphs` says which bytes are prose; what lies
/// between them (blank lines, indentation) is never shown.
public struct Draft: Hashable, Sendable {
  /// Where it came from, for people: a file name, an address, `-` for standard input.
  public var source: String
  /// The publisher's own identifier, where there is one.
  public var guid: String?
  /// The address of the page, where known.
  public var url: String?
  /// The headline; empty when the text has none.
  public var title: String
  /// Who wrote it, without a leading "By".
  public var byline: String?
  /// Publication date as given, RFC 3339 where it could be read.
  public var published: String?
  /// When it was last changed, RFC 3339.
  public var updated: String?
  /// The language the document declares (`en`, `de-CH`), not the one detected.
  public var language: String?
  /// The whole text. May hold control characters; the painter, not the parser, refuses them.
  public var text: String
  /// Sorted, disjoint, not empty; together they cover all words of `text`.
  public var paragraphs: [Paragraph]
  /// What can be followed from the text, in its order; the first is number 1 on the screen.
  public var links: [Link] = []
  /// The pictures of the text, in its order.
  public var pictures: [Picture] = []
  /// The publisher's sections and keywords.
  public var categories: [String] = []
  /// Files that come with the article: podcasts, videos.
  public var enclosures: [Enclosure] = []
  /// Where readers discuss it.
  public var comments: String?

  /// Makes a draft from its parts; what is not named here begins empty.
  public init(
    source: String, guid: String? = nil, url: String? = nil, title: String = "",
    byline: String? = nil, published: String? = nil, updated: String? = nil,
    language: String? = nil, text: String, paragraphs: [Paragraph]
  ) {
    self.source = source
    self.guid = guid
    self.url = url
    self.title = title
    self.byline = byline
    self.published = published
    self.updated = updated
    self.language = language
    self.text = text
    self.paragraphs = paragraphs
  }
}

/// Words of the text that lead to another page.
public struct Link: Hashable, Sendable {
  /// Bytes of `Draft.text`: the words to be followed; not empty.
  public var range: TextRange
  /// Where they lead: an absolute http, https or mailto address.
  public var url: String

  /// Makes a link.
  public init(range: TextRange, url: String) {
    self.range = range
    self.url = url
  }
}

/// A picture of the text.
public struct Picture: Hashable, Sendable {
  /// The paragraph that stands for it: bytes of `Draft.text`.
  public var range: TextRange
  /// Where it lies: an absolute http or https address.
  public var url: String

  /// Makes a picture.
  public init(range: TextRange, url: String) {
    self.range = range
    self.url = url
  }
}

/// A file that comes with an article.
public struct Enclosure: Hashable, Sendable {
  /// Where it lies: an absolute http or https address.
  public var url: String
  /// Its media type as declared: `audio/mpeg`.
  public var type: String?
  /// Its size in bytes as declared.
  public var length: Int?

  /// Makes an enclosure.
  public init(url: String, type: String? = nil, length: Int? = nil) {
    self.url = url
    self.type = type
    self.length = length
  }
}

/// A stretch of text that stands by itself on the page.
///
/// A soft-wrapped paragraph holds line breaks; they count as blanks.
public struct Paragraph: Hashable, Sendable {
  /// What a paragraph is for.
  public enum Kind: Hashable, Sendable {
    /// The article's headline, at most one.
    case title
    /// "By Jane Doe, Reuters".
    case byline
    /// Running text.
    case body
    /// A heading between paragraphs; 1 is the highest level.
    case heading(level: Int)
    /// A block quotation.
    case quotation
    /// A list item; 1 is the outermost depth.
    case item(depth: Int)
    /// Words beside a picture.
    case caption
    /// Preformatted text, shown as it is.
    case code
    /// A row of a table; its cells are parted by " | ".
    case row
    /// What stands for a picture: its alternative text. `Draft.pictures` knows the address.
    case picture
  }

  /// Bytes of `Draft.text`; no white space at either end.
  public var range: TextRange
  /// What it is for.
  public var kind: Kind

  /// Makes a paragraph over `range`.
  public init(range: TextRange, kind: Kind) {
    self.range = range
    self.kind = kind
  }

  /// True for the title and for headings: text in headline grammar.
  public var isHeadline: Bool {
    switch kind {
    case .title, .heading: true
    default: false
    }
  }
}

extension Paragraph {
  /// Each line of `text` that is not empty as a body paragraph: the layout of the corpora.
  package static func lines(of text: String) -> [Paragraph] {
    var paragraphs: [Paragraph] = []
    var start = 0
    for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if !line.isEmpty {
        paragraphs.append(Paragraph(range: TextRange(start, start + line.count), kind: .body))
      }
      start += line.count + 1
    }
    return paragraphs
  }
}
