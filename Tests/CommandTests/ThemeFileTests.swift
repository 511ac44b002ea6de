import Foundation
import Screen
import Testing

@testable import Reader
@testable import pullquote

@Suite struct ThemeFileTests {
  private func theme(_ text: String) throws(UserFileError) -> Theme {
    try ThemeFile(path: "t.toml", bytes: Array(text.utf8)).theme()
  }

  @Test func `a theme changes what it names and keeps the rest of its base`() throws {
    let theme = try theme(
      """
      base = "light"
      title = "bright-red on #fc0 bold italic"
      canvas = "default on 230"
      voices = ["#010203", "7"]
      cue = "plain"
      current-quote = "default"
      """)
    #expect(theme.title == Style(.palette(9), on: .rgb(255, 204, 0), [.bold, .italic]))
    #expect(theme.canvas == Style(.standard, on: .palette(230)))
    #expect(theme.voices == [.rgb(1, 2, 3), .palette(7)])
    #expect(theme.cue == [])
    #expect(theme.currentQuote == nil)
    #expect(theme.status == Theme.light.status)
  }

  @Test(arguments: [
    ("a = 1", "1:1: nothing is called “a” in a theme; there are canvas, text,"),
    ("\ntitel = \"bold\"", "2:1: nothing is called “titel” in a theme; did you mean “title”?"),
    ("title = 3", "1:1: title must be a style between quotation marks"),
    ("title = \"bolt\"", "1:1: title: “bolt” is no colour and no attribute"),
    ("title = \"red blue\"", "1:1: title: a colour is given twice"),
    ("title = \"red on\"", "1:1: title: a colour is missing behind “on”"),
    ("title = \"red on bold\"", "1:1: title: a colour is missing between “on” and “bold”"),
    ("title = \"#12345\"", "1:1: title: “#12345” is no colour"),
    ("title = \"#+12345\"", "1:1: title: “#+12345” is no colour"),
    ("title = \"256\"", "1:1: title: “256” is no colour"),
    ("cue = \"red\"", "1:1: cue: only attributes can stand here"),
    ("voices = \"red\"", "1:1: voices must be a list of colours"),
    ("voices = [\"red\", 3]", "1:1: voices must be a list of colours"),
    ("voices = [\"no\"]", "1:1: voices: “no” is no colour"),
    ("base = \"dim\"", "1:1: base must be one of dark, light, mono, sixteen"),
    ("title = ", "1:9: not TOML"),
  ])
  func `what is wrong in a theme is told with its place`(text: String, message: String) {
    do {
      _ = try theme(text)
      Issue.record("read without complaint")
    } catch {
      #expect(error.description.hasPrefix("t.toml:\(message)"), "\(error.description)")
    }
  }

  @Test func `the user's file comes before one of the program's`() throws {
    let home = try Home()
    var paths = Paths.current
    paths.config = home.config
    try FileManager.default.createDirectory(
      atPath: paths.themesFolder, withIntermediateDirectories: true)
    try Data("base = \"light\"\ntitle = \"red\"\n".utf8)
      .write(to: URL(filePath: paths.themesFolder + "/dusk.toml"))
    let dusk = try #require(ThemeChoice(rawValue: "dusk"))
    let mine = try #require(try ThemeFile.named(dusk, in: paths))
    #expect(try mine.theme().title == Style(.palette(1)))
    paths.config = home.data
    let theirs = try #require(try ThemeFile.named(dusk, in: paths))
    #expect(try theirs.theme().canvas != .plain)
    #expect(try ThemeFile.named(.auto, in: paths) == nil)
    #expect(try ThemeFile.named(.dark, in: paths) == nil)
  }

  @Test func `a theme nobody has is named with those there are`() {
    do {
      _ = try ThemeFile.named(#require(ThemeChoice(rawValue: "dsuk")), in: Paths.current)
      Issue.record("found")
    } catch {
      #expect("\(error)".contains("did you mean “dusk”?"))
    }
  }

  @Test(arguments: ["", "../x", "a/b", "Dusk", "ü", String(repeating: "a", count: 65)])
  func `what names no file names no theme`(name: String) {
    #expect(ThemeChoice(rawValue: name) == nil)
  }

  @Test func `a background the terminal tells comes before what the environment guesses`() {
    func theme(_ choice: ThemeChoice, guess: String?, isLight: Bool?, file: Theme? = nil) -> Theme {
      .resolve(
        choice, colors: 256, noColor: false, background: guess, isLight: isLight, file: file)
    }
    #expect(theme(.auto, guess: "15;0", isLight: true) == .light)
    #expect(theme(.auto, guess: "0;15", isLight: false) == .dark)
    #expect(theme(.auto, guess: "0;15", isLight: nil) == .light)
    #expect(theme(.dark, guess: nil, isLight: true) == .dark)
    #expect(theme(.dark, guess: nil, isLight: nil, file: .sixteen) == .sixteen)
    #expect(theme(.mono, guess: nil, isLight: nil, file: .dark) == .mono)
  }
}
