import Language
import Prose
import Testing

@Suite struct QuoteMarksTests {
  /// The text with every opening mark as `<` and every closing one as `>`.
  private func paired(_ text: String) -> String {
    let passage = read(text)
    var bytes: [UInt8] = []
    var last = 0
    for token in passage.tokens where token.kind == .openQuote || token.kind == .closeQuote {
      bytes += passage.bytes[last..<token.range.start]
      bytes.append(token.kind == .openQuote ? UInt8(ascii: "<") : UInt8(ascii: ">"))
      last = token.range.end
    }
    return String(decoding: bytes + passage.bytes[last...], as: UTF8.self)
  }

  @Test(arguments: [
    (#""Go," she said. "Now.""#, "<Go,> she said. <Now.>"),
    ("“Go,” she said.", "<Go,> she said."),
    ("``Go,'' she said.", "<Go,> she said."),
    ("''Go,'' she said.", "<Go,> she said."),
    ("‘Go,’ she said.", "<Go,> she said."),
    ("'Go,' she said of the workers' rights.", "<Go,> she said of the workers' rights."),
    ("He likes the workers' rights and Tom's dog.", "He likes the workers' rights and Tom's dog."),
    (
      "He said 'the workers' rights are safe' twice.",
      "He said <the workers' rights are safe> twice."
    ),
    ("“He told me ‘no’ and left,” she said.", "<He told me <no> and left,> she said."),
    ("“We go on", "<We go on"),
    ("It's rock 'n' roll, don't you think?", "It's rock <n> roll, don't you think?"),
    ("«Non», dit-il", "<Non>, dit-il"),
    ("„Nein“, sagte er", "<Nein>, sagte er"),
    (#"a 12" pipe"#, #"a 12" pipe"#),
    // A paragraph quoted as a whole: its own mark never closes, those inside do.
    (#""She saw it. “No,” he said."#, #""She saw it. <No,> he said."#),
  ])
  func `marks are paired`(text: String, expected: String) {
    #expect(paired(text) == expected)
  }

  @Test func `a mark left open covers the rest of its paragraph only`() {
    let passage = read("“We go on\nHe left.")
    #expect(passage.regions.count == 1)
    #expect(passage.regions[0].close == nil)
    #expect(passage.text(passage.regions[0].inside) == "We go on")
  }

  @Test func `a million marks are read in linear time`() {
    let passage = read(String(repeating: "\"'“‘", count: 25_000))
    #expect(passage.tokens.count > 0)
    #expect(passage.quoteDepth.allSatisfy { $0 <= 8 })
  }
}
