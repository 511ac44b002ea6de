/// What a query may cost.
package enum QueryLimits {
  /// Characters, as Unicode scalars.
  package static let length = 8_000
  /// Parentheses inside one another.
  package static let depth = 32
  /// Words, phrases and fields.
  package static let parts = 400
}

/// Reads a query as people type it; nil when it is empty, which asks for everything.
///
/// Words side by side must all hold; `or`, which binds less, parts alternatives; a minus negates
/// what follows; parentheses group, also the values of a field: `speaker:(may or corbyn)`, for
/// which `speaker:may|corbyn` is short. "or" and "and" work in small letters or capitals.
/// - Throws: what is wrong with it and where.
package func parseQuery(_ text: String) throws(QueryError) -> Query? {
  do throws(QueryError) {
    // Counted before anything is built from it, and by scalars: a character may have any number.
    let length = text.unicodeScalars.count
    guard length <= QueryLimits.length else {
      throw queryError(.tooLong(characters: length), QueryLimits.length..<length)
    }
    var parser = QueryParser()
    for token in try QueryTokens(Array(text.unicodeScalars)).tokens { try parser.take(token) }
    return try parser.finish()
  } catch {
    throw error.counted(inCharactersOf: text)
  }
}

extension QueryError {
  /// The same error, its place counted in characters instead of scalars.
  fileprivate func counted(inCharactersOf text: String) -> QueryError {
    let scalars = text.unicodeScalars
    let start = scalars.index(scalars.startIndex, offsetBy: position - 1)
    let end =
      scalars.index(start, offsetBy: length, limitedBy: scalars.endIndex) ?? scalars.endIndex
    return QueryError(
      reason: reason, position: text[..<start].count + 1, length: max(1, text[start..<end].count))
  }
}

/// Builds a query from tokens, on a stack of its own: no input makes it recurse.
private struct QueryParser {
  /// What an open parenthesis gathers.
  private struct Group {
    /// Where its parenthesis stands.
    var opening: Range<Int>
    /// What every value inside is a value of.
    var field: QueryField?
    var isNegated = false
    /// What stands before each `or`.
    var alternatives: [Query] = []
    /// What must hold together since.
    var parts: [Query] = []
    /// An operator that still waits for what follows it.
    var joining: (word: String, range: Range<Int>)?
    var isNextNegated = false
  }

  private var groups = [Group(opening: 0..<0)]
  /// A field whose value comes next; `isFurther` when it has one already.
  private var field: (name: QueryField, range: Range<Int>, isFurther: Bool)?
  private var lastField: QueryField?
  /// The first word of marks alone; it asks for nothing.
  private var markAlone: Range<Int>?
  private var count = 0

  private var top: Group {
    get { groups[groups.count - 1] }
    _modify { yield &groups[groups.count - 1] }
  }

  mutating func take(_ token: QueryToken) throws(QueryError) {
    if let field, !token.isValue || token.range.lowerBound != field.range.upperBound {
      throw queryError(.emptyValue(field.name), field.range)
    }
    switch token.kind {
    case .open: try openGroup(token.range)
    case .close: try closeParenthesis(token.range)
    case .or:
      try expectLeftSide(of: "or", token.range)
      top.alternatives.append(.joined(top.parts, as: Query.all))
      top.parts = []
    case .and: try expectLeftSide(of: "and", token.range)
    case .not:
      top.isNextNegated.toggle()
      top.joining = ("not", token.range)
    case .bar: field = lastField.map { ($0, token.range, isFurther: true) }
    case .field(let name):
      if let outer = top.field {
        throw queryError(.fieldInsideField(name, outer: outer), token.range)
      }
      field = (name, token.range, isFurther: false)
    case .words(let words): try take(words, token.range)
    }
  }

  mutating func finish() throws(QueryError) -> Query? {
    if let field { throw queryError(.emptyValue(field.name), field.range) }
    if groups.count > 1 { throw queryError(.unclosedParenthesis, top.opening) }
    try expectNothingDangles()
    if top.parts.isEmpty, let markAlone { throw queryError(.noWords, markAlone) }
    return top.parts.isEmpty ? nil : contents(of: top)
  }

  // MARK: - Words

  private mutating func take(_ words: QueryWords, _ range: Range<Int>) throws(QueryError) {
    let field = self.field
    self.field = nil
    lastField = field?.name
    guard let name = field?.name ?? top.field else {
      if SearchTerms(words.text).isEmpty {
        // "Marks & Spencer" asks for two words.
        markAlone = markAlone ?? range
        return
      }
      return try add(.words(words, in: .anywhere), range)
    }
    let query = try name.query(words, range)
    if field?.isFurther == true, let last = top.parts.popLast() {
      if case .not(let first) = last {
        try add(.not(.joined([first, query], as: Query.any)), range)
      } else {
        try add(.joined([last, query], as: Query.any), range)
      }
    } else {
      try add(query, range)
    }
  }

  private mutating func add(_ query: Query, _ range: Range<Int>) throws(QueryError) {
    count += 1
    guard count <= QueryLimits.parts else { throw queryError(.tooManyParts, range) }
    append(query)
  }

  private mutating func append(_ query: Query) {
    top.parts.append(top.isNextNegated ? query.negated : query)
    top.isNextNegated = false
    top.joining = nil
  }

  // MARK: - Parentheses

  private mutating func openGroup(_ range: Range<Int>) throws(QueryError) {
    guard groups.count <= QueryLimits.depth else { throw queryError(.tooDeep, range) }
    groups.append(
      Group(opening: range, field: field?.name ?? top.field, isNegated: top.isNextNegated))
    groups[groups.count - 2].isNextNegated = false
    field = nil
  }

  private mutating func closeParenthesis(_ range: Range<Int>) throws(QueryError) {
    guard groups.count > 1 else { throw queryError(.unopenedParenthesis, range) }
    try expectNothingDangles()
    if top.parts.isEmpty {
      throw queryError(.emptyParentheses, top.opening.lowerBound..<range.upperBound)
    }
    let group = groups.removeLast()
    append(group.isNegated ? contents(of: group).negated : contents(of: group))
  }

  private func contents(of group: Group) -> Query {
    .joined(group.alternatives + [.joined(group.parts, as: Query.all)], as: Query.any)
  }

  // MARK: - Operators

  private mutating func expectLeftSide(
    of word: String, _ range: Range<Int>
  ) throws(QueryError) {
    try expectNothingDangles()
    if top.parts.isEmpty { throw queryError(.danglingOperator(word), range) }
    top.joining = (word, range)
  }

  private func expectNothingDangles() throws(QueryError) {
    if let joining = top.joining {
      throw queryError(.danglingOperator(joining.word), joining.range)
    }
  }
}

extension QueryToken {
  /// True for what may follow a field's colon.
  fileprivate var isValue: Bool {
    switch kind {
    case .words, .open: true
    default: false
    }
  }
}

extension Query {
  /// Joins parts; one alone stays as it is, and parts joined in the same way become parts of this.
  fileprivate static func joined(_ parts: [Query], as join: ([Query]) -> Query) -> Query {
    let isAll = if case .all = join([]) { true } else { false }
    var flat: [Query] = []
    for part in parts {
      switch part {
      case .all(let inner) where isAll, .any(let inner) where !isAll: flat += inner
      default: flat.append(part)
      }
    }
    return flat.count == 1 ? flat[0] : join(flat)
  }

  /// The opposite; of an opposite what it was made from.
  fileprivate var negated: Query {
    if case .not(let inner) = self { inner } else { .not(self) }
  }
}
