import Foundation
import PtyHarness
import Testing

/// Quotes and addresses on their way to other programs: clipboard and files.
@Suite struct CopyReadingTests {
  /// What the terminal was last told to put on its clipboard (OSC 52).
  private static func clipboard(_ reader: TerminalProgram) -> String? {
    let written = String(decoding: reader.output, as: UTF8.self)
    guard let start = written.range(of: "\u{1B}]52;c;", options: .backwards)?.upperBound,
      let end = written[start...].range(of: "\u{1B}\\")?.lowerBound
    else { return nil }
    return Data(base64Encoded: String(written[start..<end])).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  @Test func `y copies the quote with who said it and where`() throws {
    let reader = try Reading.open()
    reader.send("y")
    try reader.wait(for: "no quote here; } goes to the next one")
    reader.send("}y")
    try reader.wait(for: "copied, if the terminal allows it")
    let copied = try #require(Self.clipboard(reader))
    #expect(copied.contains("We have kept the lamps for ninety years"))
    #expect(copied.contains("— Anders Vinter, “Lighthouse keepers win a reprieve”"))
  }

  @Test(arguments: [("WAYLAND_DISPLAY", "wl-copy"), ("DISPLAY", "xclip"), ("DISPLAY", "xsel")])
  func `the clipboard of the desktop gets it as well`(variable: String, program: String) throws {
    let home = try Home()
    _ = try home.script(
      program, "cat > \"$HOME/clipboard.new\"; mv \"$HOME\"/clipboard.new \"$HOME/clipboard\"")
    let reader = try Reading.open(
      environment: ["HOME": home.url.path(), "PATH": home.scriptPath, variable: "here"])
    reader.send("}y")
    try reader.wait(for: "copied, by \(program)")
    try reader.wait("the quote on the clipboard") { _ in
      (try? home.text(of: "clipboard"))?.contains("We have kept the lamps") ?? false
    }
    #expect(Self.clipboard(reader) == (try home.text(of: "clipboard")))
  }

  @Test func `inside tmux the terminal around it is told, too`() throws {
    let reader = try Reading.open(environment: ["TMUX": "/tmp/t,1,0", "TERM": "tmux-256color"])
    reader.send("}y")
    try reader.wait(for: "copied, if")
    let written = String(decoding: reader.output, as: UTF8.self)
    #expect(written.contains("\u{1B}Ptmux;\u{1B}\u{1B}]52;c;"))
  }

  @Test func `Y copies the address`() throws {
    let paper = try Gazette.server([
      "/news.xml": Gazette.feed("Harbour Gazette", [.init(number: 7, title: "Pier measured")])
    ])
    let home = try Home()
    try home.write("config/feeds", paper.url("/news.xml") + "\n")
    #expect(try home.run("refresh").status == 0)
    let reader = try home.start()
    try reader.wait(for: "All articles")
    reader.send("\r")
    try reader.wait(for: "Pier measured")
    reader.send("Y")
    try reader.wait(for: "the address copied")
    #expect(Self.clipboard(reader) == "http://gazette.example/7")
    reader.send("\r")
    try reader.wait(for: "The harbour board met")
    reader.send("Y")
    try reader.wait(for: "the address copied")
  }

  /// Two quotes chosen in an article of the archive.
  private static func chosen() throws -> (Home, TerminalProgram) {
    let home = try Home()
    #expect(try home.run("add", home.write("lamps.txt", Reading.article)).status == 0)
    let reader = try home.start()
    try reader.wait(for: "All articles")
    reader.send("\r\r")
    try reader.wait(for: "┃ “We have kept")
    reader.send("}v")
    try reader.wait(for: "1 quote chosen")
    reader.send("}}v")
    try reader.wait(for: "2 quotes chosen")
    return (home, reader)
  }

  @Test func `quotes chosen are saved as Markdown, JSON, CSV and Web Annotations`() throws {
    let (home, reader) = try Self.chosen()
    for suffix in ["md", "json", "csv", "jsonld"] {
      reader.send("s")
      try reader.wait(for: "Save 2 quotes as .md .txt .json .csv .jsonld")
      reader.send("\u{15}~/quotes.\(suffix)\r")
      try reader.wait(for: "quotes.\(suffix)")
      try reader.wait("the file") { _ in (try? home.text(of: "quotes.\(suffix)"))?.isEmpty == false
      }
    }
    let markdown = try home.text(of: "quotes.md")
    #expect(markdown.hasPrefix("> “We have kept the lamps for ninety years"))
    #expect(markdown.contains("— Karin Holt, Lighthouse keepers win a reprieve"))

    let json = try JSONSerialization.jsonObject(with: Data(home.text(of: "quotes.json").utf8))
    let quotes = try #require(json as? [[String: Any]])
    #expect(quotes.compactMap { $0["speaker"] as? String } == ["Anders Vinter", "Karin Holt"])

    let rows = try home.text(of: "quotes.csv").components(separatedBy: "\r\n")
    #expect(rows.count == 4 && rows[0].hasPrefix("id,article,speaker") && rows[3].isEmpty)
    #expect(rows[2].contains("Karin Holt"))

    let page = try JSONSerialization.jsonObject(with: Data(home.text(of: "quotes.jsonld").utf8))
    let annotations = try #require(page as? [String: Any])
    #expect("\(annotations["@context"] ?? "")".contains("www.w3.org/ns/anno.jsonld"))
    #expect((annotations["items"] as? [Any])?.count == 2)
  }

  @Test func `quotes chosen are copied together and piped`() throws {
    let (home, reader) = try Self.chosen()
    reader.send("y")
    try reader.wait(for: "2 quotes with their sources copied")
    let copied = try #require(Self.clipboard(reader))
    #expect(copied.contains("Anders Vinter") && copied.contains("Karin Holt"))
    reader.send("|cat > ~/piped\r")
    try reader.wait(for: "Enter goes back")
    #expect(try home.text(of: "piped") == copied)
    reader.send("\r")
    try reader.wait("the article again") { $0.text.contains("2 chosen") }
    reader.send("\u{1B}")
    try reader.wait("none chosen") { !$0.text.contains("chosen") }
  }

  @Test func `an article read by itself says what it cannot do`() throws {
    let reader = try Reading.open()
    for key in ["R", "*", "\u{12}"] {
      reader.send("\u{0C}")
      try reader.wait("nothing said") { !$0.text.contains("has the rest") }
      reader.send(key)
      try reader.wait("why nothing is done") {
        $0.text.contains("has the rest") || $0.text.contains("not in the archive")
      }
      reader.send("j")
    }
  }
}
