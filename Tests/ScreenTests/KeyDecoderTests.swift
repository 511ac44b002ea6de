import Screen
import Testing

@Suite struct KeyDecoderTests {
  private func keys(_ text: String, late: Bool = true) -> [Key] {
    inputs(text, late: late).compactMap { if case .key(let key) = $0 { key } else { nil } }
  }

  private func inputs(_ text: String, late: Bool = true) -> [TerminalInput] {
    var decoder = KeyDecoder()
    decoder.receive(text.utf8, at: 0)
    if late { decoder.stopWaiting(at: 0) }
    return Array(sequence(state: decoder) { $0.next() })
  }

  @Test(
    arguments: [
      ("jé港", [.character("j"), .character("é"), .character("港")]),
      ("\u{4}\u{1A}", [.control("d"), .control("z")]),
      ("\r\n\t\u{7F}\u{8}", [.enter, .enter, .tab, .backspace, .backspace]),
      ("\u{0}\u{1D}", [.chord(.control, .character(" ")), .control("]")]),
      ("\u{1B}", [.escape]), ("\u{1B}\u{1B}", [.escape, .escape]),
      ("\u{1B}x", [.chord(.alt, .character("x"))]), ("\u{1B}ö", [.chord(.alt, .character("ö"))]),
      ("\u{1B}\u{4}", [.chord(.alt, .control("d"))]), ("\u{1B}\r", [.chord(.alt, .enter)]),
      ("\u{1B}[", [.chord(.alt, .character("["))]), ("\u{1B}]", [.chord(.alt, .character("]"))]),
      ("\u{1B}OA\u{1B}OB\u{1B}[C\u{1B}[D", [.up, .down, .right, .left]),
      (
        "\u{1B}[H\u{1B}OF\u{1B}[1~\u{1B}[4~\u{1B}[7~\u{1B}[8~",
        [.home, .end, .home, .end, .home, .end]
      ),
      ("\u{1B}[2~\u{1B}[3~\u{1B}[5~\u{1B}[6~", [.insert, .delete, .pageUp, .pageDown]),
      ("\u{1B}[Z\u{1B}OM", [.backTab, .enter]),
      (
        "\u{1B}OP\u{1B}[12~\u{1B}[[C\u{1B}[15~\u{1B}[24~",
        [
          .function(1), .function(2), .function(3), .function(5), .function(12),
        ]
      ),
      (
        "\u{1B}[1;2A\u{1B}[1;5D\u{1B}[1;3C",
        [
          .chord(.shift, .up), .chord(.control, .left), .chord(.alt, .right),
        ]
      ),
      (
        "\u{1B}[3;5~\u{1B}[1;6P",
        [
          .chord(.control, .delete), .chord([.shift, .control], .function(1)),
        ]
      ),
      (
        "\u{1B}Oa\u{1B}[a\u{1B}[3^\u{1B}[5$",
        [
          .chord(.control, .up), .chord(.shift, .up), .chord(.control, .delete),
          .chord(.shift, .pageUp),
        ]
      ),
      ("\u{1B}\u{1B}[A", [.chord(.alt, .up)]),
      (
        "\u{1B}[97;5u\u{1B}[120;3u\u{1B}[27;5;100~\u{1B}[65;2u",
        [
          .control("a"), .chord(.alt, .character("x")), .control("d"), .character("A"),
        ]
      ),
      ("\u{1B}Op\u{1B}Oy\u{1B}Ok", [.character("0"), .character("9"), .character("+")]),
    ] as [(String, [Key])])
  func `terminals' ways to send keys are understood`(text: String, expected: [Key]) {
    #expect(keys(text) == expected)
  }

  @Test(arguments: [
    "\u{1B}[?1;2c", "\u{1B}[>41;354;0c", "\u{1B}[I\u{1B}[O", "\u{1B}[?2026;2$y", "\u{1B}[99;99;99x",
    "\u{1B}P>|XTerm(379)\u{1B}\\", "\u{1B}]10;rgb:ffff/ffff/ffff\u{7}",
    "\u{1B}[999999999999999999~",
    "\u{1B}[<64;1m", "\u{1B}_Gi=1;OK\u{1B}\\",
  ])
  func `what is no key types nothing`(text: String) {
    #expect(keys(text).isEmpty)
    #expect(keys(text + "j").last == .character("j"))
  }

  @Test func `however the bytes are cut, the keys are the same`() {
    let text =
      "a\u{1B}[1;5Dé\u{1B}OB\u{1B}[<0;3;4M\u{1B}[200~pasted\r\ntext\u{1B}[201~\u{1B}]11;rgb:0/0/0\u{7}港q"
    let bytes = Array(text.utf8)
    let whole = inputs(text)
    #expect(whole.count == 9)
    for cut in 1..<bytes.count {
      var decoder = KeyDecoder()
      decoder.receive(bytes[..<cut], at: 0)
      decoder.receive(bytes[cut...], at: 0)
      decoder.stopWaiting(at: 0)
      #expect(Array(sequence(state: decoder) { $0.next() }) == whole, "cut at \(cut)")
    }
  }

