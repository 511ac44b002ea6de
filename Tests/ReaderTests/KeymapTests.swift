import Reader
import Screen
import Testing

@Suite struct KeymapTests {
  @Test func `no key is bound twice and none hides a longer one`() throws {
    let keys = Keymap.standard.bindings.flatMap(\.keys)
    #expect(Set(keys).count == keys.count)
    // An empty change runs the checks that a change by the reader goes through.
    _ = try Keymap.standard.rebinding([:])
  }

  @Test func `every command has one line in the table, a key and a help text`() {
    let bindings = Keymap.standard.bindings
    #expect(Set(bindings.map(\.command)) == Set(Command.allCases))
    #expect(bindings.count == Command.allCases.count)
    for binding in bindings {
      #expect(!binding.help.isEmpty)
      #expect(binding.keys.allSatisfy { Key.sequence($0) != nil })
    }
  }

  @Test func `the help lists every command with its keys`() throws {
    let keymap = try Keymap.standard.rebinding(["next-quote": ["]", "<tab>"]])
    var state = State.ferry(100, 200, settings: Settings(keymap: keymap))
    state.type("?")
    let help = state.rendered().lines.joined(separator: "\n")
    for binding in keymap.bindings {
      #expect(help.contains(binding.keys.first ?? "(none)"))
      #expect(help.contains(binding.help.prefix(20)))
    }
    #expect(help.contains("] <tab>"))
  }

  @Test func `the hint line shows the keys as bound`() throws {
    let keymap = try Keymap.standard.rebinding(["next-quote": ["]"]])
    let state = State.ferry(120, 36, settings: Settings(keymap: keymap))
    #expect(state.rendered().lines.last?.hasPrefix(" ] quote") == true)
  }

  @Test func `a rebound key works and the old one does not`() throws {
    let keymap = try Keymap.standard.rebinding(["next-quote": ["]"]])
    var state = State.ferry(80, 24, settings: Settings(keymap: keymap))
    state.type("}")
    #expect(state.view.currentQuote == nil)
    state.type("]")
    #expect(state.view.currentQuote == 0)
  }

  @Test func `a key taken from another command is lost to that one`() throws {
    let keymap = try Keymap.standard.rebinding(["next-quote": ["j"]])
    #expect(keymap.key(for: .down) == "<down>")
    #expect(keymap.meaning(of: [.character("j")]) == .command(.nextQuote))
  }

  @Test(arguments: [
    (["fly": ["f"]], KeymapError.unknownCommand("fly")),
    (["down": ["<nokey>"]], .badKey("<nokey>", command: "down")),
    (["down": ["3"]], .startsWithDigit("3", command: "down")),
    (["down": ["x"], "up": ["x"]], .boundTwice("x", first: "down", second: "up")),
    (["down": ["g"]], .shadows("g", command: "down")),
  ])
  func `bad bindings are named`(keys: [String: [String]], error: KeymapError) {
    #expect(throws: error) { try Keymap.standard.rebinding(keys) }
  }

  @Test func `counts and sequences are put together`() {
    var reader = KeyReader()
    #expect(reader.read(.character("1"), in: .standard) == nil)
    #expect(reader.read(.character("0"), in: .standard) == nil)
    #expect(reader.typed == "10")
    let counted = reader.read(.character("j"), in: .standard)
    #expect(counted?.command == .down && counted?.count == 10)
    #expect(reader.read(.character("g"), in: .standard) == nil)
    #expect(reader.typed == "g")
    #expect(reader.read(.character("g"), in: .standard)?.command == .first)
    #expect(reader.read(.character("g"), in: .standard) == nil)
    #expect(reader.read(.character("x"), in: .standard) == nil)
    #expect(reader.typed.isEmpty)
  }
}
