import Glibc
import PtyHarness
import Testing

@Suite struct RestoreTests {
  @Test(arguments: ["q", "Q", "?Q", "'Q"])
  func `quitting restores the terminal`(keys: String) throws {
    let reader = try Reading.open()
    #expect(!reader.isInLineMode)
    reader.send(keys)
    #expect(try reader.waitForEnd() == 0)
    #expect(reader.isInLineMode)
    #expect(!reader.isOnAlternateScreen)
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGSEGV, SIGILL, SIGABRT])
  func `a signal restores the terminal and is obeyed`(number: Int32) throws {
    let reader = try Reading.open()
    try reader.wait(for: "} quote")
    reader.signal(number)
    #expect(try reader.waitForEnd() == -number)
    #expect(reader.isInLineMode)
    #expect(!reader.isOnAlternateScreen)
    let mouseIsOff = String(decoding: reader.output, as: UTF8.self).contains(/1000l/)
    #expect(mouseIsOff)
  }

  @Test func `control-z gives the terminal to the shell, and fg comes back`() throws {
    let file = try Reading.file(holding: Reading.article)
    let script = "\"$1\" read \"$2\"; echo the shell is back; read line; fg; echo all over"
    let reader = try TerminalProgram(
      "/bin/sh", ["-mc", script, "sh", Reading.program, file],
      environment: Reading.environment, columns: 80, rows: 24)
    try reader.wait(for: "} quote")
    reader.send("}")
    try reader.wait(for: "1/")
    reader.send("\u{1A}")
    try reader.wait(for: "the shell is back")
    #expect(reader.isInLineMode)
    #expect(!reader.isOnAlternateScreen)
    reader.send("\n")
    try reader.wait("the reader again") {
      $0.isOnAlternateScreen && $0.text.contains("} quote") && $0.text.contains("We have kept")
    }
    #expect(!reader.isInLineMode)
    reader.send("Q")
    try reader.wait(for: "all over")
  }

  @Test(arguments: ["", "dumb", "no-such-terminal"])
  func `a terminal that cannot show a screen is named in one line`(term: String) throws {
    var environment = Reading.environment
    environment["TERM"] = term.isEmpty ? nil : term
    let reader = try TerminalProgram(
      Reading.program, ["read", try Reading.file(holding: Reading.article)],
      environment: environment, columns: 200, rows: 24)
    #expect(try reader.waitForEnd() == 2)
    #expect(reader.lines[0].contains("the terminal cannot show a screen"))
    #expect(reader.lines[0].contains(term.isEmpty ? "not set" : term))
    #expect(!reader.isOnAlternateScreen)
  }

  @Test func `an unreadable article leaves the terminal alone`() throws {
    let reader = try TerminalProgram(
      Reading.program, ["read", "/no/such/article"], environment: Reading.environment,
      columns: 120, rows: 24)
    #expect(try reader.waitForEnd() == 2)
    #expect(reader.lines[0].contains("no such file"))
    #expect(!reader.output.contains(0x1B))
  }
}
