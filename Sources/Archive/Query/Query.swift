import Prose

/// What is asked of articles and quotes: one language for search, filters, saved feeds and mutes.
///
/// `parseQuery` makes it from what people type, `description` prints it back.
///
/// Questions about quotes (`speaker:`, `about:`, `kind:`) that stand side by side without a minus
/// are asked of one and the same quote: `speaker:merkel about:budget` finds what Merkel said about
/// the budget. `-speaker:merkel` finds what has no quote by her. `QuoteTest` has more.
///
/// As the parser makes it, `all` and `any` hold at least two parts, none of them of their own kind,
/// and a `not` holds no `not`; nesting is at most `QueryLimits.depth` deep twice over.
package indirect enum Query: Hashable, Sendable {
  /// Every part holds.
  case all([Query])
  /// At least one part holds.
  case any([Query])
  /// It does not hold.
  case not(Query)
  /// The words stand in a part of the article.
  case words(QueryWords, in: WordPlace)
  /// The article has a quote like this, or the quote is like this.
  case quote(QuoteTest)
  /// Somebody or something of this name is mentioned.
  case entity(QueryWords)
  /// The words stand in the title or the address of the feed it came from.
  case feed(QueryWords)
  /// It bears this tag, case and accents aside; a prefix fits every tag that begins so.
  case tag(QueryWords)
  /// Its language, in small letters: `en` also fits `en-gb`.
  case language(String)
  /// What the reader did with it.
  case state(ReadingState)
  /// When it was published, or fetched where the publisher does not say.
  case published(TimeTest)

  /// True when the question is about quotes alone and nothing in it is negated, so that parts of
  /// this kind standing side by side are asked of one quote.
  package var isAboutOneQuote: Bool {
    switch self {
    case .quote: true
    case .all(let parts), .any(let parts): parts.allSatisfy(\.isAboutOneQuote)
    default: false
    }
  }
}

/// A question about a quote.
package enum QuoteTest: Hashable, Sendable {
  /// One of its speakers has a name with all these words, in any order.
  case speaker(QueryWords)
  /// The words stand in what is quoted.
  case about(QueryWords)
  /// How much of it is in quotation marks.
  case kind(Quote.Kind)
}

/// Where words are looked for.
package enum WordPlace: Hashable, Sendable {
  /// In the title and the text.
  case anywhere
  /// In the title.
  case title
  /// In the byline.
  case author
}

/// What a reader did with an article.
package enum ReadingState: String, Hashable, Sendable, CaseIterable {
  /// Not read yet.
  case unread
  /// Read.
  case read
  /// Marked with a star.
  case starred
  /// It has quotes.
  case quoted
}

/// One or more words that stand together in this order, case and accents aside.
package struct QueryWords: Hashable, Sendable {
  /// As typed, without quotation marks and star. `searchTerms` takes it apart.
  package var text: String
  /// True when the last word may go on: `merk*`.
  package var isPrefix: Bool

  /// Makes words to look for.
  package init(_ text: String, isPrefix: Bool = false) {
    self.text = text
    self.isPrefix = isPrefix
  }
}
