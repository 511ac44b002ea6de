import Foundation
import PtyHarness
import Testing

/// Links that the terminal itself opens (OSC 8).
@Suite struct LinkReadingTests {
  private static let article = """
    <!DOCTYPE html><html><head><title>Pier measured</title></head><body><article>
    <h1>Pier measured</h1>
    <p>The board put its figures into <a href="http://gazette.example/plan?a=1&amp;b=2">the plan
    for the pier</a> on Monday, and the keepers wrote
    <a href="mailto:board@gazette.example">a letter</a>.</p>
    <p>Others look harmless: <a href="javascript:alert(1)">a script</a>,
    <a href="http://gazette.example/&#27;]0;owned&#7;x">a title</a>,
    <a href="http://gazette.example/&#27;\\\u{1B}[2Jy">an end</a>,
    <a href="file:///etc/passwd">a file</a>.</p>
    <p>Nothing else was settled, and the board meets again in spring.</p>
    </article></body></html>
    """

  private static func open(_ environment: [String: String], config: String = "") throws
    -> TerminalProgram
  {
    let home = try Home()
    try home.write("config/config.toml", config)
    let file = try home.write("pier.html", article)
    let reader = try home.start(["read", file], environment: environment)
    try reader.wait(for: "meets again in spring")
    try reader.wait("the hints") { $0.text.contains("? help") }
    return reader
  }

  private static func written(_ reader: TerminalProgram, from start: Int = 0) -> String {
    String(decoding: reader.output[start...], as: UTF8.self)
  }

  /// The words and addresses of the links written, in their order; a link that is left open or holds
  /// a control is none.
  private static func links(_ written: String) -> [(address: String, words: String)] {
    written.matches(
      of: /\x1b]8;id=[0-9a-z]+;([\x21-\x7e]+)\x1b\\([^\x1b]*(?:\x1b\[[0-9;]*[mH][^\x1b]*)*)/
    ).map { (String($0.1), String($0.2.replacing(/\x1b\[[0-9;]*[mH]/, with: ""))) }
  }

  @Test func `words of the text lead to their address, over the end of a line`() throws {
    let reader = try Self.open(["VTE_VERSION": "7200"])
    try reader.wait("the links closed") { Self.written($0).contains("\u{1B}]8;;\u{1B}\\") }
    let links = Self.links(Self.written(reader))
    let plan = links.filter { $0.address == "http://gazette.example/plan?a=1&b=2" }
    #expect(plan.map(\.words).joined().contains("the plan"))
    #expect(plan.map(\.words).joined().contains("pier"))
    #expect(links.contains { $0.address == "mailto:board@gazette.example" })
    let ids = Self.written(reader).matches(
      of: /\x1b]8;id=([0-9a-z]+);http:\/\/gazette.example\/plan/)
    #expect(Set(ids.map { String($0.1) }).count == 1)
  }

  @Test func `no address breaks out of its link`() throws {
    let reader = try Self.open(["VTE_VERSION": "7200"])
    reader.send("u")
    try reader.wait(for: "Links: Enter or the number opens")
    reader.send("\u{1B}\u{0C}")
    try reader.wait("the text") { !$0.text.contains("Links: Enter") }
    let written = Self.written(reader)
    #expect(!written.contains("\u{1B}]0;owned"))
    #expect(!written.contains("\u{7}"))
    #expect(!written.contains("\u{1B}[2Jy"))
    #expect(!written.contains("javascript") && !written.contains("file://"))
    // Whatever begins a link is one that is whole, or the end of one.
    let begun = written.matches(of: /\x1b]8;/).count
    let whole = written.matches(of: /\x1b]8;(?:id=[0-9a-z]+;[\x21-\x7e]+|;)\x1b\\/).count
    #expect(begun == whole)
  }

  @Test func `the list of links has them as well, and a digit opens one`() throws {
    let home = try Home()
    let browser = try home.script("browser", "printf '%s\\n' \"$@\" > \"$HOME/opened\"")
    let file = try home.write("pier.html", Self.article)
    let reader = try home.start(
      ["read", file], environment: ["VTE_VERSION": "7200", "BROWSER": browser])
    try reader.wait(for: "meets again in spring")
    let before = reader.output.count
    reader.send("u")
    try reader.wait("the list, with links") {
      $0.text.contains("Links: Enter or the number opens")
        && Self.links(Self.written($0, from: before)).contains {
          $0.address == "http://gazette.example/plan?a=1&b=2"
        }
    }
    reader.send("1")
    try reader.wait("the plan in the browser") { _ in
      (try? home.text(of: "opened")) == "http://gazette.example/plan?a=1&b=2\n"
    }
    try reader.wait(for: "opened http://gazette.example/plan")
  }

  @Test(arguments: [
    ([:], "", false), (["TERM": "vt100", "VTE_VERSION": "7200"], "", false),
    (["VTE_VERSION": "4800"], "", false),
    (["VTE_VERSION": "7200"], "[terminal]\nhyperlinks = \"no\"\n", false),
    ([:], "[terminal]\nhyperlinks = \"yes\"\n", true),
    (["KITTY_WINDOW_ID": "1"], "", true),
  ])
  func `only terminals that know links are given any`(
    environment: [String: String], config: String, hasLinks: Bool
  ) throws {
    let reader = try Self.open(environment, config: config)
    reader.send("j")
    try reader.wait("a line down") { $0.cursor.row >= 1 }
    #expect(Self.written(reader).contains("\u{1B}]8;") == hasLinks)
  }
}
