import Foundation

/// What the package says of itself, as far as the arrows go.
struct PackageDescription: Decodable {
  struct Target: Decodable {
    enum Dependency: Decodable {
      case named(String)

      private enum Keys: String, CodingKey { case byName, product, target }

      init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Keys.self)
        for key in [Keys.byName, .product, .target] where container.contains(key) {
          var fields = try container.nestedUnkeyedContainer(forKey: key)
          self = .named(try fields.decode(String.self))
          return
        }
        throw DecodingError.dataCorrupted(
          .init(codingPath: decoder.codingPath, debugDescription: "a dependency without a name"))
      }

      var name: String {
        switch self {
        case .named(let name): name
        }
      }
    }

    var name: String
    var type: String
    /// Where its files lie, when not below `Sources` or `Tests` under its own name.
    var path: String?
    var dependencies: [Dependency]

    /// True for tests and what only tests use.
    var isForTests: Bool { type == "test" || path?.hasPrefix("Tests/") ?? false }
  }

  var targets: [Target]

  /// The package's own folder, found from this file.
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Asks SwiftPM. A scratch path of its own, because the one in use is locked while tests run.
  static func dumped() throws -> PackageDescription {
    let scratch = FileManager.default.temporaryDirectory.appending(path: "dump-\(UUID())")
    defer { try? FileManager.default.removeItem(at: scratch) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "swift", "package", "--package-path", root.path, "--scratch-path", scratch.path,
      "--disable-sandbox", "dump-package",
    ]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return try JSONDecoder().decode(PackageDescription.self, from: output)
  }
}
