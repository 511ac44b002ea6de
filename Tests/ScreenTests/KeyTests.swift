import Screen
import Testing

@Suite struct KeyTests {
  @Test(
    arguments: [
      ("j", [.character("j")]), ("gg", [.character("g"), .character("g")]), ("^d", [.control("d")]),
      ("^D", [.control("d")]), ("<space>", [.character(" ")]), ("<S-Tab>", [.backTab]),
      ("<lt>", [.character("<")]), ("^i", [.tab]), ("é", [.character("é")]),
      ("3<down>", [.character("3"), .down]),
    ] as [(String, [Key])])
  func `keys are read as people write them`(text: String, keys: [Key]) {
    #expect(Key.sequence(text) == keys)
  }

  @Test(arguments: ["", " ", "<", "<nokey>", "^", "^1", "a b"])
  func `what is no key is refused`(text: String) {
    #expect(Key.sequence(text) == nil)
  }

  @Test func `names read back as the same key`() {
    for key: Key in [.up, .tab, .backTab, .character("<"), .character("x"), .control("o"), .escape]
    {
      #expect(Key.sequence(key.name) == [key])
    }
  }
}
