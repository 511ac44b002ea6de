import PtyHarness
import Testing

/// An article of the archive, read by its quotes.
@Suite struct ArticleReadingTests {
  @Test func `quotes are walked, listed, and listed by speaker`() throws {
    let reader = try Skarholm.home().start()
    try reader.open("sale", shows: "Council puts off")
    try reader.press("}", cursorOn: "We have kept the lamps")
    try reader.press("}}", cursorOn: "A lamp that earns")
    try reader.wait(for: "3/5")
    try reader.press("{", shows: "2/5")
    try reader.press("9}", shows: "5/5")
    try reader.press("}", shows: "no quote after this one")
    try reader.press("'", shows: "▸Quotes (5)")
    try reader.press("kk", cursorOn: "Karin Holt")
    try reader.press(Press.enter, cursorOn: "A lamp that earns")
    try reader.press("\"holt", shows: "›Karin Holt")
    try reader.press(Press.enter, shows: "▸Quotes by Karin Holt (2)", without: ["Anders Vinter"])
    try reader.press("q", shows: "▸Quotes (5)")
  }

  @Test func `the sidebar shows counts of here and of the archive, and Tab goes around`() throws {
    let reader = try Skarholm.home().start(columns: 120)
    try reader.open("sale", shows: "Council puts off")
    try reader.wait("the counts of Vinter: quotes, mentions, articles") { reader in
      reader.lines.contains { $0.contains(/A  Anders Vinter .*“2 +2 +2 │/) }
    }
    try reader.press(Press.tab, shows: "▸Names", "archive: 3 quotes in 2 articles")
    try reader.press("j", shows: "Karin Holt · also Holt · archive: 3 quotes in 2 articles")
    try reader.press(
      Press.tab, shows: "Council puts off the sale of the lighthouses  ", without: ["▸"])
    try reader.press(Press.backTab, shows: "▸Names")
    try reader.press("e", shows: "5 quotes · top", without: ["Names  "])
    try reader.press("e", shows: "People quoted")
  }

  @Test func `quotes only, dimmed rest and another width are had and taken back`() throws {
    let reader = try Skarholm.home().start()
    try reader.open("sale", shows: "Council puts off")
    try reader.press("}z", shows: "1/5 · all", "Nobody", without: ["put off the sale"])
    try reader.press("z", shows: "put off the sale", "1/5 · top")
    try reader.press("gg", shows: "top")
    // The emulator knows no faint characters: it is asked for between `;` and `m`.
    let begun = reader.output.count
    try reader.press("D", shows: "all but the quotes is dimmed")
    try reader.wait("faint text") { reader in
      String(decoding: reader.output[begun...], as: UTF8.self).contains(/\x1b\[(?:0;)?2m/)
    }
    try reader.press("D", shows: "nothing is dimmed")
    try reader.press("15-", shows: "columns of text", without: ["sale[1] of its"])
    try reader.press("15+", shows: "columns of text", "the sale[1] of its three")
  }

  @Test func `a link is opened by its number`() throws {
    let home = try Skarholm.home()
    let script = try home.write(
      "browser", "#!/bin/sh\nprintf '%s\\n' \"$@\" >> \"$HOME/browsed\"\n")
    try home.write("config/config.toml", "[reading]\nbrowser = \"/bin/sh \(script) --new %u\"\n")
    let reader = try home.start()
    try reader.open("sale", shows: "Council puts off")
    try reader.press("u", shows: "1 sale · http://council.example/sale", "2 paper · ")
    try reader.press("2", shows: "opened http://council.example/minutes")
    try reader.press("o", shows: "opened http://sale.example/")
    try reader.wait("the browser to be called twice") { _ in
      (try? home.text(of: "browsed"))
        == "--new\nhttp://council.example/minutes\n--new\nhttp://sale.example/\n"
    }
  }

  @Test func `an article opens where it was left, also after a restart`() throws {
    let home = try Skarholm.home()
    let reader = try home.start()
    try reader.open("sale", shows: "Council puts off")
    try reader.press("5}", cursorOn: "Then we shall see")
    try reader.press("q", shows: "All articles")
    try reader.open("sale", shows: "Then we shall see")
    try reader.wait("the quote left") { $0.cursorLine.contains("Then we shall see") }
    reader.send("Q")
    #expect(try reader.waitForEnd() == 0)
    let again = try home.start()
    try again.open("sale", shows: "Then we shall see")
    try again.wait("the quote left") { $0.cursorLine.contains("Then we shall see") }
  }

  @Test func `who is not named, and who only probably speaks, is told from who is sure`() throws {
    let reader = try Skarholm.home().start()
    try reader.open("sale", shows: "Council puts off")
    try reader.press("}}", shows: "Nobody (not named), 88%, indirect")
    // The samples are read with the models, which doubt more than rules do.
    let models = try Home().start(environment: ["PULLQUOTE_ASSETS": ""])
    try models.wait(for: "no feeds are followed yet")
    try models.press("T", shows: "people in them are invented")
    try models.press("\r", shows: "} quote")
    try models.wait(for: "1/15 · top")
    try models.press("6}", shows: "? probably ", "6/15")
  }
}
