import Language
import Prose

/// The words a network learns rows for: those that the training articles have often enough, the
/// most frequent first.
struct QuoteVocabulary {
  let words: [WordHash]
  /// How often each occurs.
  let counts: [Int]
  private let numbers: [WordHash: Int]

  /// Counts the words of `passages` and keeps those found `minimum` times.
  init(_ passages: [Passage], minimum: Int) {
    var counts: [WordHash: Int] = [:]
    for passage in passages {
      for word in passage.words { counts[word, default: 0] += 1 }
    }
    let kept = counts.filter { $0.value >= minimum }
      .sorted { ($1.value, $0.key.value) < ($0.value, $1.key.value) }
    words = kept.map(\.key)
    self.counts = kept.map(\.value)
    numbers = Dictionary(uniqueKeysWithValues: words.enumerated().map { ($1, $0) })
  }

  /// The number of `word` in the table.
  subscript(word: WordHash) -> Int? { numbers[word] }
}
