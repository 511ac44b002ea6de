import Prose
import PullquoteModel

extension ArticleIndex {
  /// Where words stand that were sought, in the order of the text; case and accents aside, and at
  /// the beginning of a word: "budget" finds "Budgets". A phrase is looked for word by word.
  ///
  /// Linear in the text; done once for each article.
  func places(of words: [String]) -> [TextRange] {
    let sought = Set(words.flatMap { foldedWords(of: $0) })
    guard !sought.isEmpty else { return [] }
    let firsts = Set(sought.compactMap(\.utf8.first))
    var places: [TextRange] = []
    var start = 0
    while start < bytes.count {
      var end = start
      while end < bytes.count, isWord(at: end) { end += 1 }
      guard end > start else {
        start += 1
        continue
      }
      // Most words begin otherwise; only those that may fit are folded.
      if bytes[start] >= 0x80 || firsts.contains(bytes[start] | 0x20)
        || firsts.contains(bytes[start])
      {
        let word = String(decoding: bytes[start..<end], as: UTF8.self)
        let folded = foldedWords(of: word).joined()
        if sought.contains(where: folded.hasPrefix) { places.append(TextRange(start, end)) }
      }
      start = end
    }
    return places
  }

  /// True for letters and digits of ASCII, and for other characters but the marks of U+2000 to
  /// U+206F: dashes, quotation marks, ellipses.
  private func isWord(at place: Int) -> Bool {
    switch bytes[place] {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return true
    case 0x80...:
      var lead = place
      while lead > 0, bytes[lead] & 0xC0 == 0x80, place - lead < 3 { lead -= 1 }
      guard bytes[lead] == 0xE2, lead + 1 < bytes.count else { return true }
      return bytes[lead + 1] != 0x80 && bytes[lead + 1] != 0x81
    default: return false
    }
  }
}