  @Test func `a sequence that comes late in two is not typed`() {
    var decoder = KeyDecoder()
    decoder.receive("\u{1B}[<0;1".utf8, at: 0)
    decoder.stopWaiting(at: 0)
    decoder.receive("2;3Mj".utf8, at: 100)
    #expect(decoder.next() == .key(.click(row: 2, column: 11)))
    #expect(decoder.next() == .key(.character("j")))
    #expect(decoder.next() == nil)
  }

  @Test func `an escape waits for what may follow`() {
    var decoder = KeyDecoder()
    decoder.receive([0x1B], at: 0)
    #expect(decoder.isWaiting)
    #expect(decoder.next() == nil)
    decoder.stopWaiting(at: 30)
    #expect(decoder.next() == .key(.escape))
    #expect(!decoder.isWaiting)
  }

  @Test func `pasted text is one piece and no command`() {
    #expect(
      keys("\u{1B}[200~q\u{1B}[A:quit\r\nü\u{7}\u{9B}\t\u{1B}[201~j")
        == [.paste("q[A:quit\nü\t"), .character("j")])
    let long = String(repeating: "x", count: KeyDecoder.longestPaste + 10)
    guard case .paste(let text) = keys("\u{1B}[200~\(long)\u{1B}[201~").first else {
      Issue.record("no paste")
      return
    }
    #expect(text.utf8.count == KeyDecoder.longestPaste)
  }

  @Test func `clicks, the wheel and double clicks have their cell`() {
    var decoder = KeyDecoder()
    let press = "\u{1B}[<0;5;3M\u{1B}[<0;5;3m"
    decoder.receive(press.utf8, at: 1000)
    decoder.receive(press.utf8, at: 1200)
    decoder.receive(press.utf8, at: 1300)
    decoder.receive("\u{1B}[<65;1;2M\u{1B}[<64;1;2M\u{1B}[<2;9;9M\u{1B}[<35;4;4M".utf8, at: 2000)
    decoder.receive([0x1B, 0x5B, 0x4D, 0x20, 0x21 + 6, 0x21 + 1], at: 9000)
    let click = Key.click(row: 2, column: 4)
    let expected: [Key] = [
      click, click, .doubleClick(row: 2, column: 4), click, .wheel(down: true, row: 1, column: 0),
      .wheel(down: false, row: 1, column: 0), .rightClick(row: 8, column: 8),
      .click(row: 1, column: 6),
    ]
    #expect(Array(sequence(state: decoder) { $0.next() }) == expected.map { .key($0) })
  }

  @Test(
    arguments: [
      ("\u{1B}]11;rgb:1e1e/2020/ffff\u{1B}\\", .background(.rgb(0x1E, 0x20, 0xFF))),
      ("\u{1B}]11;rgb:f/0/8\u{7}", .background(.rgb(255, 0, 136))),
      ("\u{1B}]11;rgba:ffff/ffff/ffff/8000\u{7}", .background(.rgb(255, 255, 255))),
      ("\u{1B}[?62;4;22c", .attributes([62, 4, 22])),
      ("\u{1B}[6;20;10t", .cellSize(width: 10, height: 20)),
      ("\u{1B}_Gi=31;OK\u{1B}\\", .picture(id: 31, problem: nil)),
      (
        "\u{1B}_Gi=31,p=2;ENODATA:too short\u{1B}\\", .picture(id: 31, problem: "ENODATA:too short")
      ),
    ] as [(String, TerminalReply)])
  func `the terminal's answers are no keys`(text: String, reply: TerminalReply) {
    #expect(inputs(text) == [.reply(reply)])
  }

  @Test func `keys of other terminals are taken from their description`() {
    var decoder = KeyDecoder(others: [(Array("\u{1B}[25^".utf8), .home), ([0x08], .delete)])
    decoder.receive("\u{1B}[25^\u{8}".utf8, at: 0)
    #expect(decoder.next() == .key(.home))
    #expect(decoder.next() == .key(.backspace))
  }

  @Test func `no bytes hang it or stop it`() {
    var seed: UInt64 = 7
    func random() -> UInt8 {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: seed >> 56)
    }
    let likely = Array("\u{1B}[]O_P;<?0123456789Mm~u\\\u{7}".utf8)
    for _ in 0..<300 {
      var decoder = KeyDecoder()
      for _ in 0..<4 {
        decoder.receive(
          (0..<24).map { _ in random() < 200 ? likely[Int(random()) % likely.count] : random() },
          at: 0)
        decoder.stopWaiting(at: 0)
      }
      while decoder.next() != nil {}
      decoder.receive("\r\u{1B}[201~\u{1B}\\\u{7}x\r".utf8, at: 0)
      var last: TerminalInput?
      while let input = decoder.next() { last = input }
      #expect(last == .key(.enter))
    }
  }
}
