import Foundation
import Language
import Prose

/// An article of the quote gold (PolNeAR in JSON lines): its text and what people marked in it.
struct QuoteArticle: Decodable {
  /// What people marked: stretches counted in code points, half-open.
  struct Gold: Decodable {
    let content: [[Int]]
    let source: [[Int]]
    let cue: [[Int]]
  }

  let id: String
  let text: String
  let quotes: [Gold]

  /// Reads a file of JSON lines, `.gz` or plain.
  static func read(_ path: String) throws -> [QuoteArticle] {
    let data = path.hasSuffix(".gz") ? try unpack(path) : try Data(contentsOf: URL(filePath: path))
    let decoder = JSONDecoder()
    return try data.split(separator: UInt8(ascii: "\n")).map {
      try decoder.decode(QuoteArticle.self, from: $0)
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

  /// The lines of the text that hold anything, as body paragraphs.
  var paragraphs: [Paragraph] { Paragraph.lines(of: text) }
}
