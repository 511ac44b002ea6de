import Prose

/// An article as a query looks at it, stored or not: what mutes and filters are asked about.
///
/// Texts are taken apart when the value is made, once for all queries.
package struct MatchableArticle: Sendable {
  /// A quote as a query looks at it.
  package struct Quotation: Sendable {
    /// How much of it is in quotation marks.
    package let kind: Quote.Kind
    let words: SearchTerms
    /// For each speaker each of the names, as folded words.
    let speakers: [[[String]]]

    /// Makes a quote from its words and, for each of its speakers, all names.
    package init(kind: Quote.Kind, words: String, speakers: [[String]]) {
      self.kind = kind
      self.words = SearchTerms(words)
      self.speakers = speakers.map { $0.map(foldedWords(of:)) }
    }
  }

  let title: SearchTerms
  let text: SearchTerms
  let author: SearchTerms
  let feedTitle: SearchTerms
  let feedAddress: SearchTerms
  let tags: [SearchTerms]
  let language: String
  /// For each entity each of its names, as folded words.
  let entities: [[[String]]]
  let quotes: [Quotation]
  let states: Set<ReadingState>
  let published: Int

  /// Makes an article to be asked about.
  /// - Parameters:
  ///   - draft: its text, which begins with the title where it has one.
  ///   - feedTitle: what the feed is called.
  ///   - feedAddress: the feed's address.
  ///   - tags: the reader's tags.
  ///   - language: the language detected; nil for the one the draft declares.
  ///   - entities: for each entity mentioned all its names.
  ///   - quotes: what is quoted; empty before the article is annotated.
  ///   - isRead: whether it has been read.
  ///   - isStarred: whether it bears a star.
  ///   - published: seconds since 1970.
  package init(
    draft: Draft, feedTitle: String = "", feedAddress: String = "", tags: [String] = [],
    language: String? = nil, entities: [[String]] = [], quotes: [Quotation] = [],
    isRead: Bool = false, isStarred: Bool = false, published: Int
  ) {
    title = SearchTerms(draft.title)
    text = SearchTerms(draft.text)
    author = SearchTerms(draft.byline ?? "")
    self.feedTitle = SearchTerms(feedTitle)
    self.feedAddress = SearchTerms(feedAddress)
    self.tags = tags.map(SearchTerms.init)
    self.language = (language ?? draft.language ?? "").lowercased()
    self.entities = entities.map { $0.map(foldedWords(of:)) }
    self.quotes = quotes
    var states: Set<ReadingState> = [isRead ? .read : .unread]
    if isStarred { states.insert(.starred) }
    if !quotes.isEmpty { states.insert(.quoted) }
    self.states = states
    self.published = published
  }
}
