import Prose
import Testing

@testable import Archive

/// The words shown around what was sought.
@Suite struct SnippetTests {
  private let far = String(repeating: "Water flows past the quay. ", count: 200)

  private func marked(_ snippet: Snippet) -> [String] {
    snippet.marks.map {
      String(decoding: Array(snippet.text.utf8)[$0.start..<$0.end], as: UTF8.self)
    }
  }

  @Test(arguments: [
    ("tide", ["tide"]), ("Núñez", ["Nunez"]), ("high tide", ["High tide"]), ("quay", ["quay"]),
    ("past the quay", ["past the quay"]), ("nunez", ["Nunez"]),
  ])
  func `what is sought is marked, however far it stands`(_ sought: String, _ found: [String]) {
    let text = far + "Nunez waited. High tide came; the tides went. " + far
    let snippet = Snippet(of: text[...], around: [QueryWords(sought)])
    #expect(marked(snippet).first == found.first)
    #expect(snippet.text.utf8.count <= 240)
    #expect(snippet.isCutAfter)
    #expect(snippet.isCutBefore == !["quay", "past the quay"].contains(sought))
  }

  @Test func `part of a word is no word, accents do not hide one`() {
    let text = far + "The harbourmaster met Ángel Núñez. " + far
    #expect(marked(Snippet(of: text[...], around: [QueryWords("master")])).isEmpty)
    #expect(marked(Snippet(of: text[...], around: [QueryWords("nunez")])) == ["Núñez"])
    #expect(
      marked(Snippet(of: text[...], around: [QueryWords("harb", isPrefix: true)]))
        == ["harbourmaster"])
  }

  @Test(arguments: [0, 30, 5_000])
  func `a place is shown with the words around`(_ before: Int) {
    let text = Array((String(far.prefix(before)) + "Ann Bell waits. " + far).utf8)
    let snippet = Snippet(of: text, around: TextRange(before, before + 8))
    #expect(marked(snippet) == ["Ann Bell"])
    #expect(snippet.isCutBefore == (before == 5_000))
    #expect(snippet.isCutAfter)
  }

  @Test func `a place outside of a text or nothing sought shows its first words`() {
    #expect(Snippet(of: "A short text."[...], around: []).text == "A short text.")
    #expect(Snippet(of: Array("A text.".utf8), around: TextRange(0, 0)).text == "A text.")
    #expect(Snippet(of: [UInt8](), around: TextRange(0, 0)).text == "")
  }
}
