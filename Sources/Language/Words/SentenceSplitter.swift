import Prose

/// Cuts the tokens of a paragraph into sentences.
///
/// A full stop, question or exclamation mark ends one together with the closing marks behind it,
/// unless what follows shows that it goes on: a lower-case word, or the attribution of the question
/// just quoted (`"Why?" Reyes asked.`). Full stops inside abbreviations and initials end one only
/// before a word that often begins sentences.
struct SentenceSplitter {
  let abbreviations: WordList
  let starters: WordList
  /// Said, asked, added: verbs that may carry on a sentence behind a quoted question.
  let cues: WordList

  /// No sentence is longer: what is, is no prose, and the stages behind count on short ones.
  static let longest = 256

  func split(_ passage: Passage, _ range: Range<Int>, into sentences: inout [Sentence]) {
    var start = range.lowerBound
    var index = start
    while index < range.upperBound {
      var end = index + 1
      if endsSentence(passage, index, range) {
        while end < range.upperBound, closes(passage, end) { end += 1 }
        if continues(passage, index, end, range) {
          index = end
          continue
        }
      } else if end - start < Self.longest {
        index = end
        continue
      }
      sentences.append(Sentence(tokens: TokenRange(start, end)))
      start = end
      index = end
    }
    if start < range.upperBound {
      sentences.append(Sentence(tokens: TokenRange(start, range.upperBound)))
    }
  }

  private func byte(_ passage: Passage, _ token: Int) -> UInt8 {
    passage.bytes[passage.tokens[token].range.start]
  }

  private func endsSentence(_ passage: Passage, _ token: Int, _ range: Range<Int>) -> Bool {
    switch passage.tokens[token].kind {
    case .mark:
      switch byte(passage, token) {
      case UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!"): return true
      case 0xE2:
        let start = passage.tokens[token].range.start
        return passage.bytes[start + 2] == 0xA6  // …
      case 0xE3: return true  // ideographic full stop
      default: return false
      }
    case .word: return abbreviationEnds(passage, token, range)
    default: return false
    }
  }

  /// A full stop inside the word: does it end the sentence as well?
  private func abbreviationEnds(_ passage: Passage, _ token: Int, _ range: Range<Int>) -> Bool {
    let text = passage.tokens[token].range
    guard passage.bytes[text.end - 1] == UInt8(ascii: "."), token + 1 < range.upperBound else {
      return false
    }
    if passage.tokens[token + 1].kind == .closeQuote { return text.count > 2 }
    guard passage.isCapitalised(token + 1), starters.contains(passage.words[token + 1]) else {
      return passage.tokens[token + 1].kind == .openQuote && text.count > 2
        && abbreviations.kind(of: passage.words[token]) == "maybe"
    }
    let kind = abbreviations.kind(of: passage.words[token])
    return kind == nil || kind == "maybe"
  }

  private func closes(_ passage: Passage, _ token: Int) -> Bool {
    let kind = passage.tokens[token].kind
    return kind == .closeQuote
      || kind == .mark && [UInt8(ascii: ")"), UInt8(ascii: "]")].contains(byte(passage, token))
  }

  /// True when the text goes on in the same sentence behind `mark` and its closing marks.
  private func continues(
    _ passage: Passage, _ mark: Int, _ next: Int, _ range: Range<Int>
  ) -> Bool {
    guard next < range.upperBound else { return false }
    let first = byte(passage, next)
    if first &- 0x61 < 26, passage.tokens[next].kind == .word { return true }
    if first == UInt8(ascii: ",") || first == UInt8(ascii: ";") { return true }
    let quoted = next > mark + 1 && passage.tokens[next - 1].kind == .closeQuote
    guard quoted, byte(passage, mark) != UInt8(ascii: ".") else { return false }
    // "Why?" Reyes asked. "Stop!" Prime Minister Ann Doe told reporters.
    var index = next
    while index < min(next + 7, range.upperBound) {
      if cues.contains(passage.words[index]) { return true }
      if passage.tokens[index].kind != .word { return false }
      index += 1
    }
    return false
  }
}
