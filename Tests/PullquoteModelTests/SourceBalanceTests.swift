import Language
import Prose
import PullquoteModel
import Testing

@Suite struct SourceBalanceTests {
  /// Two quotes by Ann, one by a spokesman, one by nobody.
  private var article: AnnotatedArticle {
    let text = "Ann: yes we can do it. A spokesman: no. Somebody: never again."
    func range(_ words: String) -> TextRange {
      let start =
        text.utf8.count - (text.range(of: words).map { text[$0.lowerBound...] }?.utf8.count ?? 0)
      return TextRange(start, start + words.utf8.count)
    }
    let ann = Entity(
      kind: .person, name: "Ann Lee", aliases: ["Ann Lee", "Ann"], mentions: [],
      gender: .feminine)
    func said(_ words: String, _ kind: Quote.Kind, _ source: String?, named: Bool) -> Quote {
      Quote(
        pieces: [range(words)], kind: kind,
        attribution: source.map {
          Attribution(
            source: range($0), speakers: named ? [EntityIndex(0)] : [], rule: .colon,
            confidence: 0.9)
        })
    }
    return AnnotatedArticle(
      draft: Draft(
        source: "t", text: text,
        paragraphs: [Paragraph(range: TextRange(0, text.utf8.count), kind: .body)]),
      annotation: Annotation(
        tokens: [], sentences: [], mentions: [], entities: [ann],
        quotes: [
          said("yes we can", .direct, "Ann", named: true),
          said("do it", .indirect, "Ann", named: true),
          said("no", .direct, "A spokesman", named: false),
          said("never again", .mixed, nil, named: false),
        ], language: "en", annotator: AnnotatorVersion("test")))
  }

  @Test func `sources are counted by name, by other words, and as nobody`() {
    let balance = SourceBalance(article)
    #expect(balance.sources.map(\.shownName) == ["Ann Lee", "(nobody named)", "(A spokesman)"])
    #expect(balance.sources.map(\.all.words) == [5, 2, 1])
    #expect(balance.sources[0].byKind[.direct]?.words == 3)
    #expect(balance.all.quotes == 4 && balance.all.words == 8 && balance.textWords == 12)
    #expect(balance.byNaming[.named]?.words == 5)
    #expect(balance.people == [.feminine: 1])
  }

  @Test func `shares and sums are told in words`() {
    #expect(
      SourceBalance(article).summary == [
        "4 quotes, 8 words of 12, 67% of the text",
        "Sources: by name 63%, by other words 13%, nobody named 25%",
        "Words: direct 50%, mixed 25%, indirect 25%",
        "People: 1 woman 63%",
      ])
  }

  @Test func `an article without quotes says so`() {
    var bare = article
    bare.annotation.quotes = []
    #expect(SourceBalance(bare).summary == ["Nobody is quoted."])
    #expect(SourceBalance(bare).sources.isEmpty)
  }
}
