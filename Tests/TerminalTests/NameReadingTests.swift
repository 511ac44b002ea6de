import PtyHarness
import Testing

/// From a name to all places where it stands, and back.
@Suite struct NameReadingTests {
  @Test func `mentions of a name are walked from article to article`() throws {
    let reader = try Skarholm.home().start()
    try reader.open("sale", shows: "Council puts off")
    try reader.press("e", shows: "▸Names")
    try reader.press("\r", shows: "Anders Vinter: mention 1 of 2")
    try reader.press("n", shows: "mention 2 of 2")
    #expect(reader.cursorLine.contains("Vinter said"))
    try reader.press("p", shows: "mention 1 of 2")
    try reader.press("[", shows: "Pier plan returns", "mention 1 of 1")
    try reader.press("[", shows: "no newer article names Anders Vinter")
    try reader.press("]", shows: "Council puts off", "mention 1 of 2")
    try reader.press("]", shows: "no older article names Anders Vinter")
    try reader.press("p", shows: "Pier plan returns", "mention 1 of 1")
  }

  @Test func `without a walk the name at hand leads to the next article that has it`() throws {
    let reader = try Skarholm.home().start()
    try reader.open("sale", shows: "Council puts off")
    try reader.press("]", shows: "choose a name first")
    try reader.press("e", shows: "▸Names")
    try reader.press("j", cursorOn: "Karin Holt")
    try reader.press("[", shows: "Petra Ness", "Karin Holt: mention 1 of 1")
    try reader.press("]", shows: "Anders Vinter", "Karin Holt: mention 1 of 2")
  }

  @Test func `the way back and forward leads over articles and pages`() throws {
    let reader = try Skarholm.home().start()
    try reader.open("sale", shows: "Council puts off")
    try reader.press("}}}", cursorOn: "A lamp that earns")
    try reader.press("P", shows: "Karin Holt", "3 quotes · 2 articles", "2 listed")
    try reader.press("\r", shows: "saves ships on a bad night", "1/2")
    try reader.press(Press.back, shows: "3 quotes · 2 articles")
    try reader.press(Press.back, cursorOn: "A lamp that earns")
    try reader.press(Press.back, shows: "2/5")
    try reader.press("L", shows: "3/5")
    try reader.press("L", shows: "3 quotes · 2 articles")
    try reader.press("L", shows: "saves ships on a bad night", "1/2")
    try reader.press("L", shows: "no jump to do again")
  }
}
