import Foundation
import PtyHarness

/// The folders of a person who reads: settings, feeds, archive, state. They go with the value.
final class Home: Sendable {
  let url: URL

  /// A home with nothing in it.
  init() throws {
    url = Self.folder()
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  /// A home that has all that another has: filling an archive takes longer than copying one.
  init(copying other: Home) throws {
    url = Self.folder()
    try FileManager.default.copyItem(at: other.url, to: url)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  private static func folder() -> URL {
    FileManager.default.temporaryDirectory.appending(path: "pullquote-home-\(UUID().uuidString)")
  }

  /// Writes a file in it.
  /// - Returns: its path.
  @discardableResult
  func write(_ name: String, _ text: String) throws -> String {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return file.path()
  }

  /// What stands in a file of it.
  func text(of name: String) throws -> String {
    try String(contentsOf: url.appending(path: name), encoding: .utf8)
  }

  /// Takes files of it away.
  func remove(_ names: String...) throws {
    for name in names where FileManager.default.fileExists(atPath: url.path() + "/" + name) {
      try FileManager.default.removeItem(at: url.appending(path: name))
    }
  }

  /// The feeds file.
  func feeds() throws -> String { try text(of: "config/feeds") }

  /// The variables the program sees; the models stay out, see `Reading`.
  var environment: [String: String] {
    let own = [
      "HOME": url.path(), "PULLQUOTE_CONFIG": url.path() + "/config",
      "PULLQUOTE_DATA": url.path() + "/data", "XDG_STATE_HOME": url.path() + "/state",
    ]
    return Reading.environment.merging(own) { $1 }
  }

  /// Starts the program in a terminal; without arguments the reader, which fetches nothing.
  func start(
    _ arguments: [String] = ["browse", "--no-refresh"], columns: Int = 80, rows: Int = 24,
    environment more: [String: String] = [:], answers: [String: String] = [:]
  ) throws -> TerminalProgram {
    try TerminalProgram(
      Reading.program, arguments, environment: environment.merging(more) { $1 },
      columns: columns, rows: rows, answers: answers, keeping: self)
  }

  /// Runs the program without a terminal, as a script does.
  /// - Returns: what it wrote, and its status.
  @discardableResult
  func run(_ arguments: String...) throws -> (output: String, status: Int32) {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: Reading.program)
    process.arguments = arguments
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (String(decoding: output, as: UTF8.self), process.terminationStatus)
  }
}
