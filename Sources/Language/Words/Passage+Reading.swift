import Prose

/// What the first stages know of the language: small lists, read from `Assets/languages/en`.
package struct ReadingRules: Sendable {
  let tokenizer: Tokenizer
  let splitter: SentenceSplitter

  /// Reads the lists; a missing one is empty.
  package init(assets: Assets) {
    let abbreviations = WordList(assets, "languages/en/abbreviations.txt")
    tokenizer = Tokenizer(abbreviations: abbreviations)
    splitter = SentenceSplitter(
      abbreviations: abbreviations,
      starters: WordList(assets, "languages/en/sentence-starters.txt"),
      cues: WordList(assets, "languages/en/said-words.txt"))
  }
}

extension Passage {
  /// Reads `text`: tokens, quotation marks and sentences, in time linear in its length.
  ///
  /// - Parameter paragraphs: sorted, disjoint ranges of `text`.
  package init(_ text: String, paragraphs: [Paragraph], rules: ReadingRules) {
    self.init(bytes: Array(text.utf8), paragraphs: paragraphs)
    read(rules)
  }

  private mutating func read(_ rules: ReadingRules) {
    var tokens: [Token] = []
    tokens.reserveCapacity(bytes.count / 5 + 8)
    var bounds: [Range<Int>] = []
    bounds.reserveCapacity(paragraphs.count)
    bytes.withUnsafeBufferPointer { buffer in
      let marks = QuoteMarks(buffer)
      for (index, paragraph) in paragraphs.enumerated() {
        let start = tokens.count
        rules.tokenizer.tokenize(buffer, paragraph.range, into: &tokens)
        bounds.append(start..<tokens.count)
        marks.pair(
          &tokens, start..<tokens.count, paragraph: index, bounds: paragraph.range, into: &regions)
      }
      words = tokens.map { WordHash(folding: buffer, $0.range.start, $0.range.end) }
    }
    // A single mark that found no partner was an apostrophe.
    for region in regions where region.isSingle && region.close == nil {
      tokens[region.open] = Token(range: tokens[region.open].range, kind: .mark)
    }
    regions.removeAll { $0.isSingle && $0.close == nil }
    regions.sort { $0.open < $1.open }
    self.tokens = tokens
    // A local: while `self` is read, growing its own array would copy it at every paragraph.
    var sentences: [Sentence] = []
    for (index, range) in bounds.enumerated() where !range.isEmpty {
      rules.splitter.split(self, range, into: &sentences)
      paragraphOfSentence += Array(
        repeating: index, count: sentences.count - paragraphOfSentence.count)
    }
    self.sentences = sentences
    sentenceOfToken.reserveCapacity(tokens.count)
    for (index, sentence) in sentences.enumerated() {
      for _ in sentence.tokens.indices { sentenceOfToken.append(Int32(index)) }
    }
    quoteDepth = [UInt8](repeating: 0, count: tokens.count)
    for region in regions {
      for token in region.inside.indices { quoteDepth[token] += 1 }
    }
  }
}
