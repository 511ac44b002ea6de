import Foundation
import PtyHarness

/// An article on disk and the program that reads it.
enum Reading {
  /// The program under test lies beside the test runner.
  static let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appending(path: "pullquote").path()

  /// The models stay out: a debug build needs half a second to load them, and the rules alone find
  /// the quotes of `article`.
  static let environment = [
    "TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin",
    "SWIFT_BACKTRACE": "enable=no", "PULLQUOTE_ASSETS": emptyDirectory,
    "PULLQUOTE_CONFIG": emptyDirectory,
  ]

  private static let emptyDirectory: String = {
    let empty = folder.appending(path: "no-assets")
    try? FileManager.default.createDirectory(at: empty, withIntermediateDirectories: true)
    return empty.path()
  }()

  /// Where the articles lie while the tests run.
  private static let folder: URL = {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "pullquote-terminal-\(getpid())")
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    atexit { try? FileManager.default.removeItem(at: Reading.folder) }
    return folder
  }()

  /// Invented, and simple enough for any engine: every quote has its marks.
  static let article = """
    Lighthouse keepers win a reprieve

    By Petra Lindholm

    The council of Skarholm put off the sale of its three lighthouses on Monday.

    “We have kept the lamps for ninety years,” said Anders Vinter. “We can keep them for ninety more.”

    The sale would have paid for a new pier. Nobody on the council would say who wanted to buy.

    “A lamp that earns nothing still saves boats,” said Karin Holt, who fishes from the north harbour.

    The council meets again in spring.

    \(String(repeating: "Most of the winter will pass before the pier is measured. ", count: 60))

    “Then we shall see,” said Anders Vinter.
    """

  /// Opens an article in a terminal and waits until it is on the screen.
  static func open(
    _ text: String = article, columns: Int = 80, rows: Int = 24, options: [String] = [],
    environment more: [String: String] = [:], answers: [String: String] = [:]
  ) throws -> TerminalProgram {
    let reader = try TerminalProgram(
      program, ["read", try file(holding: text)] + options,
      environment: environment.merging(more) { $1 }, columns: columns, rows: rows,
      answers: answers)
    try reader.wait(for: "Lighthouse")
    return reader
  }

  /// A file of its own for each test.
  static func file(holding text: String) throws -> String {
    let file = folder.appending(path: "\(UUID().uuidString).txt")
    try Data(text.utf8).write(to: file)
    return file.path()
  }
}
