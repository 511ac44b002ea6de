import Foundation

/// The program under test, run as a person or script runs it.
struct Program {
  /// What came of a run.
  struct Outcome {
    var status: Int32
    var output: String
    var errors: String
  }

  /// How long any run may take; a hang is a failure, not a wait.
  private static let patience: TimeInterval = 60

  /// The program lies beside the test runner.
  static let url = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "pullquote")

  /// Runs it with `arguments`, `input` on its standard input, and waits.
  ///
  /// Input and output go through files: a pipe would fill and both sides would wait.
  static func run(
    _ arguments: String..., input: [UInt8] = [], environment: [String: String] = [:]
  ) throws -> Outcome {
    try run(arguments, input: input, environment: environment)
  }

  /// The same with the arguments in an array.
  /// - Parameter shell: a line for `sh` in which `"$0" "$@"` is the program and its arguments; nil to
  ///   do without a shell.
  static func run(
    _ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:],
    shell: String? = nil
  ) throws -> Outcome {
    let folder = try Scratch()
    let process = Process()
    process.executableURL = shell == nil ? url : URL(filePath: "/bin/sh")
    process.arguments = (shell.map { ["-c", $0, url.path] } ?? []) + arguments
    // Whoever runs the tests has files of their own; none of them may be read or changed.
    let own = [
      "PULLQUOTE_CONFIG": folder.url.path + "/config", "PULLQUOTE_DATA": folder.url.path + "/data",
    ]
    process.environment = ProcessInfo.processInfo.environment.merging(own) { $1 }
      .merging(environment) { $1 }
    process.standardInput = try FileHandle(forReadingFrom: folder.file("in", input))
    let output = try folder.file("out", [])
    let errors = try folder.file("err", [])
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    let deadline = Date().addingTimeInterval(patience)
    while process.isRunning && Date() < deadline { usleep(2000) }
    // Not SIGTERM: a child of a dispatch thread inherits a mask that holds it back.
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    return Outcome(
      status: process.terminationReason == .exit ? process.terminationStatus : -1,
      output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
  }
}

/// A folder that lives as long as this value.
final class Scratch: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "pullquote-test-\(UUID())")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Writes a file in it.
  func file(_ name: String, _ bytes: [UInt8]) throws -> URL {
    let file = url.appending(path: name)
    try Data(bytes).write(to: file)
    return file
  }
}

/// A file that comes with the package.
func packageFile(_ path: String) -> URL {
  URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: path)
}
