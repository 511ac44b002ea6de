import Foundation
import Language
import Prose
import PullquoteModel
import Testing

@testable import workshop

/// What a reader corrected is training data like any other.
@Suite struct ReaderTrainingTests {
  /// "Ça" before the quotes, so that bytes and code points differ.
  private static let text = "Ça va. “We can afford it,” said Ann Bell. Bo Cook said that it rains."

  private static func range(_ words: String) throws -> TextRange {
    let found = try #require(text.firstRange(of: words))
    let start = text.utf8.distance(from: text.startIndex, to: found.lowerBound)
    return TextRange(start, start + words.utf8.count)
  }

  private func article() throws -> AnnotatedArticle {
    let (ann, bo) = (EntityIndex(0), EntityIndex(1))
    let quotes = [
      Quote(
        pieces: [try Self.range("We can afford it,")], kind: .direct, cue: try Self.range("said"),
        attribution: Attribution(
          source: try Self.range("Ann Bell"), speakers: [bo], rule: .reader, confidence: 1)),
      Quote(
        pieces: [try Self.range("that it rains")], kind: .indirect,
        cue: try Self.range("said that").prefix(4),
        attribution: Attribution(
          source: try Self.range("Bo Cook"), speakers: [bo, ann], rule: .cueBefore, confidence: 0.8)
      ),
    ]
    return AnnotatedArticle(
      draft: Draft(
        source: "x", title: "Budget", text: Self.text, paragraphs: Paragraph.lines(of: Self.text)),
      annotation: Annotation(
        tokens: [], sentences: [], mentions: [],
        entities: ["Ann Bell", "Bo Cook"].map {
          Entity(kind: .person, name: $0, aliases: [$0], mentions: [])
        }, quotes: quotes, language: "en", annotator: AnnotatorVersion("test-1")))
  }

  private func line() throws -> [UInt8] {
    var json = JSONWriter()
    try article().writeTraining(id: "7", to: &json)
    json.newline()
    return json.bytes
  }

  @Test func `the reader of corpora reads back text, contents, sources and cues`() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).jsonl")
    defer { try? FileManager.default.removeItem(at: path) }
    try Data(line()).write(to: path)
    let read = try #require(try QuoteArticle.read(path.path).first)
    #expect(read.id == "7")
    #expect(read.text == Self.text)
    let points = CodePoints(read.text)
    let words = { (spans: [[Int]]) in
      spans.map { span in
        String(
          decoding: Array(read.text.utf8)[points.bytes[span[0]]..<points.bytes[span[1]]],
          as: UTF8.self)
      }
    }
    #expect(read.quotes.map { words($0.content) } == [["We can afford it,"], ["that it rains"]])
    #expect(read.quotes.map { words($0.source) } == [["Ann Bell"], ["Bo Cook"]])
    #expect(read.quotes.map { words($0.cue) } == [["said"], ["said"]])
  }

  @Test func `its labels are those that the network learns from`() throws {
    let read = try JSONDecoder().decode(QuoteArticle.self, from: Data(line()))
    let passage = Passage(
      read.text, paragraphs: read.paragraphs, rules: ReadingRules(assets: .none))
    let runs = QuoteRun.runs(of: goldLabels(read, passage)).map {
      "\($0.part): \(passage.text($0.tokens))"
    }
    #expect(
      runs == [
        "content: We can afford it", "cue: said", "source: Ann Bell", "source: Bo Cook",
        "cue: said", "content: that it rains",
      ])
  }

  @Test func `each quote tells its speakers and whether the reader has said so`() throws {
    let line = try JSONSerialization.jsonObject(with: Data(line())) as? [String: Any]
    let quotes = try #require(line?["quotes"] as? [[String: Any]])
    #expect(quotes.map { $0["corrected"] as? Bool } == [true, false])
    #expect(
      quotes.map { $0["speakers"] as? [[String]] } == [[["Bo Cook"]], [["Bo Cook", "Ann Bell"]]])
  }
}

extension TextRange {
  /// Its first `count` bytes.
  fileprivate func prefix(_ count: Int) -> TextRange { TextRange(start, start + count) }
}
