import PtyHarness
import Testing

/// The reader on an archive, started as a person starts it.
@Suite struct ListReadingTests {
  @Test func `a first start offers what newsboat follows, and takes it over`() throws {
    let home = try Home()
    // Nobody listens on this port.
    try home.write(
      ".newsboat/urls",
      "http://127.0.0.1:9/a \"~Harbour Gazette\"\nhttp://127.0.0.1:9/b \"~City Desk\"\n")
    let reader = try home.start()
    try reader.wait(for: "Take over 2 feeds from newsboat")
    reader.send("T")
    try reader.wait(for: "people in them are invented")
    reader.send("q\r")
    try reader.wait(for: "Harbour Gazette")
    try reader.wait("the feeds to fail") { $0.text.contains("! City Desk") }
    reader.send("!")
    try reader.wait(for: "Problems")
    reader.send("r")
    try reader.wait(for: "Harbour Gazette")
    reader.send("q")
    try reader.wait(for: "All articles")
    reader.send("G")
    try reader.wait(for: "fails")
    reader.send("w")
    try reader.wait(for: "Title (empty")
    reader.send("\u{15}The Desk\r")
    try reader.wait(for: "Folder")
    reader.send("Town\r")
    try reader.wait(for: "Tags")
    reader.send("daily\r")
    try reader.wait(for: "▾ Town")
    #expect(try home.feeds().contains("[Town]\nhttp://127.0.0.1:9/b \"The Desk\" #daily\n"))
    reader.send("Q")
    #expect(try reader.waitForEnd() == 0)
  }

  @Test func `articles are listed, marked, filtered, searched and opened at the hit`() throws {
    let home = try Home()
    let ferry = try home.write(
      "ferry.txt",
      "Late ferry stays\n\nThe harbour board met on Monday.\n\n"
        + "“A boat that nobody can catch is not a saving,” said Mara Ellison.\n")
    let lamps = try home.write("lamps.txt", Reading.article)
    for file in [ferry, lamps] {
      #expect(try home.start(["add", file]).waitForEnd() == 0)
    }
    let reader = try home.start()
    try reader.wait(for: "All articles")
    reader.send("\r")
    try reader.wait(for: "Late ferry stays")
    reader.send("*")
    try reader.wait("the star") { $0.text.contains("N* ") }
    reader.send("gg2N")
    try reader.wait(for: "0 unread")
    reader.send("U")
    try reader.wait(for: "2 unread")
    reader.send("Ftitle:ferry\r")
    try reader.wait("the filter") {
      $0.text.contains("filter: title:ferry") && !$0.text.contains("Lighthouse")
    }
    reader.send("\u{1B}")
    try reader.wait(for: "Lighthouse")
    reader.send("/kind:loud")
    try reader.wait(for: "does not know “loud”")
    reader.send("\u{15}lamp")
    try reader.wait("the hit") {
      $0.text.contains("Lighthouse keepers") && !$0.text.contains("Late ferry")
    }
    reader.send("\r\r")
    try reader.wait("the lamps under the cursor") {
      $0.lines[$0.cursor.row].contains("kept the lamps")
    }
    reader.send("n")
    try reader.wait(for: "hit 2 of")
    reader.send("q")
    try reader.wait(for: "▸Articles")
    reader.send("s")
    try reader.wait(for: "Save this search as")
    reader.send("Lamps\r")
    try reader.wait(for: "saved: “Lamps”")
    #expect(try home.feeds().contains("query \"Lamps\" lamp\n"))
    reader.send("V")
    try reader.wait(for: "Saved searches")
    reader.send("X")
    try reader.wait(for: "y/n")
    reader.send("y")
    try reader.wait(for: "taken out")
    #expect(try !home.feeds().contains("query \"Lamps\" lamp\n"))
  }
}
