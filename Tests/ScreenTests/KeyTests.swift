import Screen
import Testing

@Suite struct KeyTests {
  @Test(
    arguments: [
      ("j", [.character("j")]), ("gg", [.character("g"), .character("g")]), ("^d", [.control("d")]),
      ("^D", [.control("d")]), ("<space>", [.character(" ")]), ("<S-Tab>", [.backTab]),
      ("<lt>", [.character("<")]), ("^i", [.tab]), ("é", [.character("é")]),
      ("3<down>", [.character("3"), .down]), ("<f1>", [.function(1)]), ("<F12>", [.function(12)]),
      ("<s-up>", [.chord(.shift, .up)]), ("<c-left>", [.chord(.control, .left)]),
      ("<a-x>", [.chord(.alt, .character("x"))]), ("<m-X>", [.chord(.alt, .character("X"))]),
      ("<a-c-d>", [.chord(.alt, .control("d"))]), ("<c-x>", [.control("x")]), ("<c-i>", [.tab]),
      ("<c-s-f5>", [.chord([.control, .shift], .function(5))]), ("<s-x>", [.character("X")]),
      ("<a-lt>", [.chord(.alt, .character("<"))]), ("<a->>", nil),
      ("<a-enter>", [.chord(.alt, .enter)]),
      ("<insert>", [.insert]), ("<f>", nil), ("<f0>", nil),
      ("f5", [.character("f"), .character("5")]),
      ("^]", [.control("]")]),
    ] as [(String, [Key]?)])
  func `keys are read as people write them`(text: String, keys: [Key]?) {
    #expect(Key.sequence(text) == keys)
  }

  @Test(arguments: [
    "", " ", "<", "<nokey>", "^", "^1", "a b", "<>", "<a->", "<q-x>", "<f64>", "<s-1>",
  ])
  func `what is no key is refused`(text: String) {
    #expect(Key.sequence(text) == nil)
  }

  @Test(
    arguments: [
      .up, .tab, .backTab, .character("<"), .character("x"), .control("o"), .escape, .insert,
      .function(7), .chord(.shift, .down), .chord(.alt, .character("ö")),
      .chord(.alt, .control("d")),
      .chord([.control, .alt], .left), .chord(.alt, .character(" ")), .chord(.alt, .backTab),
      .chord(.control, .character(" ")), .chord(.alt, .character("-")), .control("]"),
    ] as [Key])
  func `names read back as the same key`(key: Key) {
    #expect(Key.sequence(key.name) == [key])
  }

  @Test func `the mouse and pasted text have no name`() {
    for key: Key in [.click(row: 1, column: 1), .paste("x"), .wheel(down: true, row: 0, column: 0)]
    {
      #expect(key.name.isEmpty)
    }
  }
}
