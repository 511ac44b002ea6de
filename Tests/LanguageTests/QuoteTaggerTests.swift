import Language
import Prose
import Testing

@Suite struct QuoteTaggerTests {
  private func open(_ assets: Assets) throws -> QuoteTagger? {
    try QuoteTagger.open(
      assets, lexicon: Lexicon.open(assets), cues: CueLexicon(assets: assets))
  }

  private func read(_ text: String) throws -> (passage: Passage, labels: [QuoteLabel]) {
    var passage = Passage(text, paragraphs: lines(text), rules: rules)
    try PartOfSpeechTagger.open(assets)?.tag(&passage)
    let names = try NameTagger.open(assets)?.names(in: passage, lexicon: Lexicon.open(assets)) ?? []
    let tagger = try #require(try open(assets))
    return (passage, tagger.labels(in: passage, names: names))
  }

  /// The words of each stretch of one part, joined by blanks.
  private func stretches(_ part: QuoteLabel.Part, of text: String) throws -> [String] {
    let (passage, labels) = try read(text)
    var found: [String] = []
    for (token, label) in labels.enumerated() where label.part == part {
      if label.begins || found.isEmpty {
        found.append(passage.text(token))
      } else {
        found[found.count - 1] += " " + passage.text(token)
      }
    }
    return found
  }

  @Test func `indirect speech is found with its source and cue`() throws {
    let text = "Council votes tonight\nMayor Ann Reyes said the ferry would sail again in May."
    #expect(try stretches(.content, of: text) == ["the ferry would sail again in May"])
    #expect(try stretches(.cue, of: text) == ["said"])
    #expect(try stretches(.source, of: text) == ["Mayor Ann Reyes"])
  }

  @Test func `a marked quotation is content`() throws {
    let text = "Council votes tonight\n“We will rebuild the pier,” said Tom Berg, a fisherman."
    #expect(try stretches(.content, of: text) == ["We will rebuild the pier"])
    #expect(try stretches(.cue, of: text) == ["said"])
  }

  @Test func `plain narration holds no quotation`() throws {
    let text = "Council votes tonight\nThe ferry left at nine and came back two hours later."
    #expect(try read(text).labels.allSatisfy { $0 == .outside })
  }

  @Test func `a paragraph is read the same wherever it stands`() throws {
    let one = "The mayor said the pier was safe."
    let alone = try read("Head\n" + one).labels.suffix(8)
    let among = try read("Head\nHe left. “No,” she told us.\n" + one).labels.suffix(8)
    #expect(Array(alone) == Array(among))
  }

  @Test func `a label is certain between 0 and 1, one for each token`() throws {
    let passage = Passage("A\nShe said no.", paragraphs: lines("A\nShe said no."), rules: rules)
    let reading = try #require(try open(assets)).read(passage)
    #expect(reading.certainty.count == passage.tokens.count)
    #expect(reading.labels.count == passage.tokens.count)
    #expect(reading.certainty.allSatisfy { $0 > 0 && $0 <= 1.0001 })
  }

  @Test func `no text makes it fail`() throws {
    let tagger = try #require(try open(assets))
    for text in ["", "\n\n", "“", "said said said", String(repeating: "word ", count: 400)] {
      let passage = Passage(text, paragraphs: lines(text), rules: rules)
      #expect(tagger.labels(in: passage).count == passage.tokens.count)
    }
  }

  /// The committed model with some bytes changed.
  private func model(_ change: (UnsafeMutableRawBufferPointer) -> Void) throws -> Assets {
    let original = try #require(assets.bytes(QuoteTagger.path))
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: original.count, alignment: 64)
    copy.copyBytes(from: original)
    change(copy)
    nonisolated(unsafe) let bytes = UnsafeRawBufferPointer(copy)
    return Assets { $0 == QuoteTagger.path ? bytes : assets.bytes($0) }
  }

  @Test func `a damaged model is refused by name`() throws {
    let damaged = try model { $0[$0.count / 2] ^= 1 }
    #expect(throws: AssetError.damaged(path: QuoteTagger.path)) {
      _ = try open(damaged)
    }
    let foreign = try model { $0[0] = UInt8(ascii: "X") }
    #expect(throws: AssetError.self) { _ = try open(foreign) }
  }

  @Test func `a model without its word vectors is refused`() {
    let lacking = Assets { $0 == WordVectors.path ? nil : assets.bytes($0) }
    #expect(throws: AssetError.damaged(path: QuoteTagger.path)) {
      _ = try open(lacking)
    }
  }

  private func scores(_ tagger: QuoteTagger, _ passage: Passage) -> [Float] {
    var scores: [Float] = []
    tagger.score(passage, names: []) { unit, rows in
      if let rows {
        scores += UnsafeBufferPointer(start: rows, count: QuoteLattice.width * unit.count)
      }
    }
    return scores
  }

  @Test(arguments: ["(Prices rose.) It was 4 to 2.", "2; 4: 0? “So they said.” (They did.)"])
  func `what was read before changes nothing`(before: String) throws {
    let text = "b) “We will pay,” said Ann Lee; 0: she asked for 2? (They agreed.) 4"
    let (used, fresh) = (try #require(try open(assets)), try #require(try open(assets)))
    _ = used.read(Passage(before, paragraphs: lines(before), rules: rules))
    let passage = Passage(text, paragraphs: lines(text), rules: rules)
    #expect(scores(used, passage) == scores(fresh, passage))
  }

  @Test func `without a model there is no tagger`() throws {
    #expect(try open(.none) == nil)
  }
}
