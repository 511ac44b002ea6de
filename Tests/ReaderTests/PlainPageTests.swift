import PullquoteModel
import Reader
import Testing

@Suite struct PlainPageTests {
  @Test func `each quote carries the name of its speaker`() {
    let page = plainPage(FerryArticle.index, columns: 72)
    #expect(page.hasPrefix("Harbour board backs away from ferry cuts\n"))
    #expect(page.contains("[speaker: Mara Ellison] “We heard the nurses"))
    let words = page.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    #expect(
      words.contains(
        "will [reported, speaker: Mara Ellison] keep the late ferry running through the winter "
          + "[end], its chair"))
    #expect(page.contains("[speaker: not named] “Shame!”"))
    #expect(page.hasSuffix("\n  harbour board: 1 quote\n"))
    #expect(page.split(separator: "\n").allSatisfy { $0.unicodeScalars.count <= 72 })
  }

  @Test func `quotes only leaves the rest out`() {
    let page = plainPage(FerryArticle.index, columns: 72, quotesOnly: true)
    #expect(page.contains("[speaker: Olga Brandt] “Ask me again in January,”"))
    #expect(!page.contains("Northgate"))
  }

  @Test func `another language is named first`() {
    let page = plainPage(MarkedArticle.index("Titel\nSatz.", language: "de"), columns: 72)
    #expect(page.hasPrefix("[not English (de): marked quotations only]\n\nTitel"))
  }

  @Test func `nothing a terminal would obey is printed`() {
    let page = plainPage(MarkedArticle.index("T\u{1B}[2J\nA\u{202E}b\u{9B}c"), columns: 72)
    #expect(!page.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    #expect(!page.unicodeScalars.contains { $0 == "\u{202E}" || $0 == "\u{9B}" })
  }
}
