import Prose

/// What the quote tagger sees of a token: rows of a table, summed by the network, one function for
/// training and reading.
///
/// The table's first `fixedRows` rows are for shapes, affixes, marks and places; the words learned
/// follow. A slot of -1 adds nothing.
package struct QuoteFeatures: Sendable {
  /// Changes whenever a feature does: a model made for other features is refused.
  package static let version = 2
  /// Features of a token that depend on its word alone.
  package static let wordSlots = 7
  /// Features that depend on what stands around it.
  package static let stateSlots = 4
  /// Features of a token.
  package static let slots = wordSlots + stateSlots
  /// Rows before those of words.
  package static let fixedRows = 2784
  /// The first row that does not belong to words.
  package static let firstStateRow = 2640

  private static let longSuffixes: Int32 = 0
  private static let shortSuffixes: Int32 = 1024
  private static let prefixes: Int32 = 1536
  private static let shapes: Int32 = 2560
  /// The row of words that were not learned.
  package static let unknownWord: Int32 = 2591
  private static let kinds: Int32 = 2592
  private static let cues: Int32 = 2624
  private static let marks: Int32 = 2640
  private static let places: Int32 = 2672
  private static let tags: Int32 = 2704
  private static let names: Int32 = 2768

  /// Who and what words stand for.
  package let lexicon: Lexicon?
  /// Which verbs report.
  package let cues: CueLexicon

  /// Features that ask these lists.
  package init(lexicon: Lexicon?, cues: CueLexicon) {
    self.lexicon = lexicon
    self.cues = cues
  }

  /// Longest stretch labelled at once, in tokens, where sentences allow it.
  package static let longestUnit = 200

  /// Stretches labelled one by one: paragraphs, long ones cut between sentences.
  package static func units(of passage: Passage) -> [Range<Int>] {
    var units: [Range<Int>] = []
    var start = 0
    var paragraph = -1
    for (index, sentence) in passage.sentences.enumerated() {
      let range = sentence.tokens
      let isNew = passage.paragraphOfSentence[index] != paragraph
      if range.start > start, isNew || range.end - start > longestUnit {
        units.append(start..<range.start)
        start = range.start
      }
      paragraph = passage.paragraphOfSentence[index]
    }
    if start < passage.tokens.count { units.append(start..<passage.tokens.count) }
    return units
  }

  /// The rows of all tokens of `unit`, `slots` for each.
  ///
  /// - Parameters:
  ///   - nameRows: for each token of the passage, its row by `nameRows(of:names:)`.
  ///   - word: the number of a word among those learned; nil for others.
  package func rows(
    of passage: Passage, unit: Range<Int>, nameRows: [Int32], word: (WordHash) -> Int?
  ) -> [Int32] {
    var rows: [Int32] = []
    var states: [Int32] = []
    rows.reserveCapacity(unit.count * Self.slots)
    appendStateRows(of: passage, unit, nameRows, to: &states)
    passage.bytes.withUnsafeBufferPointer { bytes in
      for (index, token) in unit.enumerated() {
        appendWordRows(
          of: passage, token, TokenShape(passage.tokens[token], bytes), bytes,
          word: word(passage.words[token]), to: &rows)
        rows += states[index * Self.stateSlots..<(index + 1) * Self.stateSlots]
      }
    }
    return rows
  }

  /// Appends the `wordSlots` rows of a token: the same for the same word in the same shape.
  @inline(__always)
  func appendWordRows(
    of passage: Passage, _ token: Int, _ shape: TokenShape, _ bytes: UnsafeBufferPointer<UInt8>,
    word: Int?, to rows: inout [Int32]
  ) {
    let range = passage.tokens[token].range
    rows.append(word.map { Int32(Self.fixedRows + $0) } ?? Self.unknownWord)
    if passage.tokens[token].kind == .word {
      rows.append(Self.longSuffixes + Self.affix(bytes, suffix: range, 3) & 1023)
      rows.append(Self.shortSuffixes + Self.affix(bytes, suffix: range, 2) & 511)
      rows.append(Self.prefixes + Self.affix(bytes, prefix: range, 3) & 1023)
      rows.append(Self.kinds + kind(of: passage.words[token]))
      rows.append(Self.cues + cueRow(of: passage.words[token]))
    } else {
      rows.append(contentsOf: repeatElement(-1, count: 5))
    }
    rows.append(Self.shapes + Int32(shape.rawValue))
  }

  /// What the lexicon says of a word: who or what it stands for.
  private func kind(of word: WordHash) -> Int32 {
    guard let lists = lexicon?.lists(of: word) else { return 0 }
    return (lists.contains(.personNoun) ? 1 : 0) + (lists.contains(.groupNoun) ? 2 : 0)
      + (lists.contains(.placeNoun) ? 4 : 0) + (lists.contains(.personTitle) ? 8 : 0)
      + (lists.isDisjoint(with: [.organisationWord, .organisation]) ? 0 : 16)
  }

  /// Whether a word reports, and how surely, in fifths.
  private func cueRow(of word: WordHash) -> Int32 {
    guard let info = cues.info(of: word) else { return 0 }
    return (info.isSpeech ? 1 : 6) + Int32(min(max(info.strength, 0), 99) / 20)
  }

  /// For each token, the row that tells the kind of name it begins or continues; -1 for others.
  package static func nameRows(of passage: Passage, names spans: [NameSpan]) -> [Int32] {
    var rows = [Int32](repeating: -1, count: passage.tokens.count)
    for span in spans {
      let kind: Int32 =
        switch span.kind {
        case .person: 0
        case .organisation: 2
        case .place: 4
        default: 6
        }
      for token in span.tokens.indices {
        rows[token] = names + kind + (token == span.tokens.start ? 0 : 1)
      }
    }
    return rows
  }

  /// Appends the `stateSlots` rows of each token of `unit`.
  func appendStateRows(
    of passage: Passage, _ unit: Range<Int>, _ nameRows: [Int32], to rows: inout [Int32]
  ) {
    let hasMarks = unit.contains { passage.quoteDepth[$0] > 0 }
    let place = Self.placeOfUnit(passage, unit)
    for token in unit {
      rows.append(Self.marks + Self.markState(passage, token, hasMarks))
      let sentence = passage.sentence(of: token).tokens
      rows.append(Self.places + place + (token == sentence.start ? 1 : 0))
      rows.append(
        passage.tags.isEmpty ? -1 : Self.tags + Int32(passage.tags[token].rawValue))
      rows.append(nameRows[token])
    }
  }

  /// Inside how many marks, whether a mark itself, and whether there are any near.
  private static func markState(_ passage: Passage, _ token: Int, _ hasMarks: Bool) -> Int32 {
    let depth = Int32(min(passage.quoteDepth[token], 2))
    let kind: Int32 =
      switch passage.tokens[token].kind {
      case .openQuote: 1
      case .closeQuote: 2
      default: 0
      }
    return depth + 3 * kind + (hasMarks ? 9 : 0)
  }

  /// Headline or not, and whether the paragraph before left a quotation open.
  private static func placeOfUnit(_ passage: Passage, _ unit: Range<Int>) -> Int32 {
    let sentence = Int(passage.sentenceOfToken[unit.lowerBound])
    let paragraph = passage.paragraphOfSentence[sentence]
    let isHeadline = sentence == 0 || paragraph == passage.paragraphOfSentence[0]
    var isOpen = false
    // Regions are sorted by their opening mark; the last one before this unit decides.
    var low = 0
    var high = passage.regions.count
    while low < high {
      let middle = (low + high) / 2
      if passage.regions[middle].open < unit.lowerBound { low = middle + 1 } else { high = middle }
    }
    if low > 0 {
      let region = passage.regions[low - 1]
      isOpen =
        region.close == nil && sentence > 0
        && region.paragraph == passage.paragraphOfSentence[sentence - 1]
    }
    return (isHeadline ? 2 : 0) + (isOpen ? 4 : 0)
  }

  /// A number for the last bytes of a word without its case.
  @inline(__always)
  private static func affix(
    _ bytes: UnsafeBufferPointer<UInt8>, suffix range: TextRange, _ length: Int
  ) -> Int32 {
    fold(bytes, max(range.start, range.end - length), range.end)
  }

  /// A number for the first bytes of a word without its case.
  @inline(__always)
  private static func affix(
    _ bytes: UnsafeBufferPointer<UInt8>, prefix range: TextRange, _ length: Int
  ) -> Int32 {
    fold(bytes, range.start, min(range.end, range.start + length))
  }

  @inline(__always)
  private static func fold(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> Int32 {
    let hash = WordHash(folding: bytes, start, end).value
    return Int32(truncatingIfNeeded: (hash ^ (hash >> 32)) & 0xFFFF)
  }
}
