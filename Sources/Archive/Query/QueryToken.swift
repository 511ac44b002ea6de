import Prose

/// A piece of a query's text.
struct QueryToken {
  enum Kind: Equatable {
    case open, close
    case or, and, not
    /// Parts the values of one field: `kind:direct|mixed`.
    case bar
    /// A known field and its colon.
    case field(QueryField)
    /// A word or the inside of quotation marks.
    case words(QueryWords)
  }

  var kind: Kind
  /// Scalars of the query, counted from 0.
  var range: Range<Int>
}

/// Cuts a query into tokens.
///
/// It looks at scalars, since an accent may join a quotation mark to one character.
struct QueryTokens {
  private let text: [Unicode.Scalar]
  private var next = 0
  private(set) var tokens: [QueryToken] = []

  /// - Throws: unknown fields, stray stars, open quotation marks.
  init(_ text: [Unicode.Scalar]) throws(QueryError) {
    self.text = text
    while next < text.count {
      if text[next].properties.isWhitespace { next += 1 } else { try takeToken() }
    }
    tellBars()
  }

  /// A bar between two values of one field parts them; any other is an `or`.
  private mutating func tellBars() {
    for index in tokens.indices where tokens[index].kind == .bar {
      guard index > 1, index + 1 < tokens.count, case .words = tokens[index + 1].kind,
        case .words = tokens[index - 1].kind, isFieldOrBar(tokens[index - 2]),
        tokens[index - 1].range.upperBound == tokens[index].range.lowerBound,
        tokens[index].range.upperBound == tokens[index + 1].range.lowerBound
      else {
        tokens[index].kind = .or
        continue
      }
    }
  }

  private func isFieldOrBar(_ token: QueryToken) -> Bool {
    switch token.kind {
    case .field, .bar: true
    default: false
    }
  }

  private mutating func takeToken() throws(QueryError) {
    let start = next
    switch text[start] {
    case "(": add(.open, upTo: start + 1)
    case ")": add(.close, upTo: start + 1)
    case "|": add(.bar, upTo: start + 1)
    case "-": takeMinus()
    case let mark where isQuotationMark(mark): try takePhrase()
    default: try takeWord()
    }
  }

  private mutating func add(_ kind: QueryToken.Kind, upTo end: Int) {
    tokens.append(QueryToken(kind: kind, range: next..<end))
    next = end
  }

  /// A minus before something negates it; one that stands alone is a dash.
  private mutating func takeMinus() {
    if next + 1 < text.count, !text[next + 1].properties.isWhitespace {
      add(.not, upTo: next + 1)
    } else {
      next += 1
    }
  }

  private mutating func takePhrase() throws(QueryError) {
    let start = next
    var inside = ""
    var end = start + 1
    while end < text.count, !isQuotationMark(text[end]) {
      if text[end] == "\\", end + 1 < text.count { end += 1 }
      inside.unicodeScalars.append(text[end])
      end += 1
    }
    guard end < text.count else { throw queryError(.unclosedQuote, start..<start + 1) }
    end += 1
    let isPrefix = end < text.count && text[end] == "*"
    add(.words(QueryWords(inside, isPrefix: isPrefix)), upTo: isPrefix ? end + 1 : end)
  }

  private mutating func takeWord() throws(QueryError) {
    let start = next
    // The inside of an address holds colons and bars no blank parts; a field's name is letters.
    let letters = text[start...].prefix { isLetter($0) }
    if !letters.isEmpty, letters.endIndex < text.count, text[letters.endIndex] == ":",
      !isBehindField
    {
      let name = string(letters)
      guard let field = QueryField(named: name) else {
        let nearest = nearestWord(to: name.lowercased(), among: QueryField.allCases.map(\.rawValue))
        throw queryError(
          .unknownField(name, nearest: nearest.flatMap(QueryField.init(named:))),
          start..<letters.endIndex)
      }
      return add(.field(field), upTo: letters.endIndex + 1)
    }
    let word = text[start...].prefix { !endsWord($0) }
    let stars = word.count { $0 == "*" }
    guard stars == 0 || stars == 1 && word.count > 1 && word.last == "*" else {
      let star = word.firstIndex(of: "*") ?? start
      throw queryError(.strayStar, star..<star + 1)
    }
    if !isBehindField, let joining = joiningWord(string(word)) {
      return add(joining, upTo: word.endIndex)
    }
    let written = string(stars == 0 ? word : word.dropLast())
    add(.words(QueryWords(written, isPrefix: stars == 1)), upTo: word.endIndex)
  }

  /// True directly behind a field's colon.
  private var isBehindField: Bool {
    guard let last = tokens.last, case .field = last.kind else { return false }
    return last.range.upperBound == next
  }

  private func joiningWord(_ word: String) -> QueryToken.Kind? {
    switch word {
    case "or", "OR": .or
    case "and", "AND": .and
    case "NOT": .not
    default: nil
    }
  }

  private func endsWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || isQuotationMark(scalar)
      || scalar == "(" || scalar == ")" || scalar == "|"
  }

  private func isQuotationMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\"", "“", "”", "„": true
    default: false
    }
  }
}

private func isLetter(_ scalar: Unicode.Scalar) -> Bool {
  (0x61...0x7A).contains(scalar.value | 0x20)
}

private func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
  var string = ""
  string.unicodeScalars.append(contentsOf: scalars)
  return string
}

/// An error at scalars counted from 0.
func queryError(_ reason: QueryError.Reason, _ range: Range<Int>) -> QueryError {
  QueryError(reason: reason, position: range.lowerBound + 1, length: max(1, range.count))
}
