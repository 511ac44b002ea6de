import Prose

/// A text on its way through the stages: its bytes, paragraphs, tokens and sentences, and what the
/// first stages say of each token. Later stages read it; none changes what an earlier one wrote.
package struct Passage: Sendable {
  /// The text as UTF-8.
  package let bytes: [UInt8]
  /// The paragraphs as given.
  package let paragraphs: [Paragraph]
  /// All words and marks, in order. No token crosses a paragraph.
  package internal(set) var tokens: [Token] = []
  /// For each token, its word without case.
  package internal(set) var words: [WordHash] = []
  /// All sentences, in order; each token is in exactly one.
  package internal(set) var sentences: [Sentence] = []
  /// For each sentence, the index of its paragraph.
  package internal(set) var paragraphOfSentence: [Int] = []
  /// For each token, the index of its sentence.
  package internal(set) var sentenceOfToken: [Int32] = []
  /// Stretches between quotation marks, by opening mark, nested ones behind their outer one.
  package internal(set) var regions: [MarkedRegion] = []
  /// For each token, how many quotations it is inside of; the marks themselves are outside.
  package internal(set) var quoteDepth: [UInt8] = []
  /// For each token, its word class; empty before tagging.
  package var tags: [PartOfSpeech] = []

  init(bytes: [UInt8], paragraphs: [Paragraph]) {
    self.bytes = bytes
    self.paragraphs = paragraphs
  }

  /// The bytes of a token.
  package func text(_ token: Int) -> String {
    let range = tokens[token].range
    return String(decoding: bytes[range.start..<range.end], as: UTF8.self)
  }

  /// The bytes of several tokens, with what stands between them.
  package func text(_ range: TokenRange) -> String {
    let span = span(range)
    return String(decoding: bytes[span.start..<span.end], as: UTF8.self)
  }

  /// From the first byte of the first token to the last of the last.
  /// - Precondition: `range` is not empty.
  package func span(_ range: TokenRange) -> TextRange {
    TextRange(tokens[range.start].range.start, tokens[range.end - 1].range.end)
  }

  /// The sentence that holds `token`.
  package func sentence(of token: Int) -> Sentence { sentences[Int(sentenceOfToken[token])] }

  /// The index of the paragraph that holds `token`.
  package func paragraphIndex(of token: Int) -> Int {
    paragraphOfSentence[Int(sentenceOfToken[token])]
  }

  /// The paragraph that holds `token`.
  package func paragraph(of token: Int) -> Paragraph {
    paragraphs[paragraphOfSentence[Int(sentenceOfToken[token])]]
  }

  /// True when the token's first letter is a capital (ASCII or Latin-1).
  @inline(__always)
  package func isCapitalised(_ token: Int) -> Bool {
    let start = tokens[token].range.start
    let byte = bytes[start]
    if byte < 0x80 { return byte &- 0x41 < 26 }
    return byte == 0xC3 && start + 1 < bytes.count && bytes[start + 1] < 0x9F
      && bytes[start + 1] != 0x97
  }
}
