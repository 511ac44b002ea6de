extension ArticleLook {
  /// True for an element that shows who wrote the article: marked as such, and short.
  func isByline(_ node: PageTree.Node) -> Bool {
    guard isBylineMarked(node) else { return false }
    let length = tree.measure(of: node).characters
    return length > 0 && length < 100
  }

  /// The writer's name in an element that shows it; nil when it shows only a date or a role.
  func name(inByline node: PageTree.Node) -> String? {
    var inner = tree.following(node, in: node)
    while inner != PageTree.none {
      if let range = tree.range(of: .itemprop, on: inner),
        tree.bytes[range].elementsEqual("name".utf8)
      {
        return cleanByline(tree.text(in: inner))
      }
      inner = tree.following(inner, in: node)
    }
    return cleanByline(tree.text(in: node))
  }

  private func isBylineMarked(_ node: PageTree.Node) -> Bool {
    if let rel = tree.range(of: .rel, on: node), tree.bytes[rel].elementsEqual("author".utf8) {
      return true
    }
    if let property = tree.range(of: .itemprop, on: node),
      Array(tree.bytes[property]).holds(Array("author".utf8))
    {
      return true
    }
    return tree.isMarked(node, ClassWords.byline)
  }
}

/// The names in a byline, without "By", dates and marks around them; nil when nothing is left.
func cleanByline(_ text: String) -> String? {
  let parts = text.split(whereSeparator: { "|•·\n".contains($0) }).compactMap(name(inPart:))
  return parts.isEmpty ? nil : parts.joined(separator: ", ")
}

/// The names in a piece of a byline that no mark divides.
private func name(inPart part: Substring) -> String? {
  var words = part.split(whereSeparator: \.isWhitespace)
  while words.count > 1, let first = words.first, bylineOpenings.contains(first.lowercased()) {
    words.removeFirst()
  }
  // A date begins where the first number stands; names have none.
  if let number = words.firstIndex(where: { $0.contains(where: \.isNumber) }) {
    // "Lee3 May": the markup alone parted the two.
    let glued = words[number].prefix { $0.isLetter }
    words.removeLast(words.count - number)
    if glued.count > 1, !words.isEmpty { words.append(glued) }
    while let last = words.last, isDateWord(last) { words.removeLast() }
  }
  let name = words.joined(separator: " ").drop { ",:;-–— ".contains($0) }
  let end = name.lastIndex { !",:;-–— ".contains($0) }
  return end.map { String(name[...$0]) }
}

private let bylineOpenings: Set<String> = [
  "by", "von", "par", "por", "written", "posted", "by:", "author:", "words", "story",
]

/// True for words that stand before the numbers of a date.
private func isDateWord(_ word: Substring) -> Bool {
  let word = word.lowercased().prefix { $0.isLetter }
  return dateWords.contains(String(word)) || word.isEmpty
}

private let dateWords: Set<String> = [
  "published", "updated", "posted", "last", "first", "on", "at", "the", "date", "am", "pm",
  "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue",
  "wed", "thu", "fri", "sat", "sun", "january", "february", "march", "april", "may", "june",
  "july", "august", "september", "october", "november", "december", "jan", "feb", "mar", "apr",
  "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
]
