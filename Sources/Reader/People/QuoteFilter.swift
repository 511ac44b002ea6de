import Archive
import Prose
import PullquoteModel

extension QuoteQuery {
  /// Narrows the list by what was typed: words of the quotes, and fields as in a search.
  /// - Throws: what is wrong with the query.
  mutating func narrow(by typed: String) throws(QueryError) {
    guard let query = try parseQuery(typed) else {
      filter = nil
      return
    }
    filter = query.aboutQuotes
  }
}

extension Query {
  /// Words that stand by themselves are meant for the quotes, not for the articles around them.
  fileprivate var aboutQuotes: Query {
    switch self {
    case .words(let words, in: .anywhere): .quote(.about(words))
    case .all(let parts): .all(parts.map(\.aboutQuotes))
    case .any(let parts): .any(parts.map(\.aboutQuotes))
    case .not(let query): .not(query.aboutQuotes)
    default: self
    }
  }
}

/// The line in which a list of quotes is narrowed.
/// - Parameter outlets: names of feeds for Tab.
func quoteFilterPrompt(_ typed: String, outlets: [String], in room: Room) -> LinePrompt {
  LinePrompt(
    "quotes filter", label: "Only quotes with (words, kind:direct, feed:NAME, newer:1m)",
    text: typed,
    choices: Quote.Kind.allCases.map { "kind:\($0.rawValue)" }
      + outlets.map { "\(Query.feed(QueryWords($0)))" },
    in: room)
}
