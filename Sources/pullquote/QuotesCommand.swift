import ArgumentParser
import Prose
import PullquoteModel

/// `pullquote quotes`: who says what in an article.
struct QuotesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quotes",
    abstract: "List the quotations of an article and who said them.",
    discussion: """
      Each quotation comes with a sign: " for words in quotation marks, ~ for reported words, "~ \
      for a mixture. Who is only described ("a spokesman") stands in brackets.

      EXAMPLES
        pullquote quotes article.txt
        pullquote quotes article.txt --speaker "angela merkel" --kind direct
        curl -s https://example.org/article.txt | pullquote quotes - --json
      """)

  @Argument(help: "The article, plain text or a web page; - for standard input.")
  var file: String

  @Option(help: "Only what this person or organisation says; part of the name is enough.")
  var speaker: String?

  @Option(help: "Only direct, mixed or indirect quotations.")
  var kind: Quote.Kind?

  @Flag(help: "Also reported thoughts, wishes and acts: “voters want ...”.")
  var all = false

  @Flag(help: "Print JSON, with positions counted in code points.")
  var json = false

  @OptionGroup var library: LibraryOptions

  func validate() throws {
    if let speaker, foldedWords(of: speaker).isEmpty {
      throw ValidationError("--speaker needs a name, or part of one.")
    }
  }

  func run() throws {
    let found = try library.article(at: file)
    let article = all ? found : found.statements
    var quotes = speaker.map(article.quotes(by:)) ?? article.annotation.quotes
    if let kind { quotes.removeAll { $0.kind != kind } }
    var output = Output()
    if json {
      var writer = JSONWriter()
      article.write(quotes, to: &writer)
      writer.newline()
      output.write(writer.bytes)
    } else {
      let columns = Output.columns
      output.write(
        quotes.map { article.shown($0, columns: columns) }.joined(separator: "\n"))
    }
    try output.flush()
    guard quotes.isEmpty else { return }
    if !json { tell("\(article.draft.source): \(nothingFound)") }
    throw ExitStatus.nothingFound
  }

  private var nothingFound: String {
    let what = kind.map { "no \($0.rawValue) quotations" } ?? "no quotations"
    return speaker.map { "\(what) by “\($0)”" } ?? what
  }
}

extension Quote.Kind: ExpressibleByArgument {}

extension AnnotatedArticle {
  /// A quotation as a few rows of text, ending in a line break.
  fileprivate func shown(_ quote: Quote, columns: Int) -> String {
    let sign =
      switch quote.kind {
      case .direct: "\"  "
      case .mixed: "\"~ "
      case .indirect: "~  "
      }
    let words = wrapped(shownLine(of: quotedWords(of: quote)), width: columns, indent: "   ")
    return sign + shownSpeaker(of: quote) + "\n" + words + "\n"
  }

  private func shownSpeaker(of quote: Quote) -> String {
    if let name = annotation.speakerName(of: quote) { return shownLine(of: name) }
    guard let source = quote.attribution?.source else { return "(nobody named)" }
    return "(\(shownLine(of: words(at: source))))"
  }
}
