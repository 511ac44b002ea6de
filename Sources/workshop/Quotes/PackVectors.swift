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
    let vectors = try VectorFile(input, count: count).vectors
    try Data(WordVectors.file(vectors)).write(to: URL(filePath: output))
  }
}
