import Prose

extension QueryField {
  /// What the field asks with this value.
  func query(
    _ words: QueryWords, _ range: Range<Int>
  ) throws(QueryError) -> Query {
    if SearchTerms(words.text).isEmpty { throw queryError(.emptyValue(self), range) }
    let value = words.text.lowercased()
    switch self {
    case .speaker, .entity:
      if foldedWords(of: words.text).isEmpty { throw queryError(.emptyValue(self), range) }
      return self == .speaker ? .quote(.speaker(words)) : .entity(words)
    case .about: return .quote(.about(words))
    case .feed: return .feed(words)
    case .tag: return .tag(words)
    case .title: return .words(words, in: .title)
    case .author: return .words(words, in: .author)
    case .kind:
      guard let kind = Quote.Kind(rawValue: value) else { throw unknown(value, range) }
      return .quote(.kind(kind))
    case .is:
      guard let state = ReadingState(rawValue: value) else { throw unknown(value, range) }
      return .state(state)
    case .newer, .older:
      guard let age = Age(value) else { throw queryError(.badAge(self, words.text), range) }
      return .published(self == .newer ? .newer(age) : .older(age))
    case .before, .after:
      guard let day = Day(value) else { throw queryError(.badDay(self, words.text), range) }
      return .published(self == .before ? .before(day) : .after(day))
    case .lang:
      let isCode = value.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2D }
      guard isCode, (2...16).contains(value.utf8.count) else {
        throw queryError(.badLanguage(words.text), range)
      }
      return .language(value)
    }
  }

  private func unknown(_ value: String, _ range: Range<Int>) -> QueryError {
    queryError(.unknownValue(self, value, nearest: nearestWord(to: value, among: choices)), range)
  }
}
