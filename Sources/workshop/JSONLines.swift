import Foundation

/// Corpora come as one JSON object a line, packed with gzip or plain.
enum JSONLines {
  /// All records of a file; one whose name ends in `.gz` is unpacked.
  static func read<Record: Decodable>(_ path: String, as type: Record.Type) throws -> [Record] {
    let data = path.hasSuffix(".gz") ? try unpack(path) : try Data(contentsOf: URL(filePath: path))
    let decoder = JSONDecoder()
    return try data.split(separator: UInt8(ascii: "\n")).map {
      try decoder.decode(Record.self, from: $0)
    }
  }

  /// gzip is on every machine that trains; a library of our own for it would serve nobody else.
  private static func unpack(_ path: String) throws -> Data {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["gzip", "-dc", path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.fileReadCorruptFile) }
    return data
  }
}
