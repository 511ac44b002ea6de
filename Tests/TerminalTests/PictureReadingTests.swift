import Foundation
import HTTPHarness
import PtyHarness
import Testing

/// Pictures of articles, in terminals that can show them and in others.
@Suite struct PictureReadingTests {
  /// Four by two pixels: red, green, blue and white above, black below.
  private static let flag = Array(
    Data(
      base64Encoded:
        "iVBORw0KGgoAAAANSUhEUgAAAAQAAAACCAIAAADwyuo0AAAAEklEQVR4nGP4z8DAAMZAwIAMAGuuBfsjCwj3AAAAAElFTkSuQmCC"
    ) ?? Data())

  private static let kittyQuestion = "\u{1B}_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\u{1B}\\"

  /// An article with a picture, open on the screen.
  private static func open(
    picture: HTTPAnswer = .reply(
      status: 200, headers: [("Content-Type", "image/png")], body: flag),
    answers: [String: String]
  ) throws -> (TerminalProgram, HTTPServer) {
    let pictures = try Gazette.server(["/flag.png": picture])
    let paper = try Gazette.server([
      "/news.xml": Gazette.feed(
        "Harbour Gazette",
        [
          .init(
            number: 1, title: "Flag raised",
            html: """
              <p>The flag is up.</p><p><img src="\(pictures.url("/flag.png"))"
              alt="A flag over the pier"></p><p>It stays up until spring.</p>
              """, link: pictures.url("/story"))
        ])
    ])
    let home = try Home()
    try home.write("config/feeds", paper.url("/news.xml") + "\n")
    #expect(try home.run("refresh").status == 0)
    let reader = try home.start(answers: answers)
    try reader.wait(for: "All articles")
    reader.send("\r")
    try reader.wait(for: "Flag raised")
    reader.send("\r")
    try reader.wait("the words that stand for the picture") {
      $0.text.contains("A flag over the pier") && $0.text.contains("until spring")
    }
    return (reader, pictures)
  }

  private static func written(_ reader: TerminalProgram) -> String {
    String(decoding: reader.output, as: UTF8.self)
  }

  @Test func `kitty's protocol shows it until the next key`() throws {
    let (reader, pictures) = try Self.open(answers: [
      Self.kittyQuestion: "\u{1B}_Gi=31;OK\u{1B}\\", "\u{1B}[16t": "\u{1B}[6;16;8t",
    ])
    reader.send("i")
    try reader.wait("the pixels") { Self.written($0).contains("\u{1B}_Ga=T,f=24,s=4,v=2") }
    try reader.wait("the text covered") {
      !$0.text.contains("until spring") && $0.text.contains("any key goes back to the text")
    }
    #expect(pictures.requests.map(\.path) == ["/flag.png"])
    reader.send("x")
    try reader.wait("the text") { $0.text.contains("until spring") }
    #expect(Self.written(reader).contains("\u{1B}_Ga=d,d=I"))
    // The key did nothing else.
    #expect(pictures.requests.count == 1)
  }

  @Test func `a terminal with sixels gets sixels`() throws {
    let (reader, pictures) = try Self.open(answers: ["\u{1B}[c": "\u{1B}[?62;4c"])
    defer { pictures.stop() }
    reader.send("i")
    try reader.wait("the sixels") { Self.written($0).contains(/\x1bPq[^\x1b]+\x1b\\/) }
    reader.send("\u{1B}")
    try reader.wait("the text") { $0.text.contains("until spring") }
  }

  @Test func `another terminal keeps the words and says why`() throws {
    let (reader, pictures) = try Self.open(answers: [:])
    reader.send("i")
    try reader.wait(for: "this terminal shows no pictures")
    #expect(reader.text.contains("A flag over the pier"))
    #expect(pictures.requests.isEmpty)
  }

  @Test(arguments: [
    (HTTPAnswer.reply(status: 404), "404"),
    (.ok("no picture at all", type: "image/png"), "picture"),
  ])
  func `a picture that cannot be had is told, and the text stays`(
    picture: HTTPAnswer, words: String
  ) throws {
    let (reader, pictures) = try Self.open(
      picture: picture, answers: ["\u{1B}[c": "\u{1B}[?62;4c"])
    defer { pictures.stop() }
    reader.send("i")
    try reader.wait("why") {
      let said = $0.lines[20...22].joined()
      return said.contains(words) && !said.contains("fetching")
    }
    #expect(reader.text.contains("until spring"))
  }
}
