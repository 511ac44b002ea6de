import Foundation
import Testing

@Suite struct BadInputTests {
  @Test(
    arguments: [
      ([], "empty"), ([0x20, 0x0A], "empty"), ([0, 1, 2, 3, 4, 0, 0, 0, 5], "binary file"),
      (Array("%PDF-1.4".utf8), "PDF"),
    ] as [([UInt8], String)])
  func `what is no text gives one clear line`(input: [UInt8], word: String) throws {
    for command in ["quotes", "entities", "annotate"] {
      let outcome = try Program.run(command, "-", input: input)
      #expect(outcome.status == 2)
      #expect(outcome.output.isEmpty)
      #expect(outcome.errors.contains(word))
      #expect(outcome.errors.split(separator: "\n").count == 1)
    }
  }

  @Test func `no such file, a directory and a file without permission are told apart`() throws {
    let scratch = try Scratch()
    let cases = [
      (scratch.url.path + "/none.txt", "no such file"), (scratch.url.path, "this is a directory"),
    ]
    for (path, words) in cases {
      let outcome = try Program.run("quotes", path)
      #expect(outcome.status == 2)
      #expect(outcome.errors.hasPrefix("pullquote: \(path): \(words)"))
      #expect(outcome.errors.split(separator: "\n").count == 1)
    }
    let locked = try scratch.file("locked.txt", Array("words".utf8))
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: locked.path)
    // Root may read everything.
    if getuid() != 0 {
      #expect(try Program.run("quotes", locked.path).errors.contains("no permission"))
    }
  }

  @Test(arguments: StrangeText.allCases)
  func `strange texts end in good time`(strange: StrangeText) throws {
    #expect(try Program.run("annotate", "-", input: Array(strange.text.utf8)).status == 0)
  }

  @Test func `invalid UTF-8 is read as far as it goes`() throws {
    let bytes: [UInt8] =
      Array("\"Bridges break, she said.\" ".utf8) + [0xFF, 0xC0, 0x80, 0xED, 0xA0, 0x80]
    #expect(try Program.run("annotate", "-", input: bytes).status == 0)
  }

  @Test func `nothing in a text reaches the terminal but letters`() throws {
    let text = """
      "Bridges \u{1B}[31mbreak\u{1B}]0;title\u{7} and\u{9B}2J are \u{202E}mended\u{2066}," said \u{1B}[5mTom Askew of Leeds.
      """
    for arguments in [
      ["quotes", "-"], ["entities", "-"], ["quotes", "-", "--json"], ["annotate", "-"],
    ] {
      let outcome =
        arguments.count == 2
        ? try Program.run(arguments[0], arguments[1], input: Array(text.utf8))
        : try Program.run(arguments[0], arguments[1], arguments[2], input: Array(text.utf8))
      let scalars = (outcome.output + outcome.errors).unicodeScalars
      let obeyed = scalars.filter {
        ($0.value < 0x20 && $0 != "\n") || (0x7F..<0xA0).contains($0.value)
          || (0x202A...0x202E).contains($0.value) || (0x2066...0x2069).contains($0.value)
      }
      #expect(obeyed.isEmpty, "\(arguments)")
    }
    let named = try Program.run("quotes", "no\u{1B}[2Jfile")
    #expect(!named.errors.unicodeScalars.contains("\u{1B}"))
  }

  @Test func `a closed pipe ends it quietly`() throws {
    let scratch = try Scratch()
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = [
      "-c", "\"$1\" annotate \"$2\" 2>\"$3\" | true; test ! -s \"$3\"", "sh", Program.url.path,
      packageFile("Assets/samples/harbour.txt").path, scratch.url.path + "/err",
    ]
    try process.run()
    process.waitUntilExit()
    // The folder is taken away with the last use of `scratch`.
    #expect(process.terminationStatus == 0, "in \(scratch.url.path)")
  }
}

/// Texts that a slow step or a deep recursion would trip over. Small, for debug builds of the engine
/// are a hundred times slower; Tests/shared/hostile.py has the full sizes for release builds.
enum StrangeText: CaseIterable {
  case marksOnly, nestedMarks, manyQuotes, openMarks, shortLines, brackets, initials, names, oneLine

  var text: String {
    switch self {
    case .marksOnly: String(repeating: "\"", count: 2000)
    case .nestedMarks:
      String(repeating: "“‘", count: 500) + "deep" + String(repeating: "’”", count: 500)
    case .manyQuotes: String(repeating: "word and \"word\", he said. ", count: 150)
    case .openMarks: String(repeating: "‘a “b ", count: 500)
    case .shortLines: String(repeating: "a\n", count: 2000)
    case .brackets: String(repeating: "(", count: 2000) + "x"
    case .initials: String(repeating: "A. ", count: 500)
    case .names: (0..<200).map { "Anna Name\($0)x met Bob." }.joined(separator: " ")
    case .oneLine: String(repeating: "The mayor of the town said nothing new. ", count: 150)
    }
  }
}
