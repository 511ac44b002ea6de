import ArgumentParser
import Foundation
import Language

/// Packs the most frequent words of a GloVe text file into an asset.
struct PackVectors: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pack-vectors",
    abstract: "Pack word vectors (a line: the word, then its numbers) into an asset.")

  @Option(help: "How many words to keep.") var count = 30000
  @Argument(help: "The text file, most frequent words first.") var input: String
  @Argument(help: "Where to write the asset.") var output: String

  func run() throws {
    let text = try String(contentsOfFile: input, encoding: .utf8)
    var seen: Set<WordHash> = []
    var vectors: [(word: WordHash, cells: [Float])] = []
    for line in text.utf8.split(separator: UInt8(ascii: "\n")) where vectors.count < count {
      let parts = line.split(separator: UInt8(ascii: " "))
      guard parts.count > 2 else { continue }
      let word = WordHash(String(decoding: parts[0], as: UTF8.self))
      let cells = parts.dropFirst().compactMap { Float(String(decoding: $0, as: UTF8.self)) }
      guard cells.count == parts.count - 1, seen.insert(word).inserted else { continue }
      vectors.append((word, cells))
    }
    try Data(WordVectors.file(vectors)).write(to: URL(filePath: output))
  }
}
