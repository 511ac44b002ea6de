import Prose
import PullquoteModel
import Testing

@Suite struct QueryTests {
  /// Angela Merkel (also "Merkel"), Ángel Núñez and the ISS; the first speaks, the second too.
  private let article = {
    let names = [
      ["Angela Merkel", "Merkel"], ["Ángel Núñez"], ["International Space Station", "ISS"],
    ]
    let text = "“Yes.” “No.” “Ja.”"
    func quote(_ start: Int, _ end: Int, by speakers: Int...) -> Quote {
      Quote(
        pieces: [TextRange(start, end)], kind: .direct,
        attribution: Attribution(
          source: nil, speakers: speakers.map(EntityIndex.init), rule: .cueAfter, confidence: 1))
    }
    return AnnotatedArticle(
      draft: Draft(source: "test", text: text, paragraphs: []),
      annotation: Annotation(
        tokens: [], sentences: [], mentions: [],
        entities: names.map {
          Entity(kind: .person, name: $0[0], aliases: $0, mentions: [])
        },
        quotes: [quote(3, 7, by: 0), quote(14, 17, by: 1), quote(24, 27, by: 0, 1)], language: "en",
        annotator: AnnotatorVersion("test")))
  }()

  @Test(arguments: [
    ("merkel", [0]), ("ANGELA MERKEL", [0]), ("merk", [0]), ("angel", [1]), ("Ángel", [1]),
    ("nunez", [1]), ("ang", [0, 1]), ("iss", [2]), ("space station", [2]), ("erkel", []), ("?", []),
  ])
  func `a name is found without case, accents and its other words`(
    name: String, expected: [Int]
  ) {
    #expect(article.entities(named: name).map(\.value) == expected)
  }

  @Test func `quotes by a speaker include joint ones`() {
    #expect(
      article.quotes(by: "Merkel").map { article.words(at: $0.pieces[0]) } == ["Yes.", "Ja."])
    #expect(article.quotes(by: "iss").isEmpty)
    #expect(article.quoteCounts == [2, 2, 0])
  }
}

@Suite struct QuotedWordsTests {
  private func shown(_ kind: Quote.Kind, _ pieces: String...) -> String {
    let text = pieces.joined(separator: "|")
    var start = 0
    var ranges: [TextRange] = []
    for piece in pieces {
      ranges.append(TextRange(start, start + piece.utf8.count))
      start += piece.utf8.count + 1
    }
    let quote = Quote(pieces: ranges, kind: kind)
    let annotation = Annotation(
      tokens: [], sentences: [], mentions: [], entities: [], quotes: [quote], language: "en",
      annotator: AnnotatorVersion("test"))
    return AnnotatedArticle(
      draft: Draft(source: "test", text: text, paragraphs: []), annotation: annotation
    ).quotedWords(of: quote)
  }

  @Test func `direct words stand in marks, without the comma before the cue`() {
    #expect(
      shown(.direct, "It is a bridge,", "Bridges break.") == "“It is a bridge … Bridges break.”")
  }

  @Test func `a mark left open is closed`() {
    #expect(shown(.mixed, "it was \"under way") == "it was \"under way\"")
    #expect(shown(.mixed, "it was “under way") == "it was “under way”")
    #expect(shown(.mixed, "it \"was\" under way") == "it \"was\" under way")
    #expect(shown(.mixed, "it was (so to say") == "it was (so to say)")
  }
}

@Suite struct OpenSingleMarkTests {
  @Test(arguments: [
    ("he was ‘under way’.", "he was ‘under way", "he was ‘under way’"),
    ("it was 'under way'", "it was 'under way", "it was 'under way'"),
    ("it was 'under way", "it was 'under way", "it was 'under way"),
    ("''he said 'no','' he said", "''he said 'no',", "''he said 'no'"),
    ("''it was 'no more'' he said", "''it was 'no more", "''it was 'no more"),
    ("the players' bus'", "the players' bus", "the players' bus"),
  ])
  func `a single mark is closed where its other half follows`(
    text: String, words: String, shown: String
  ) {
    let quote = Quote(pieces: [TextRange(0, words.utf8.count)], kind: .mixed)
    let annotation = Annotation(
      tokens: [], sentences: [], mentions: [], entities: [], quotes: [quote], language: "en",
      annotator: AnnotatorVersion("test"))
    let article = AnnotatedArticle(
      draft: Draft(source: "test", text: text, paragraphs: []), annotation: annotation)
    #expect(article.quotedWords(of: quote) == shown)
  }
}

@Suite struct FoldingTests {
  @Test(arguments: [
    ("Ægir O’Brien-Núñez", ["agir", "obrien", "nunez"]), ("Łódź", ["lodz"]),
    ("Nguyễn Văn", ["nguyen", "van"]), ("e\u{301}tude", ["etude"]), ("ΣΊΣΥΦΟΣ", ["σίσυφοσ"]),
    ("U.S. 2", ["u", "s", "2"]), ("", []),
  ])
  func `names fold to small letters without accents`(name: String, words: [String]) {
    #expect(foldedWords(of: name) == words)
  }
}
