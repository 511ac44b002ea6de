import ArgumentParser
import Foundation
import Language

/// Puts the most frequent words of a GloVe text file into classes, for the name tagger.
struct ClusterWords: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cluster-words",
    abstract: "Put words into classes by their vectors (a line: the word, then its numbers).")

  @Option(help: "How many words to put into classes.") var count = 80000
  @Option(help: "How many fine classes, at most 1023.") var fine = 1000
  @Option(help: "How many coarse classes, at most 64.") var coarse = 60
  @Option(help: "Rounds of k-means.") var rounds = 15
  @Argument(help: "The text file, most frequent words first.") var input: String
  @Argument(help: "Where to write the asset.") var output: String

  func validate() throws {
    guard (1...WordClusters.fineLimit).contains(fine) else {
      throw ValidationError("--fine must be from 1 to \(WordClusters.fineLimit), not \(fine)")
    }
    guard (1...1 << WordClusters.coarseBits).contains(coarse), coarse <= fine else {
      throw ValidationError("--coarse must be from 1 to 64 and at most --fine, not \(coarse)")
    }
  }

  func run() throws {
    let vectors = try VectorFile(input, count: count).vectors
    guard let width = vectors.first?.cells.count, vectors.count >= fine else {
      throw ValidationError("\(input) holds fewer than \(fine) words with vectors")
    }
    var words = SphericalMeans(vectors.flatMap(\.cells), width: width)
    words.run(classCount: fine, rounds: rounds, seed: 1)
    var classes = SphericalMeans(words.centres, width: width)
    classes.run(classCount: coarse, rounds: rounds, seed: 1)
    let file = WordClusters.file(
      words: vectors.map(\.word), fine: words.classes, coarseOfFine: classes.classes)
    try Data(file).write(to: URL(filePath: output))
  }
}
