import ArgumentParser
import Foundation
import Language
import Prose

/// `workshop time`: how fast the engine reads a corpus.
struct TimeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "time", abstract: "Annotate a corpus and print tokens, CPU seconds and memory.")

  @Argument(help: "Articles, one JSON object with a \"text\" a line.")
  var file: String

  @Option(help: "The project's Assets folder.")
  var assets = "Assets"

  private struct Record: Decodable {
    let text: String
  }

  func run() throws {
    let started = ContinuousClock.now
    let annotator = try Annotator(assets: MappedAssets(directory: assets).assets)
    let opening = ContinuousClock.now - started
    let texts = try JSONLines.read(file, as: Record.self).map(\.text)
    let before = clock()
    var (tokens, quotes) = (0, 0)
    for text in texts {
      let annotation = annotator.annotate(text, paragraphs: Paragraph.lines(of: text))
      tokens += annotation.tokens.count
      quotes += annotation.quotes.count
    }
    let seconds = Double(clock() - before) / Double(CLOCKS_PER_SEC)
    var usage = rusage()
    getrusage(0, &usage)  // RUSAGE_SELF, which Glibc imports with another type
    print(
      """
      \(texts.count) articles, \(tokens) tokens, \(quotes) quotes
      \(String(format: "%.2f", seconds)) CPU seconds, \(Int(Double(tokens) / seconds)) tokens/s
      opened in \(opening), peak memory with the corpus \(usage.ru_maxrss / 1024) MiB
      """)
  }
}
