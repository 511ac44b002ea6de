import Foundation
import Screen
import Testing

@testable import pullquote

@Suite struct TerminalStringsTests {
  private func text(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self).replacing("\u{1B}", with: "␛").replacing(
      "\u{7}", with: "␇")
  }

  @Test(arguments: [
    ("Ferry cuts", "␛]2;Ferry cuts␛\\"),
    ("a\u{7}b\u{1B}\\c\u{9C}d\ne", "␛]2;ab\\cd e␛\\"), ("", "␛]2;␛\\"),
  ])
  func `a title holds no controls`(title: String, expected: String) {
    #expect(text(TerminalStrings.title(title)) == expected)
  }

  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"), ("ÿþ", "w7/Dvg=="),
  ])
  func `base 64 is that of RFC 4648`(plain: String, expected: String) {
    #expect(TerminalStrings.base64(Array(plain.utf8)) == expected)
  }

  @Test func `text for the clipboard goes up to what terminals take`() {
    #expect(TerminalStrings.copy("foo\n").map(text) == "␛]52;c;Zm9vCg==␛\\")
    let long = String(repeating: "x", count: TerminalStrings.longestCopy)
    #expect(TerminalStrings.copy(long)?.count == 99_992 + 9)
    #expect(TerminalStrings.copy(long + "x") == nil)
  }

  @Test(
    arguments: [
      (.osc9, "Watch", "Vance: “no”", "␛]9;Watch: Vance: “no”␛\\"),
      (.osc9, "", "4;3;50", "␛]9; 4;3;50␛\\"), (.osc9, "Only", "", "␛]9;Only␛\\"),
      (.osc777, "a;b", "c;d\u{1B}]2;x\u{7}", "␛]777;notify;a,b;c;d]2;x␛\\"),
      (.osc99, "T", "B", "␛]99;i=pullquote:d=0;T␛\\␛]99;i=pullquote:p=body;B␛\\"),
    ] as [(TerminalKind.Notification, String, String, String)])
  func `messages are said in the terminal's way`(
    way: TerminalKind.Notification, title: String, body: String, expected: String
  ) {
    #expect(text(TerminalStrings.notify(title: title, text: body, by: way)) == expected)
  }

  @Test func `multiplexers hand on what they are told to`() {
    let bytes = Array("\u{1B}]52;c;Zg==\u{1B}\\".utf8)
    #expect(TerminalStrings.passed(bytes, through: nil) == bytes)
    #expect(
      text(TerminalStrings.passed(bytes, through: .tmux(304)))
        == "␛Ptmux;␛␛]52;c;Zg==␛␛\\␛\\")
    #expect(text(TerminalStrings.passed(bytes, through: .screen)) == "␛P␛]52;c;Zg==␇␛\\")
    let long = TerminalStrings.copy(String(repeating: "x", count: 3000)) ?? []
    let pieces = text(TerminalStrings.passed(long, through: .screen)).split(separator: "␛P")
    #expect(pieces.count == 6)
    #expect(pieces.allSatisfy { $0.hasSuffix("␛\\") && $0.utf8.count < 768 })
  }
}

@Suite struct TerminalKindTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var variables: [String: String]
    var trueColor: Bool
    var links: Bool
    var notification: TerminalKind.Notification
    var testDescription: String { "\(variables.sorted { $0.key < $1.key })" }
  }

  @Test(arguments: [
    Case(
      variables: ["TERM": "xterm-256color"], trueColor: false, links: false, notification: .osc9),
    Case(
      variables: ["TERM": "xterm-256color", "COLORTERM": "truecolor"], trueColor: true,
      links: false, notification: .osc9),
    Case(
      variables: ["TERM": "xterm-256color", "VTE_VERSION": "7200", "COLORTERM": "truecolor"],
      trueColor: true, links: true, notification: .osc777),
    Case(
      variables: ["TERM": "xterm-256color", "VTE_VERSION": "4601"], trueColor: true, links: false,
      notification: .osc777),
    Case(variables: ["TERM": "xterm-kitty"], trueColor: true, links: true, notification: .osc99),
    Case(variables: ["TERM": "foot"], trueColor: true, links: true, notification: .osc777),
    Case(
      variables: ["TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"], trueColor: true,
      links: true, notification: .osc9),
    Case(
      variables: [
        "TERM": "tmux-256color", "TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "3.4",
        "COLORTERM": "truecolor",
      ], trueColor: true, links: true, notification: .osc9),
    Case(
      variables: ["TERM": "screen-256color", "TMUX": "/tmp/x,1,0", "VTE_VERSION": "7200"],
      trueColor: false, links: false, notification: .osc777),
    Case(
      variables: ["TERM": "screen-256color", "STY": "1.pts", "COLORTERM": "truecolor"],
      trueColor: false, links: false, notification: .osc9),
  ])
  func `what a terminal can do is known by its environment`(example: Case) {
    let kind = TerminalKind { example.variables[$0] }
    #expect(kind.hasTrueColor == example.trueColor)
    #expect(kind.hasLinks == example.links)
    #expect(kind.notification == example.notification)
  }
}

@Suite struct ClipboardTests {
  @Test(
    arguments: [
      ([:], []), (["DISPLAY": ":0"], ["xclip", "xsel"]),
      (["DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"], ["wl-copy", "xclip", "xsel"]),
    ] as [([String: String], [String])])
  func `programs are those of the desktop that runs`(
    variables: [String: String], expected: [String]
  ) {
    let programs = ClipboardProgram.candidates { variables[$0] }
    #expect(programs.map { $0.words[0] } == expected)
  }

  @Test func `a program gets the text as it is, by no shell`() throws {
    let folder = try Scratch()
    let file = folder.url.path + "/copied $(x)"
    let text = "“quote” $HOME `id`\n" + String(repeating: "long ", count: 50_000)
    #expect(ClipboardProgram(words: ["tee", file]).start(with: text))
    #expect(!ClipboardProgram(words: ["/no/such/program"]).start(with: text))
    // The program is not waited for; another that ends after it is.
    var found = ""
    let end = ContinuousClock.now + .seconds(20)
    while found != text, ContinuousClock.now < end {
      found = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
    }
    #expect(found == text)
  }
}
