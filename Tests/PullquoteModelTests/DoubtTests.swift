import Prose
import PullquoteModel
import Testing

/// Doubt is told by one rule, whoever tells it.
@Suite struct DoubtTests {
  private func attribution(_ confidence: Double, by speakers: [Int] = [0]) -> Attribution {
    Attribution(
      source: TextRange(15, 18), speakers: speakers.map(EntityIndex.init), rule: .cueAfter,
      confidence: confidence)
  }

  private func article(_ attributions: [Attribution?]) -> AnnotatedArticle {
    AnnotatedArticle(
      draft: Draft(source: "x", text: "“No,” said Ann.", paragraphs: []),
      annotation: Annotation(
        tokens: [], sentences: [], mentions: [],
        entities: [Entity(kind: .person, name: "Ann", aliases: ["Ann"], mentions: [])],
        quotes: attributions.map {
          Quote(pieces: [TextRange(3, 6)], kind: .direct, attribution: $0)
        }, language: "en", annotator: AnnotatorVersion("test")))
  }

  @Test(arguments: [
    (0.0, "probably Ann"), (0.3, "probably Ann"), (0.599, "probably Ann"), (0.6, "Ann"),
    (1.0, "Ann"),
  ])
  func `a speaker below the limit is probable`(confidence: Double, shown: String) {
    let article = article([attribution(confidence)])
    #expect(article.speakerLine(of: article.annotation.quotes[0]) == shown)
  }

  @Test func `who is only described stands in brackets, however sure`() {
    let article = article([attribution(0.2, by: []), nil])
    #expect(article.annotation.quotes.map(article.speakerLine) == ["(Ann)", "(nobody named)"])
  }

  @Test(arguments: [(0.0, 4), (0.2, 3), (0.5, 2), (0.51, 1), (1.0, 0)])
  func `a least confidence leaves out what is less sure and what nobody said`(
    least: Double, count: Int
  ) {
    let article = article([attribution(0.9), attribution(0.5), attribution(0.2), nil])
    #expect(article.quotes(confidence: least).annotation.quotes.count == count)
  }

  @Test func `in a text to read, what is less sure stays quoted without a name`() {
    let article = article([attribution(0.9), attribution(0.5), nil]).naming(confidence: 0.6)
    #expect(
      article.annotation.quotes.map(article.speakerLine) == ["Ann", "(Ann)", "(nobody named)"])
    #expect(article.naming(confidence: 0) == article)
  }

  @Test(arguments: [(0.4, "> — probably Ann"), (0.8, "> — Ann")])
  func `a doubtful speaker is doubtful where he is cited`(confidence: Double, line: String) {
    let article = article([attribution(confidence)])
    let citation = article.citations(of: article.annotation.quotes)[0]
    #expect(citation.markdown.split(separator: "\n").contains { $0.hasPrefix(line) })
    #expect(citation.confidence == confidence)
  }
}
