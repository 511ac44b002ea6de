/// Why a query could not be understood, and where.
package struct QueryError: Error, Hashable, Sendable {
  /// What was wrong.
  package enum Reason: Hashable, Sendable {
    /// More characters than `QueryLimits.length`.
    case tooLong(characters: Int)
    /// Parentheses deeper than `QueryLimits.depth`.
    case tooDeep
    /// More questions than `QueryLimits.parts`.
    case tooManyParts
    /// No field has this name; `nearest` is one that looks like it.
    case unknownField(String, nearest: QueryField?)
    /// Nothing stands behind the colon.
    case emptyValue(QueryField)
    /// What stands behind the colon is none of the field's words.
    case unknownValue(QueryField, String, nearest: String?)
    /// Not a day of the calendar.
    case badDay(QueryField, String)
    /// Not a length of time.
    case badAge(QueryField, String)
    /// Not the code of a language.
    case badLanguage(String)
    /// A field inside the parentheses of another.
    case fieldInsideField(QueryField, outer: QueryField)
    /// A quotation mark that nothing closes.
    case unclosedQuote
    /// An opening parenthesis that nothing closes.
    case unclosedParenthesis
    /// A closing parenthesis that nothing opened.
    case unopenedParenthesis
    /// Parentheses with nothing between.
    case emptyParentheses
    /// `or`, `and`, `not` without something to join; as typed.
    case danglingOperator(String)
    /// A star that does not end a word.
    case strayStar
    /// Marks alone, without a letter or digit.
    case noWords
  }

  /// What was wrong.
  package let reason: Reason
  /// Where it begins, in characters, the first being 1.
  package let position: Int
  /// How many characters are meant, at least 1.
  package let length: Int
}

extension QueryError: CustomStringConvertible {
  /// One line: the position, what is wrong, what to do.
  package var description: String { "character \(position): \(problem); \(hint)" }

  /// What is wrong.
  package var problem: String {
    switch reason {
    case .tooLong(let characters):
      "the query has \(characters) characters, \(QueryLimits.length) are allowed"
    case .tooDeep: "parentheses are nested more than \(QueryLimits.depth) deep"
    case .tooManyParts: "the query asks more than \(QueryLimits.parts) questions"
    case .unknownField(let name, _): "there is no field “\(name):”"
    case .emptyValue(let field): "nothing follows “\(field.rawValue):”"
    case .unknownValue(let field, let value, _):
      "“\(field.rawValue):” does not know “\(value)”"
    case .badDay(_, let value): "“\(value)” is no day of the calendar"
    case .badAge(_, let value): "“\(value)” is no length of time"
    case .badLanguage(let value): "“\(value)” is no language code"
    case .fieldInsideField(let field, let outer):
      "“\(field.rawValue):” stands inside the parentheses of “\(outer.rawValue):”"
    case .unclosedQuote: "this quotation mark is not closed"
    case .unclosedParenthesis: "this parenthesis is not closed"
    case .unopenedParenthesis: "this parenthesis closes nothing"
    case .emptyParentheses: "nothing stands between the parentheses"
    case .danglingOperator(let word): "“\(word)” has nothing to join"
    case .strayStar: "a star stands only at the end of a word"
    case .noWords: "there is no letter or digit to look for"
    }
  }

  /// What the reader can do.
  package var hint: String {
    switch reason {
    case .tooLong: "make it shorter"
    case .tooDeep: "take some parentheses away"
    case .tooManyParts: "make it shorter"
    case .unknownField(let name, let nearest):
      nearest.map { "did you mean “\($0.rawValue):”?" }
        ?? "to look for the words themselves write \"\(name):...\" with quotation marks"
    case .emptyValue(let field): "write \(field.example), without a blank behind the colon"
    case .unknownValue(let field, _, let nearest):
      nearest.map { "did you mean “\($0)”?" } ?? "it takes \(field.choices.joined(separator: ", "))"
    case .badDay(let field, _): "write \(field.example)"
    case .badAge(let field, _): "write \(field.example); h, d, w, m, y count hours to years"
    case .badLanguage: "write \(QueryField.lang.example)"
    case .fieldInsideField(let field, _): "close the parentheses before “\(field.rawValue):”"
    case .unclosedQuote: "add a quotation mark behind the last word"
    case .unclosedParenthesis: "add a closing one"
    case .unopenedParenthesis: "take it away, or add an opening one"
    case .emptyParentheses: "take them away, or write words between them"
    case .danglingOperator(let word):
      "write something on both sides, or \"\(word)\" to look for the word"
    case .strayStar: "write merk* for all words that begin with merk"
    case .noWords: "write a word"
    }
  }

  /// The query's line and under it a line that points at the error, for terminals.
  ///
  /// Of a long query only a stretch around the error is shown. Control characters become blanks.
  /// - Parameters:
  ///   - query: what was parsed.
  ///   - columns: how wide the lines may be.
  ///   - width: how many columns a character takes.
  package func caretLines(
    under query: String, columns: Int = 80, width: (Character) -> Int = { _ in 1 }
  ) -> (query: String, caret: String) {
    let start = position - 1
    let context = max(0, columns / 2)
    let first = max(0, start - context)
    // Only what can be shown is looked at: a query may be too long by far.
    let shown = query.dropFirst(first).prefix(context * 2).map { character in
      character.unicodeScalars.contains { $0.properties.generalCategory == .control }
        ? " " : character
    }
    let before = shown.prefix(start - first).reduce(0) { $0 + max(0, width($1)) }
    let under = shown.dropFirst(start - first).prefix(length).reduce(0) { $0 + max(0, width($1)) }
    return (
      String(shown),
      String(repeating: " ", count: before) + String(repeating: "^", count: max(1, under))
    )
  }
}

extension QueryField {
  /// How it is used.
  fileprivate var example: String {
    switch self {
    case .speaker: "speaker:merkel or speaker:\"Angela Merkel\""
    case .about: "about:budget"
    case .entity: "entity:NASA"
    case .feed: "feed:gazette"
    case .tag: "tag:science"
    case .kind: "kind:direct"
    case .is: "is:unread"
    case .newer: "newer:1w"
    case .older: "older:6m"
    case .before: "before:2026-01-31"
    case .after: "after:2026-01-31"
    case .title: "title:election"
    case .author: "author:smith"
    case .lang: "lang:en"
    }
  }
}
