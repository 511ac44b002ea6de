import ArgumentParser
import Foundation
import Language

/// Runs the quote tagger over articles: quotes for the scorer, or its speed.
struct TagQuotes: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tag-quotes",
    abstract: "Label articles with the quote tagger and print quotes assembled by nearness.")

  @Option(help: "The directory Assets/.") var assets = "Assets"
  @Option(help: "A model to use instead of the one among the assets.") var model: String?
  @Option(help: "Taken from the score of every content.") var reluctance: Float = 0
  @Flag(help: "Print tokens a second instead of quotes.") var time = false
  @Argument(help: "Articles in JSON lines.") var articles: String

  func run() throws {
    let committed = MappedAssets(directory: assets).assets
    let files = model.map { committed.replacing(QuoteTagger.path, by: $0) } ?? committed
    let (lexicon, cues) = (try Lexicon.open(files), CueLexicon(assets: files))
    let opened = ContinuousClock.now
    guard let tagger = try QuoteTagger.open(files, lexicon: lexicon, cues: cues) else {
      throw ValidationError("no \(QuoteTagger.path) below \(assets)")
    }
    let start = ContinuousClock.now - opened
    let read = try QuoteReader(files).read(articles)
    if time { return measure(tagger, read, start) }
    for article in read {
      let reading = tagger.read(
        article.passage, names: article.names, reluctance: reluctance)
      let quotes = QuoteAssembly.quotes(reading, article.passage)
      print(QuoteAssembly.line(quotes, of: article.article), terminator: "")
    }
  }

  /// Prints speeds by the processor's time: other programs' share of it does not count.
  private func measure(_ tagger: QuoteTagger, _ articles: [ReadArticle], _ start: Duration) {
    let tokens = articles.reduce(0) { $0 + $1.passage.tokens.count }
    print("opened in \(start)")
    for withCertainty in [false, true, false, true] {
      let began = clock()
      for article in articles {
        _ = tagger.read(article.passage, names: article.names, withCertainty: withCertainty)
      }
      let seconds = Double(clock() - began) / Double(CLOCKS_PER_SEC)
      print("certainty \(withCertainty): \(Int(Double(tokens) / seconds)) tokens/s")
    }
  }
}

extension Assets {
  /// These files, but for one that lies elsewhere.
  func replacing(_ path: String, by other: String) -> Assets {
    let folder = (other as NSString).deletingLastPathComponent
    let name = (other as NSString).lastPathComponent
    let elsewhere = MappedAssets(directory: folder.isEmpty ? "." : folder).assets
    return Assets { $0 == path ? elsewhere.bytes(name) : self.bytes($0) }
  }
}
