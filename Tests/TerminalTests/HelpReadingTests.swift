import PtyHarness
import Reader
import Testing

/// Every command is told of where people look for it.
@Suite struct HelpReadingTests {
  @Test func `every command of the table stands in the help and in the manual`() throws {
    let home = try Home()
    let reader = try home.start(columns: 120, rows: 240)
    try reader.press("?", shows: "to the next quote", "finds a command by words")
    let help = squeezed(reader.text)
    let manual = squeezed(try home.run("manual").output)
    for binding in Keymap.standard.bindings {
      let keys = binding.keys.joined()
      let twin = binding.commandLine.map { "(\($0))" } ?? ""
      #expect(help.contains(squeezed(keys + binding.help + twin)), "\(binding.command)")
      #expect(
        manual.contains(squeezed(keys + binding.command.rawValue + binding.help + twin)),
        "\(binding.command)")
    }
  }

  @Test func `the help is searched by words, and a key in it does what it does`() throws {
    let reader = try Skarholm.home().start()
    try reader.wait(for: "All articles")
    try reader.press("?", shows: "down one line or entry")
    try reader.press("/two names", shows: "say that two names are one", without: ["down one line"])
    try reader.press("zzz", shows: "no command has these words")
    try reader.press("\u{1B}", shows: "down one line or entry")
    try reader.press("G", shows: "finds a command by words")
    try reader.press("?", shows: "everything that was fetched")
    try reader.press("?!", shows: "Problems")
  }

  private func squeezed(_ text: String) -> String { text.filter { !$0.isWhitespace } }
}
