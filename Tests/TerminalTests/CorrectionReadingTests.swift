import PtyHarness
import Testing

/// What the reader says against the engine: it holds, lies in a file of theirs, and is taken back.
@Suite struct CorrectionReadingTests {
  private let home: Home

  init() throws { home = try Skarholm.home() }

  /// The sale, with the cursor on the quote of Karin Holt.
  private func openAtHolt(_ reader: TerminalProgram) throws {
    try reader.open("sale", shows: "Council puts off")
    try reader.press("gg}}}", cursorOn: "A lamp that earns")
    try reader.wait(for: "3/5")
  }

  @Test func `a speaker is set, stays set when all is read anew, and is learned from`() throws {
    let reader = try home.start()
    try openAtHolt(reader)
    try reader.press("c", shows: "Who speaks?")
    try reader.press("vint", shows: "›Anders Vinter")
    try reader.press("\r", shows: "Anders Vinter speaks this quote")
    try reader.press("{}", shows: "Anders Vinter, direct: you said so")
    reader.send("Q")
    #expect(try reader.waitForEnd() == 0)
    let journal = try home.text(of: "data/corrections.jsonl")
    #expect(
      journal.contains("\"do\":\"speaker\"") && journal.contains("\"name\":\"Anders Vinter\""))
    let training = try home.run("archive", "training").output
    #expect(training.contains("\"corrected\""))

    // A new archive has nothing but the file of corrections to go by.
    try home.remove("data/archive.sqlite", "data/archive.sqlite-wal", "data/archive.sqlite-shm")
    try Skarholm.fetch(into: home)
    let again = try home.start()
    try openAtHolt(again)
    try again.wait(for: "Anders Vinter, direct: you said so")
  }

  @Test func `U takes back one correction after the other, down to what the engine found`() throws {
    let reader = try home.start()
    try openAtHolt(reader)
    try reader.press("c", shows: "Who speaks?")
    try reader.press("Nils Brandt", shows: "Nils Brandt")
    try reader.press("\r", shows: "Nils Brandt, who is new, speaks this quote")
    try reader.press("c", shows: "Who speaks?")
    try reader.press("\r", shows: "nobody is named for this quote")
    try reader.press("U", shows: "Nils Brandt speaks this quote")
    try reader.press("U", shows: "taken back: who speaks the quote")
    try reader.press("{}", shows: "Karin Holt, 95%, direct: a reporting verb follows")
    try reader.press("U", shows: "nothing to take back")
    #expect(try home.text(of: "data/corrections.jsonl").contains("\"do\":\"unspeaker\""))
    #expect(try home.run("archive", "training").output.contains("was corrected"))
  }

  @Test func `two names are merged, split again by U, and merged for good`() throws {
    let reader = try home.start()
    try reader.open("pier", shows: "Pier plan returns")
    try reader.press("e", shows: "▸Names")
    try reader.press("j", shows: "Anders Vinter ")
    try reader.press("&", shows: "is the same as")
    try reader.press("lund", shows: "›Oda M. Lund")
    try reader.press("\r", shows: "Anders Vinter is Oda M. Lund from now on")
    try reader.press("U", shows: "taken back: they are two again")
    try reader.press("gg", shows: "Oda Lund ")
    try reader.wait("both names again") { reader in
      reader.text.contains("Anders Vinter") && reader.text.contains("A  Oda Lund")
    }
    reader.send("Q")
    #expect(try reader.waitForEnd() == 0)
    let speakers = try home.run("speakers").output
    #expect(speakers.contains("Anders Vinter") && speakers.contains("Oda Lund"))
  }

  @Test func `a name is taken from somebody and given back`() throws {
    let reader = try home.start()
    try reader.open("pier", shows: "Pier plan returns")
    try reader.press("}P", shows: "Oda M. Lund", "also Oda Lund", "2 listed")
    try reader.press("%", shows: "Which name is not Oda M. Lund's?", "1 Oda Lund")
    try reader.press("1", shows: "1 quote · 1 article", without: ["also Oda Lund", "A shorter"])
    try reader.press("U", shows: "also Oda Lund", "2 quotes", "A shorter")
    reader.send("Q")
    #expect(try reader.waitForEnd() == 0)
    let journal = try home.text(of: "data/corrections.jsonl")
    #expect(journal.contains("\"do\":\"split\"") && journal.contains("\"do\":\"unsplit\""))
    #expect(try home.run("entities", "--name", "lund").output.contains("also: Oda Lund"))
  }
}
