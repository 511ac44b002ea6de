import Prose

extension Query {
  /// True when the query holds of `article`, as the archive's search would find it.
  ///
  /// Recurses no deeper than `QueryLimits.depth` allows.
  /// - Parameters:
  ///   - now: seconds since 1970, for `newer:` and `older:`.
  ///   - offset: how many seconds the reader's clock is ahead of UTC.
  package func matches(_ article: MatchableArticle, now: Int, offset: Int = 0) -> Bool {
    switch self {
    case .all(let parts):
      let ofOneQuote = parts.filter(\.isAboutOneQuote)
      let hasQuote =
        ofOneQuote.isEmpty
        || article.quotes.contains { quote in ofOneQuote.allSatisfy { $0.holds(of: quote) } }
      guard hasQuote else { return false }
      return parts.allSatisfy { part in
        part.isAboutOneQuote || part.matches(article, now: now, offset: offset)
      }
    case .any(let parts):
      return parts.contains { $0.matches(article, now: now, offset: offset) }
    case .not(let query):
      return !query.matches(article, now: now, offset: offset)
    case .words(let words, let place):
      let sought = SearchTerms(words.text)
      switch place {
      case .anywhere:
        return article.text.contains(sought, asPrefix: words.isPrefix)
          || article.title.contains(sought, asPrefix: words.isPrefix)
      case .title: return article.title.contains(sought, asPrefix: words.isPrefix)
      case .author: return article.author.contains(sought, asPrefix: words.isPrefix)
      }
    case .quote:
      return article.quotes.contains { holds(of: $0) }
    case .entity(let words):
      return article.entities.contains { words.name($0) }
    case .feed(let words):
      let sought = SearchTerms(words.text)
      return article.feedTitle.contains(sought, asPrefix: words.isPrefix)
        || article.feedAddress.contains(sought, asPrefix: words.isPrefix)
    case .tag(let words):
      let sought = SearchTerms(words.text)
      return article.tags.contains { $0.equals(sought, asPrefix: words.isPrefix) }
    case .language(let code):
      return article.language == code || article.language.hasPrefix(code + "-")
    case .state(let state):
      return article.states.contains(state)
    case .published(let test):
      let bounds = test.bounds(now: now, offset: offset)
      return (bounds.from.map { article.published >= $0 } ?? true)
        && (bounds.until.map { article.published < $0 } ?? true)
    }
  }

  /// True when a question about one quote holds of `quote`.
  private func holds(of quote: MatchableArticle.Quotation) -> Bool {
    switch self {
    case .quote(.speaker(let words)): quote.speakers.contains { words.name($0) }
    case .quote(.about(let words)):
      quote.words.contains(SearchTerms(words.text), asPrefix: words.isPrefix)
    case .quote(.kind(let kind)): quote.kind == kind
    case .all(let parts): parts.allSatisfy { $0.holds(of: quote) }
    case .any(let parts): parts.contains { $0.holds(of: quote) }
    default: false
    }
  }
}

extension QueryWords {
  /// True when every one of the words is a word of one of the names, or with a star the last one
  /// begins a word of it.
  func name(_ names: [[String]]) -> Bool {
    let sought = foldedWords(of: text)
    guard let last = sought.last else { return false }
    return names.contains { name in
      sought.dropLast().allSatisfy(name.contains)
        && (isPrefix ? name.contains { $0.hasPrefix(last) } : name.contains(last))
    }
  }
}
