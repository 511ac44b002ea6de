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
  /// The language the document declares (`en`, `de-CH`), not the one detected.
  public var language: String?
  /// The whole text. May hold control characters; the painter, not the parser, refuses them.
  public var text: String
  /// Sorted, disjoint, not empty; together they cover all words of `text`.
  public var paragraphs: [Paragraph]

  /// Makes a draft from its parts.
  public init(
    source: String, guid: String? = nil, url: String? = nil, title: String = "",
    byline: String? = nil, published: String? = nil, language: String? = nil,
    text: String, paragraphs: [Paragraph]
  ) {
    self.source = source
    self.guid = guid
    self.url = url
    self.title = title
    self.byline = byline
    self.published = published
    self.language = language
    self.text = text
    self.paragraphs = paragraphs
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
