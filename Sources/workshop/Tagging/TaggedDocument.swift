import Language
import Prose

/// A document of a corpus, cut by our own tokenizer, with the corpus's labels moved to our tokens.
struct TaggedDocument {
  let id: String
  let genre: String
  var passage: Passage
  /// For each token the corpus's word class, nil where its tokens end elsewhere than ours.
  let tags: [PartOfSpeech?]
  /// The corpus's names, trimmed as `NameSpan` asks.
  var names: [NameSpan]

  init(_ record: CorpusRecord, rules: ReadingRules) {
    id = record.id
    genre = record.genre ?? ""
    let passage = Passage(record.text, paragraphs: record.paragraphs, rules: rules)
    self.passage = passage
    let offsets = record.byteOffsets
    var byStart: [Int: Int] = [:]
    for (index, token) in passage.tokens.enumerated() { byStart[token.range.start] = index }
    var tags = [PartOfSpeech?](repeating: nil, count: passage.tokens.count)
    for (span, penn) in zip(record.tokens ?? [], record.pos ?? []) {
      guard let token = byStart[offsets[span[0]]],
        passage.tokens[token].range.end == offsets[span[1]], penn != "GW"
      else { continue }
      tags[token] = PartOfSpeech(penn: penn)
    }
    self.tags = tags
    names = (record.entities ?? []).compactMap { name in
      EntityKind(rawValue: name.type).flatMap {
        Self.span(TextRange(offsets[name.start], offsets[name.end]), kind: $0, in: passage)
      }
    }
    .sorted { $0.tokens.start < $1.tokens.start }
  }

  /// The tokens inside `range`, without leading article and possessive ending; nil when none is
  /// left or they cross a sentence.
  private static func span(_ range: TextRange, kind: EntityKind, in passage: Passage) -> NameSpan? {
    let tokens = passage.tokens
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if tokens[middle].range.start < range.start { low = middle + 1 } else { high = middle }
    }
    var start = low
    var end = start
    while end < tokens.count, tokens[end].range.start < range.end { end += 1 }
    while start < end, ["the", "The", "a", "A", "an"].contains(passage.text(start)) { start += 1 }
    while end > start, ["'s", "’s", "'", "’"].contains(passage.text(end - 1)) { end -= 1 }
    guard start < end, passage.sentenceOfToken[start] == passage.sentenceOfToken[end - 1] else {
      return nil
    }
    return NameSpan(tokens: TokenRange(start, end), kind: kind)
  }
}
