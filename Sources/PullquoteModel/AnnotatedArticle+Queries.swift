import Prose

extension AnnotatedArticle {
  /// The entities that `name` may mean, in the order of the text.
  ///
  /// Case, accents and marks do not count. Every word of `name` must be a word of one of the
  /// entity's names: "merkel" and "angela merkel" find Angela Merkel. When no entity has these
  /// words, beginnings of words do too: "merk".
  public func entities(named name: String) -> [EntityIndex] {
    let query = foldedWords(of: name)
    guard !query.isEmpty else { return [] }
    var whole: [EntityIndex] = []
    var begun: [EntityIndex] = []
    for (index, entity) in annotation.entities.enumerated() {
      var best = NameMatch.none
      for alias in entity.aliases { best = max(best, NameMatch(query, foldedWords(of: alias))) }
      if best == .words { whole.append(EntityIndex(index)) }
      if best == .beginnings { begun.append(EntityIndex(index)) }
    }
    return whole.isEmpty ? begun : whole
  }

  /// The quotes of whoever `name` may mean, in the order of the text.
  public func quotes(by name: String) -> [Quote] {
    let speakers = Set(entities(named: name))
    return annotation.quotes.filter { quote in
      quote.attribution?.speakers.contains(where: speakers.contains) ?? false
    }
  }

  /// How many quotes each entity speaks, by its position in `annotation.entities`.
  public var quoteCounts: [Int] {
    var counts = [Int](repeating: 0, count: annotation.entities.count)
    for quote in annotation.quotes {
      for speaker in quote.attribution?.speakers ?? [] { counts[speaker.value] += 1 }
    }
    return counts
  }

  /// A quotation's words for people, its pieces joined by an ellipsis.
  ///
  /// The comma that leads to the cue is left out, and a mark opened inside a piece is closed.
  /// White space and control characters are as in the text.
  public func quotedWords(of quote: Quote) -> String {
    let pieces = quote.pieces.map { piece in
      var words = self.words(at: piece)
      if words.last == "," { words.removeLast() }
      return words + closer(of: words, at: piece.end)
    }
    let joined = pieces.joined(separator: " … ")
    return quote.kind == .direct ? "“\(joined)”" : joined
  }

  /// What closes the mark or bracket that `words` leave open, nothing when all is closed.
  /// - Parameter end: where the words end; a single mark may be an apostrophe, so that one counts
  ///   only where its closing mark follows.
  private func closer(of words: String, at end: Int) -> String {
    if let closer = openMark(in: words) { return closer }
    var opensSingle = false
    var previous: Unicode.Scalar = " "
    for scalar in words.unicodeScalars {
      if scalar == "'" || scalar == "‘" {
        opensSingle = opensSingle || previous == " " || previous == "\n"
      }
      previous = scalar
    }
    let next = self.words(at: TextRange(end, min(end + 3, draft.text.utf8.count)))
    // Two straight ones are a double mark, which is not ours to close.
    guard opensSingle, previous != "'", previous != "’", !next.hasPrefix("''") else { return "" }
    return next.first.map { $0 == "'" || $0 == "’" ? String($0) : "" } ?? ""
  }

  /// The words at `range` as they stand in the text; empty when it lies outside.
  public func words(at range: TextRange) -> String {
    let utf8 = draft.text.utf8
    guard range.end <= utf8.count else { return "" }
    let start = utf8.index(utf8.startIndex, offsetBy: range.start)
    return String(draft.text[start..<utf8.index(start, offsetBy: range.count)])
  }
}

/// What closes the double mark or bracket that the words of a quote leave open; nil when all are
/// closed.
package func openMark(in words: String) -> String? {
  var straight = 0
  var curly = 0
  var brackets = 0
  for scalar in words.unicodeScalars {
    switch scalar {
    case "\"": straight += 1
    case "“": curly += 1
    case "”": curly -= 1
    case "(": brackets += 1
    case ")": brackets -= 1
    default: break
    }
  }
  if curly == 1 { return "”" }
  if straight % 2 == 1 { return "\"" }
  return brackets == 1 ? ")" : nil
}

/// How well typed words fit a name.
private enum NameMatch: Int, Comparable {
  case none, beginnings, words

  init(_ query: [String], _ name: [String]) {
    if query.allSatisfy(name.contains) {
      self = .words
    } else if query.allSatisfy({ word in name.contains { $0.hasPrefix(word) } }) {
      self = .beginnings
    } else {
      self = .none
    }
  }

  static func < (left: NameMatch, right: NameMatch) -> Bool { left.rawValue < right.rawValue }
}
