import Foundation

/// The folders of a user of the program.
struct Home: Sendable {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// The folder of the user's own files.
  var config: String { scratch.url.path + "/config" }
  /// The folder of the archive.
  var data: String { scratch.url.path + "/data" }
  /// The archive.
  var archive: String { data + "/archive.sqlite" }

  func feeds() throws -> String { try String(contentsOfFile: config + "/feeds", encoding: .utf8) }

  func write(feeds: String) throws {
    try FileManager.default.createDirectory(
      atPath: config, withIntermediateDirectories: true)
    try Data(feeds.utf8).write(to: URL(filePath: config + "/feeds"))
  }

  func run(_ arguments: String..., environment: [String: String] = [:]) throws -> Program.Outcome {
    try run(arguments, environment: environment)
  }

  func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Program.Outcome {
    try Program.run(arguments, environment: folders.merging(environment) { $1 })
  }

  /// What tells the program where the folders are.
  var folders: [String: String] { ["PULLQUOTE_CONFIG": config, "PULLQUOTE_DATA": data] }

  /// The JSON objects that a listing has.
  func rows(_ arguments: [String]) throws -> [[String: Any]] {
    let outcome = try run(arguments + ["--json"])
    return try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]]
      ?? []
  }
}
