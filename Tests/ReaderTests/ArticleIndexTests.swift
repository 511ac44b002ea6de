import Prose
import PullquoteModel
import Testing

@Suite struct ArticleIndexTests {
  /// The runs as text: "words" of quote 0 as `0:words`.
  private func runs(_ marked: String) -> [String] {
    let index = MarkedArticle.index(marked)
    return index.runs.map { run in
      let text = String(decoding: index.bytes[run.range.start..<run.range.end], as: UTF8.self)
      return "\(run.quote)\(run.role == .words ? "" : run.role == .cue ? "c" : "s"):\(text)"
    }
  }

  @Test func `a direct quote looks whole with its marks, an indirect one without`() {
    #expect(runs("“<1d|Yes,>” <1s|{p:Ann}> <1c|said>.") == ["0:“Yes,”", "0s:Ann", "0c:said"])
    #expect(runs("Ann's aides said <1i|the ships> 'sail'.") == ["0:the ships"])
    #expect(runs("''<1d|Yes>'', ``<2d|no>''") == ["0:''Yes''", "1:``no''"])
  }

  @Test func `a quote inside another keeps its own look, and the outer goes on behind it`() {
    #expect(
      runs("<1i|he heard “<2d|go>” and went>.") == ["0:he heard ", "1:“go”", "0: and went"])
  }

  @Test func `deep nesting is flat and in order`() {
    let depth = 2000
    let pieces = (0..<depth).map { Quote(pieces: [TextRange($0, 2 * depth - $0)], kind: .indirect) }
    let text = String(repeating: "x", count: 2 * depth)
    let index = ArticleIndex(
      AnnotatedArticle(
        draft: Draft(
          source: "t", text: text,
          paragraphs: [Paragraph(range: TextRange(0, 2 * depth), kind: .body)]),
        annotation: Annotation(
          tokens: [], sentences: [], mentions: [], entities: [], quotes: pieces, language: "en",
          annotator: AnnotatorVersion("test"))))
    #expect(index.runs.count == 2 * depth - 1)
    var end = 0
    for run in index.runs {
      #expect(run.range.start == end)
      end = run.range.end
    }
  }

  @Test func `overlapping pieces never give overlapping runs`() {
    let ranges = [(0, 10), (5, 15), (5, 7), (12, 30), (12, 14), (29, 30), (0, 40)]
    let quotes = ranges.map { Quote(pieces: [TextRange($0.0, $0.1)], kind: .indirect) }
    let index = ArticleIndex(
      AnnotatedArticle(
        draft: Draft(source: "t", text: String(repeating: "x", count: 40), paragraphs: []),
        annotation: Annotation(
          tokens: [], sentences: [], mentions: [], entities: [],
          quotes: quotes.sorted { $0.extent < $1.extent }, language: "en",
          annotator: AnnotatorVersion("test"))))
    var end = 0
    for run in index.runs {
      #expect(run.range.start >= end && !run.range.isEmpty)
      end = run.range.end
    }
    #expect(end == 40)
  }

  @Test func `speakers keep the order of their first quote`() {
    let index = FerryArticle.index
    let names = index.voices.map { index.annotation[$0].name }
    #expect(names == ["Mara Ellison", "Tomas Reiter", "Olga Brandt", "harbour board"])
    #expect(index.quotesByVoice == [[0, 1, 7], [2, 4], [5], [8]])
  }

  @Test func `quotes are found by place`() {
    let index = FerryArticle.index
    let second = index.quotes[1].extent
    #expect(index.quote(after: second.start) == 2)
    #expect(index.quote(before: second.start) == 0)
    #expect(index.quote(in: second) == 1)
    #expect(index.quote(after: index.bytes.count) == nil)
    #expect(index.quote(before: 0) == nil)
  }

  @Test func `those who speak come first in their section`() {
    let sections = FerryArticle.index.entityLines.map(\.section)
    #expect(
      sections == [
        .peopleQuoted, .peopleQuoted, .peopleQuoted, .organisations, .organisations,
        .organisations, .places,
      ])
    #expect(FerryArticle.index.entityLines[3].quotes == 1)
  }
}
