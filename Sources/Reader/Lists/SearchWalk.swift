import Archive
import Prose

/// The words a search was for, and where they stand in the article that was opened from it.
package struct SearchWalk: Hashable, Sendable {
  /// What was searched for, as typed.
  package let text: String
  /// The words that count as hits.
  package let words: [QueryWords]
  /// Where they stand in the text; empty before the article is here.
  package private(set) var places: [TextRange] = []

  /// A search that leads from hit to hit; nil where it is for no words at all.
  package init?(_ text: String, _ query: Query?) {
    guard let words = query?.soughtWords, !words.isEmpty else { return nil }
    self.text = text
    self.words = words
  }

  /// Looks for the words in the text of an article.
  package mutating func find(in text: [UInt8]) {
    places = Archive.places(of: words, in: text)
  }

  /// The hit `distance` further on from a byte of the text, around the ends; nil without hits.
  package func hit(_ distance: Int, from place: Int) -> Int? {
    guard !places.isEmpty else { return nil }
    let behind = places.firstIndex { $0.start > place } ?? places.count
    let isOn = behind > 0 && places[behind - 1].start == place
    let from = distance > 0 || isOn ? behind - 1 : behind
    let target = (from + distance % places.count) % places.count
    return (target + places.count) % places.count
  }
}
