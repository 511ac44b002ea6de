/// What may stand where the caret is in a query.
package struct QueryCompletion: Hashable, Sendable {
  /// The characters to be replaced, counted from 0.
  package let range: Range<Int>
  /// What may replace them: fields with their colon, or the words a field takes.
  package let candidates: [String]
  /// The field whose value is being typed, when only the archive knows the values; `range` holds
  /// what has been typed of it, without an opening quotation mark.
  package let field: QueryField?
}

extension String {
  /// Completes this as a query when the caret stands before the character at `caret`, from 0; nil
  /// where nothing can be completed.
  package func queryCompletions(at caret: Int) -> QueryCompletion? {
    let text = Array(self)
    guard (0...text.count).contains(caret), caret <= QueryLimits.length else { return nil }
    var start = 0
    var opening: Int?
    for index in 0..<caret {
      if text[index] == "\"" {
        opening = opening == nil ? index : nil
      } else if opening == nil, text[index].isWhitespace || "(|)".contains(text[index]) {
        start = index + 1
      }
    }
    if start < caret, text[start] == "-" { start += 1 }
    let typed = text[start..<caret]
    guard let colon = typed.firstIndex(of: ":"), opening.map({ $0 > colon }) ?? true else {
      return opening == nil ? fields(beginningWith: String(typed), at: start..<caret) : nil
    }
    guard let field = QueryField(named: String(text[start..<colon])) else { return nil }
    let valueStart = opening.map { $0 + 1 } ?? colon + 1
    if let opening, opening != colon + 1 { return nil }
    let value = String(text[valueStart..<caret]).lowercased()
    switch field {
    case .kind, .is:
      let candidates = field.choices.filter { $0.hasPrefix(value) }
      return QueryCompletion(range: valueStart..<caret, candidates: candidates, field: nil)
    case .speaker, .entity, .feed, .tag, .lang, .author:
      return QueryCompletion(range: valueStart..<caret, candidates: [], field: field)
    case .about, .newer, .older, .before, .after, .title:
      return nil
    }
  }

  private func fields(beginningWith typed: String, at range: Range<Int>) -> QueryCompletion? {
    let beginning = typed.lowercased()
    let candidates = QueryField.allCases.map { $0.rawValue + ":" }
      .filter { $0.hasPrefix(beginning) }
    return candidates.isEmpty
      ? nil : QueryCompletion(range: range, candidates: candidates, field: nil)
  }
}
