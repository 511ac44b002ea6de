import Foundation
import Prose
import Testing

@testable import PullquoteModel

@Suite struct QuoteCitationTests {
  private let ferry = QuoteCitation(
    quote: QuoteID(7), article: ArticleID(3), words: "The ferry is a café on water",
    pieces: [
      QuotePiece(
        exact: "The ferry is a café on water", prefix: "“", suffix: "”, said Zoë", start: 1, end: 29
      )
    ],
    kind: .direct, speaker: "Zoë O’Brien", confidence: 0.95, cue: "said", title: "Ferry returns",
    url: "https://example.org/ferry", source: "Harbour Gazette",
    published: "2026-03-12T08:00:00Z", alsoIn: 2)

  @Test func `a citation is one JSON object`() throws {
    var json = JSONWriter()
    ferry.write(to: &json)
    #expect(
      String(decoding: json.bytes, as: UTF8.self)
        == """
        {"id": 7, "article": 3, "speaker": "Zoë O’Brien", "confidence": 0.950, \
        "kind": "direct", \
        "words": "The ferry is a café on water", "content": [[1, 29]], "cue": "said", \
        "title": "Ferry returns", "url": "https://example.org/ferry", \
        "source": "Harbour Gazette", "published": "2026-03-12T08:00:00Z", "also_in": 2}
        """)
    json.removeAll()
    QuoteCitation(words: "x", kind: .mixed).write(to: &json)
    let object = try JSONSerialization.jsonObject(with: Data(json.bytes)) as? [String: Any]
    #expect(object?["speaker"] is NSNull)
    #expect(object?["id"] is NSNull)
  }

  @Test func `an annotation says what, where and by whom in the W3C's terms`() throws {
    var json = JSONWriter()
    var citation = ferry
    citation.pieces.append(QuotePiece(exact: "x", prefix: "y", suffix: "", start: 40, end: 41))
    citation.writeAnnotation(to: &json, isDocument: true)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.bytes)) as? [String: Any])
    #expect(object["@context"] as? String == "http://www.w3.org/ns/anno.jsonld")
    #expect(object["type"] as? String == "Annotation")
    #expect(object["id"] as? String == "urn:x-pullquote:quote:7")
    let bodies = try #require(object["body"] as? [[String: String]])
    #expect(bodies.map { $0["purpose"] } == ["identifying", "tagging", "describing"])
    #expect(bodies.map { $0["value"] } == ["Zoë O’Brien", "direct", "said"])
    let targets = try #require(object["target"] as? [[String: Any]])
    #expect(targets.count == 2)
    let source = try #require(targets[0]["source"] as? [String: String])
    #expect(source["id"] == "https://example.org/ferry")
    #expect(source["dcterms:title"] == "Ferry returns")
    let selectors = try #require(targets[0]["selector"] as? [[String: Any]])
    #expect(selectors[0]["type"] as? String == "TextQuoteSelector")
    #expect(selectors[0]["exact"] as? String == "The ferry is a café on water")
    #expect(selectors[0]["suffix"] as? String == "”, said Zoë")
    #expect(selectors[1]["type"] as? String == "TextPositionSelector")
    #expect(selectors[1]["start"] as? Int == 1)
    #expect(selectors[1]["end"] as? Int == 29)
  }

  @Test(arguments: [
    ("https://example.org/a#top", "https://example.org/a#char=1,29"), (nil, "#char=1,29"),
  ])
  func `a quote outside the archive is named by its place`(url: String?, id: String) throws {
    var citation = ferry
    citation.quote = nil
    citation.url = url
    var json = JSONWriter()
    citation.writeAnnotation(to: &json)
    let object = try JSONSerialization.jsonObject(with: Data(json.bytes)) as? [String: Any]
    #expect(object?["id"] as? String == id)
    #expect(object?["@context"] == nil)
  }

  @Test func `a page of annotations is one document, also when it is empty`() throws {
    for citations in [[], [ferry, ferry]] {
      var json = JSONWriter()
      citations.writeAnnotationPage(to: &json)
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(json.bytes)) as? [String: Any])
      #expect(object["@context"] as? String == "http://www.w3.org/ns/anno.jsonld")
      #expect((object["items"] as? [[String: Any]])?.count == citations.count)
    }
  }

  @Test func `Markdown is a block quote with its origin`() {
    #expect(
      ferry.markdown == """
        > “The ferry is a café on water”
        >
        > — Zoë O’Brien, [Ferry returns](<https://example.org/ferry>), Harbour Gazette, 2026-03-12


        """)
    #expect(QuoteCitation(words: "it is late", kind: .indirect).markdown == "> it is late\n\n")
  }

  @Test func `the verb that reports words stands before them where people read them`() {
    let denied = QuoteCitation(
      words: "that the plant had made matters worse", kind: .indirect, speaker: "Ada Marr",
      cue: "denied")
    #expect(
      denied.markdown
        == "> *denied:* that the plant had made matters worse\n>\n> — Ada Marr (indirect)\n\n")
    #expect(
      denied.plainText == "denied: that the plant had made matters worse\n— Ada Marr\n")
    #expect(denied.csvRow.contains(",that the plant had made matters worse,denied,"))
  }

  @Test(
    arguments: [
      (.indirect, "denied", "denied: "), (.mixed, "has\n denied", "has denied: "),
      (.mixed, "*said*\u{1B}[2J", "*said*[2J: "), (.direct, "denied", ""), (.indirect, nil, ""),
      (.indirect, " ", ""),
    ] as [(Quote.Kind, String?, String)])
  func `words in quotation marks need no verb before them`(
    kind: Quote.Kind, cue: String?, lead: String
  ) {
    #expect(kind.lead(cue) == lead)
  }

  @Test(arguments: [
    ("a *bold* [link](x) <b>", "> a \\*bold\\* \\[link\\](x) \\<b\\>"),
    ("# no heading", "> \\# no heading"), ("- no item", "> \\- no item"),
    ("1. no list", "> 1\\. no list"), ("2026 was", "> 2026 was"),
    ("`code` & \\", "> \\`code\\` \\& \\\\"),
    ("two\n\n> lines\u{1B}[2J\u{202E}", "> two \\> lines\\[2J"),
  ])
  func `Markdown obeys nothing in the words`(words: String, line: String) {
    let markdown = QuoteCitation(words: words, kind: .mixed).markdown
    #expect(markdown == line + "\n\n")
  }

  @Test(arguments: [
    ("https://example.org/a b<c>\"`", "> — [T](<https://example.org/a%20b%3Cc%3E%22%60>)"),
    ("HTTP://example.org/é", "> — [T](<HTTP://example.org/%C3%A9>)"),
    ("javascript:alert(1)", "> — T"), ("file:///etc/passwd", "> — T"), ("", "> — T"),
  ])
  func `only web addresses become links`(url: String, line: String) {
    let markdown = QuoteCitation(words: "x", kind: .mixed, title: "T", url: url).markdown
    #expect(markdown == "> x\n>\n\(line)\n\n")
  }

  @Test(arguments: [
    ("plain", "plain"), ("a, b", "\"a, b\""), ("say \"no\"", "\"say \"\"no\"\"\""),
    ("=1+1", "'=1+1"), ("+44", "'+44"), ("-5", "'-5"), ("@SUM(A1)", "'@SUM(A1)"),
    ("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""),
    ("\t=1+1", "'=1+1"), ("\u{1B}=1", "'=1"), ("two\r\nlines", "two lines"), ("", ""),
  ])
  func `cells are quoted and never formulas`(words: String, cell: String) {
    #expect(
      QuoteCitation(words: words, kind: .mixed).csvRow == ",,,mixed,\(cell),,,,,,0\r\n")
  }

  @Test func `a row has a cell for each column`() {
    let columns = QuoteCitation.csvHeader.count { $0 == "," }
    #expect(ferry.csvRow.count { $0 == "," } == columns)
    #expect(ferry.csvRow.hasPrefix("7,3,Zoë O’Brien,direct,The ferry"))
  }

  @Test func `pieces know their surroundings and count code points`() {
    let text = "Før “Der er en 🛳️ på vandet”, sagde hun. " + String(repeating: "x", count: 60)
    let start = Array(text.utf8.prefix { $0 != UInt8(ascii: "D") }).count
    let pieces = QuotePieces(text)([
      TextRange(start, start + "Der er en 🛳️ på vandet".utf8.count),
      TextRange(text.utf8.count, text.utf8.count + 1),
    ])
    #expect(pieces.count == 1)
    #expect(pieces[0].exact == "Der er en 🛳️ på vandet")
    #expect(pieces[0].prefix == "Før “")
    #expect(pieces[0].suffix == "”, sagde hun. " + String(repeating: "x", count: 18))
    #expect((pieces[0].start, pieces[0].end) == (5, 5 + 22))
  }

  @Test func `quotes of an article become citations`() {
    let text = "“We row,” said Ann Lee, “every day.”"
    let bytes = Array(text.utf8)
    func range(_ words: String) -> TextRange {
      let utf8 = Array(words.utf8)
      let start = bytes.indices.first { bytes[$0...].starts(with: utf8) } ?? 0
      return TextRange(start, start + utf8.count)
    }
    var quote = Quote(
      pieces: [range("We row,"), range("every day.")], kind: .direct, cue: range("said"))
    quote.attribution = Attribution(
      source: range("Ann Lee"), speakers: [EntityIndex(0)], rule: .cueAfter, confidence: 1)
    let article = AnnotatedArticle(
      draft: Draft(source: "row.txt", title: "Rowing", text: text, paragraphs: []),
      annotation: Annotation(
        tokens: [], sentences: [], mentions: [],
        entities: [Entity(kind: .person, name: "Ann Lee", aliases: ["Ann Lee"], mentions: [])],
        quotes: [quote], language: "en", annotator: AnnotatorVersion("test")))
    let citation = article.citations(of: [quote], article: ArticleID(9)).first
    #expect(citation?.words == "We row, … every day.")
    #expect(citation?.speaker == "Ann Lee")
    #expect(citation?.cue == "said")
    #expect(citation?.pieces.map(\.exact) == ["We row,", "every day."])
    #expect(citation?.source == "row.txt")
    #expect(article.citations(of: [quote], source: "Gazette").first?.source == "Gazette")
  }
}
