import Language
import Prose
import Testing

/// What the engine notes of its own decisions while it annotates.
@Suite struct TraceTests {
  private static let annotator = Result { try Annotator(assets: assets) }

  private static let story = """
    Ann Bell met Eve Stone on Monday. “We can afford it,” Bell said. She added that the “grand plan”
    was not new. “It will rain,” Eve Stone told reporters.
    """

  private func traced(_ text: String) throws -> (Annotation, Trace) {
    let trace = Trace()
    let annotation = try Self.annotator.get().annotate(
      text, paragraphs: lines(text), trace: trace)
    return (annotation, trace)
  }

  @Test(arguments: [story, "", "No quotes here.", "“Yes.”\n“No.”\n— Ann\n", "He said she said it."])
  func `a trace changes nothing of what is found`(text: String) throws {
    #expect(
      try traced(text).0 == Self.annotator.get().annotate(text, paragraphs: lines(text)))
  }

  @Test func `words in marks are told as a quotation or as a part of the sentence`() throws {
    let (annotation, trace) = try traced(Self.story)
    let fates = trace.notes.compactMap { note -> String? in
      guard case .marks(let fate) = note.step else { return nil }
      let bytes = Array(Self.story.utf8)
      let range = TextRange(
        annotation.tokens[note.tokens.start].range.start,
        annotation.tokens[note.tokens.end - 1].range.end)
      return "\(fate.rawValue): \(String(decoding: bytes[range.start..<range.end], as: UTF8.self))"
    }
    #expect(
      fates == [
        "attributed: We can afford it,", "part: grand plan", "attributed: It will rain,",
      ])
  }

  @Test func `every attribution has a note that multiplies up to its confidence`() throws {
    let (annotation, trace) = try traced(Self.story)
    var told: [Int: TracedConfidence] = [:]
    for note in trace.notes {
      if case .confidence(let found) = note.step { told[found.quote] = found }
    }
    #expect(annotation.quotes.count >= 3)
    for (index, quote) in annotation.quotes.enumerated() {
      #expect(told[index]?.given == quote.attribution?.confidence)
      let product = told[index].map { $0.step * $0.speaker } ?? 0
      #expect(abs(product - (quote.attribution?.confidence ?? 0)) < 1e-9)
    }
  }

  @Test func `a pronoun lists whom it may stand for, the likeliest first, and whom not`() throws {
    let text = "Ann Bell met Bob Stone and Eve Ford on Monday. She said that it rained."
    let (annotation, trace) = try traced(text)
    let found = trace.notes.compactMap { note -> TracedPronoun? in
      guard case .pronoun(let pronoun) = note.step,
        annotation.tokens[note.tokens.start].range.start == 47
      else { return nil }
      return pronoun
    }
    let she = try #require(found.first)
    #expect(she.choice == .best)
    #expect(she.candidates.count == 2)
    #expect(she.candidates.map(\.score) == she.candidates.map(\.score).sorted(by: >))
    #expect(Set(she.refused.map(\.reason)) == [.agreement])
    #expect(she.refused.contains { annotation.tokens[$0.tokens.start].range.start == 13 })
    let best = she.candidates[0].tokens
    let chosen = annotation.mentions.first { $0.tokens == best }?.entity
    #expect(chosen == annotation.mentions.first { $0.range.start == 47 }?.entity)
  }
}

/// The engine without some of its layers.
@Suite struct LayerTests {
  private func annotate(_ text: String, without layer: Layer) throws -> Annotation {
    try Annotator(assets: assets, layers: Layers(without: [layer]))
      .annotate(text, paragraphs: lines(text))
  }

  @Test func `without pronouns she is nobody`() throws {
    let text = "Ann Bell left. She said that it rained."
    let pronoun = try #require(
      try annotate(text, without: .pronouns).mentions.first { $0.form == .pronoun })
    #expect(pronoun.entity == nil)
    let known = try Annotator(assets: assets).annotate(text, paragraphs: lines(text))
    #expect(known.mentions.first { $0.form == .pronoun }?.entity == EntityIndex(0))
  }

  @Test func `without the rules for turns a transcript is no transcript`() throws {
    let text = "ANN BELL: I have seen it.\nBOB STONE: So have I, and more.\nANN BELL: No more."
    let all = try Annotator(assets: assets).annotate(text, paragraphs: lines(text))
    #expect(all.quotes.count == 3)
    #expect(try annotate(text, without: .turns).quotes.count < 3)
  }

  @Test(arguments: Layer.allCases)
  func `whatever is missing, what is found keeps its promises`(layer: Layer) throws {
    let text = "“We can afford it,” Ann Bell said. The mayor said she was “not sure”."
    let annotation = try annotate(text, without: layer)
    #expect(annotation.problems(in: text) == [])
    #expect(!layer.summary.isEmpty)
  }
}
