import Feeds
import Testing

@Suite struct LayoutTests {
  @Test func `blank lines separate paragraphs`() {
    #expect(rows("\(prose)\n\n\n \n\(prose)\n") == [". \(prose)", ". \(prose)"])
  }

  @Test func `long lines are paragraphs without blank lines between`() {
    let long = prose + " " + prose
    #expect(rows("\(long)\n\(long)\n\(long)") == [". \(long)", ". \(long)", ". \(long)"])
  }

  @Test(arguments: ["\n", "\r\n", "\r", "\u{2028}", "\u{0C}"])
  func `every line break is one`(lineBreak: String) {
    let text = ["Council closes bridge", prose, prose].joined(separator: lineBreak + lineBreak)
    #expect(rows(text) == ["T Council closes bridge", ". \(prose)", ". \(prose)"])
  }

  @Test func `lines wrapped as in mail are joined`() {
    let text = """
      Bridge to close for the winter

      The swing bridge over the harbour will close for eleven weeks from
      January after engineers found cracks in two of its main bearings, the
      council announced on Tuesday.
      The town has waited four years for the repair.  Traders were told of
      the closure by their customers, and some of them say that they may not
      open again.
          A second bridge is not planned before the end of the decade, and a
      ferry would need a harbour of its own, which nobody wants to pay for.
      """
    #expect(
      rows(text).map { String($0.prefix(24)) } == [
        "T Bridge to close for th", ". The swing bridge over ", ". The town has waited fo",
        ". A second bridge is not",
      ])
  }

  @Test func `a wrapped paragraph keeps its line breaks inside its range`() {
    let draft = layOut(
      "Nobody ever asked any of us about the bridge,\nhe said, and nobody will.\n\n\(prose)",
      source: "test")
    #expect(
      rows(of: draft).first
        == ". Nobody ever asked any of us about the bridge, he said, and nobody will.")
  }

  @Test func `with one paragraph per line nothing is joined`() {
    #expect(
      rows("Headline of the day.\nthe first line\nthe second line", layout: .lines).count == 3)
  }

  @Test func `quoted mail is quotation`() {
    let text = "> \(prose)\n> \(prose)\n\n\(prose)"
    #expect(rows(text).map { $0.prefix(1) } == [">", ">", "."])
  }

  @Test func `ranges begin and end with a visible character`() {
    let draft = layOut("\u{FEFF}\u{A0} One two \u{3000}\n\n\t\u{200B}three.\u{A0}", source: "test")
    #expect(rows(of: draft) == [". One two", ". three."])
    #expect(draft.paragraphs.map(\.range.count) == [7, 6])
  }

  @Test func `the text itself is not changed`() {
    let text = "A\u{7}\r\n\r\nB e\u{301}\u{2028}C \u{202E}D"
    #expect(layOut(text, source: "test").text == text)
  }

  @Test func `a text without words has no paragraphs`() {
    #expect(rows("").isEmpty)
    #expect(rows("\n \r\n").isEmpty)
  }

  @Test(.timeLimit(.minutes(1)))
  func `many lines and a line of megabytes take linear time`() {
    let lines = layOut(String(repeating: "a\n", count: 300_000), source: "test")
    let line = layOut(String(repeating: "word \"", count: 300_000), source: "test")
    let counts = [lines.paragraphs.count, line.paragraphs.count]
    #expect(counts == [300_000, 1])
  }
}
