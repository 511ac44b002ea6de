import Prose

/// Words as FTS5 wants them: every term between quotation marks, so that none is an operator.
struct SearchPattern {
  /// What to MATCH; meaningless when there is no term.
  let match: String
  /// How many terms it has.
  let terms: Int

  /// True when there is no letter and no digit to look for.
  var isEmpty: Bool { terms == 0 }

  /// The words together in this order.
  /// - Parameter isPositional: false for an index that does not know where words stand: then all of
  ///   them in any order.
  init(_ words: QueryWords, isPositional: Bool = true) {
    let strings = SearchTerms(words.text).strings
    terms = strings.count
    let star = words.isPrefix ? " *" : ""
    if isPositional {
      match = "\"" + strings.joined(separator: " ") + "\"" + star
    } else {
      match = strings.map { "\"\($0)\"" }.joined(separator: " AND ") + star
    }
  }

  /// A query that asks for words anywhere and nothing else; nil for any other.
  init?(_ query: Query) {
    switch query {
    case .words(let words, .anywhere): self.init(words)
    case .all(let parts): self.init(parts, "AND")
    case .any(let parts): self.init(parts, "OR")
    default: return nil
    }
  }

  private init?(_ parts: [Query], _ word: String) {
    var matches: [String] = []
    var count = 0
    for part in parts {
      guard let pattern = SearchPattern(part), !pattern.isEmpty else { return nil }
      matches.append(pattern.match)
      count += pattern.terms
    }
    match = "(" + matches.joined(separator: " \(word) ") + ")"
    terms = count
  }
}
