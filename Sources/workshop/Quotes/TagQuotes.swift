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
  @Flag(help: "Print tokens a second instead of quotes.") var time = false
  @Argument(help: "Articles in JSON lines.") var articles: String

  func run() throws {
    let (assets, model) = (assets, model)
    let files = Assets { path in
      let isModel = path == QuoteTagger.path && model != nil
      return MappedAssets(directory: isModel ? "" : assets).assets.bytes(
        isModel ? model ?? path : path)
    }
    let opened = ContinuousClock.now
    guard let tagger = try QuoteTagger(files) else {
      throw ValidationError("no \(QuoteTagger.path) below \(assets)")
    }
    let start = ContinuousClock.now - opened
    let rules = ReadingRules(assets: files)
    let parts = try PartOfSpeechTagger.open(files)
    let read = try QuoteArticle.read(articles).map { article in
      var passage = Passage(article.text, paragraphs: article.paragraphs, rules: rules)
      parts?.tag(&passage)
      return (article, passage)
    }
    if time { return measure(tagger, read.map(\.1), start) }
    for (article, passage) in read {
      let quotes = QuoteAssembly.quotes(tagger.labels(in: passage), passage)
      print(QuoteAssembly.line(quotes, of: article), terminator: "")
    }
  }

  /// Prints speeds by the processor's time: other programs' share of it does not count.
  private func measure(_ tagger: QuoteTagger, _ passages: [Passage], _ start: Duration) {
    let tokens = passages.reduce(0) { $0 + $1.tokens.count }
    print("opened in \(start)")
    for withCertainty in [false, true, false, true] {
      let began = clock()
      for passage in passages { _ = tagger.read(passage, withCertainty: withCertainty) }
      let seconds = Double(clock() - began) / Double(CLOCKS_PER_SEC)
      print("certainty \(withCertainty): \(Int(Double(tokens) / seconds)) tokens/s")
    }
  }
}
