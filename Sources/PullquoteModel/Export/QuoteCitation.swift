import Prose

/// A quote with all that is needed to cite it elsewhere; what every export writes.
package struct QuoteCitation: Hashable, Sendable {
  /// The quote, where the archive keeps it.
  package var quote: QuoteID?
  /// The article, where the archive keeps it.
  package var article: ArticleID?
  /// What was said, its pieces joined by an ellipsis, without outer quotation marks.
  package var words: String
  /// The same words as they stand in the article's text.
  package var pieces: [QuotePiece]
  /// How much of it is in quotation marks.
  package var kind: Quote.Kind
  /// Who said it, joint speakers joined by "and"; nil when nobody is named.
  package var speaker: String?
  /// How sure that is, 0...1; nil when it is not known.
  package var confidence: Double?
  /// The words that report it: "said".
  package var cue: String?
  /// The article's headline.
  package var title: String
  /// The article's page.
  package var url: String?
  /// The feed or file the article came from, for people.
  package var source: String
  /// When the article was published, RFC 3339.
  package var published: String?
  /// How many other articles have the same quote.
  package var alsoIn: Int

  /// Makes a citation from its parts.
  package init(
    quote: QuoteID? = nil, article: ArticleID? = nil, words: String, pieces: [QuotePiece] = [],
    kind: Quote.Kind, speaker: String? = nil, confidence: Double? = nil,
    cue: String? = nil, title: String = "", url: String? = nil, source: String = "",
    published: String? = nil, alsoIn: Int = 0
  ) {
    self.quote = quote
    self.article = article
    self.words = words
    self.pieces = pieces
    self.kind = kind
    self.speaker = speaker
    self.confidence = confidence
    self.cue = cue
    self.title = title
    self.url = url
    self.source = source
    self.published = published
    self.alsoIn = alsoIn
  }
}

/// A stretch of quoted words with what stands around it, so that it is found again in a copy of
/// the text that differs elsewhere.
package struct QuotePiece: Hashable, Sendable {
  /// The words.
  package var exact: String
  /// Up to 32 characters before them.
  package var prefix: String
  /// Up to 32 characters behind them.
  package var suffix: String
  /// The first of them, in code points of the article's text.
  package var start: Int
  /// Behind the last of them, in code points of the article's text.
  package var end: Int

  /// Makes a piece from its parts.
  package init(exact: String, prefix: String, suffix: String, start: Int, end: Int) {
    self.exact = exact
    self.prefix = prefix
    self.suffix = suffix
    self.start = start
    self.end = end
  }
}

/// Makes the pieces of quotes of one text.
package struct QuotePieces: Sendable {
  /// Characters on either side.
  static let context = 32

  private let text: String
  private let offsets: CodePointOffsets

  /// Prepares a text; linear in it, so make one for all quotes of an article.
  package init(_ text: String) {
    self.text = text
    offsets = CodePointOffsets(text)
  }

  /// The words at `ranges` and what stands around each; ranges outside the text are left out.
  package func callAsFunction(_ ranges: [TextRange]) -> [QuotePiece] {
    let utf8 = text.utf8
    return ranges.filter { $0.end <= utf8.count }.map { range in
      let start = utf8.index(utf8.startIndex, offsetBy: range.start)
      let end = utf8.index(start, offsetBy: range.count)
      return QuotePiece(
        exact: String(text[start..<end]),
        prefix: String(text[..<start].suffix(Self.context)),
        suffix: String(text[end...].prefix(Self.context)),
        start: offsets(range.start), end: offsets(range.end))
    }
  }
}

extension AnnotatedArticle {
  /// Citations of quotes of this article.
  /// - Parameters:
  ///   - quotes: quotes of `annotation`.
  ///   - article: the article's identifier, where the archive keeps it.
  ///   - source: what to call its feed; nil for the draft's own source.
  package func citations(
    of quotes: [Quote], article: ArticleID? = nil, source: String? = nil
  ) -> [QuoteCitation] {
    let pieces = QuotePieces(draft.text)
    return quotes.map { quote in
      QuoteCitation(
        article: article,
        words: quote.pieces.map { words(at: $0) }.joined(separator: " … "),
        pieces: pieces(quote.pieces), kind: quote.kind,
        speaker: annotation.speakerName(of: quote),
        confidence: quote.attribution?.confidence, cue: quote.cue.map { words(at: $0) },
        title: draft.title, url: draft.url, source: source ?? draft.source,
        published: draft.published)
    }
  }
}
