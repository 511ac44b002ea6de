import Archive
import ArgumentParser
import Prose
import PullquoteModel

/// `pullquote quotes`: who says what, in an article or in all that are kept.
struct QuotesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quotes",
    abstract: "List quotations and who said them, of an article or of the whole archive.",
    discussion: """
      With a file, its quotations in the order of the text; without one, those of the archive, the \
      newest first, near-identical ones of one speaker once.

      Each quotation comes with a sign: " for words in quotation marks, ~ for reported words, "~ \
      for a mixture; before words that are not quoted stands the verb that reports them, as in \
      "denied: that the pier had moved". Who is only described ("a spokesman") stands in brackets; "probably" is said of \
      speakers given with less than 0.6.

      EXAMPLES
        pullquote quotes --speaker merkel --about budget
        pullquote quotes --speaker "angela merkel" --since 1m --markdown
        pullquote quotes --query 'feed:reuters -tag:done' --csv > quotes.csv
        pullquote quotes article.txt --kind direct
        curl -s https://example.org/article.html | pullquote quotes - --json
      """)

  @Argument(help: "An article, plain text or a web page; - for standard input.")
  var file: String?

  @Option(help: "Only what this person or organisation says; part of the name is enough.")
  var speaker: String?

  @Option(help: "Only quotations with these words.")
  var about: String?

  @Option(help: "Only direct, mixed or indirect quotations.")
  var kind: Quote.Kind?

  @Option(help: "Only of articles since a day (2026-01-31) or of the last 3d, 2w, 6m, 1y.")
  var since: String?

  @Option(help: "Only of articles before a day, or older than 3d, 2w, 6m, 1y.")
  var until: String?

  @Option(
    parsing: .unconditional,
    help: "Only of articles that fit a query; pullquote help search explains it.")
  var query: String?

  @Option(help: "How many at most; 0 for all.")
  var limit = 50

  @Flag(help: "Also reported thoughts, wishes and acts: “voters want ...”.")
  var all = false

  @Flag(help: "List where else each stands, the words that differ there in brackets.")
  var variants = false

  @OptionGroup var sure: ConfidenceOptions

  @Flag var format: QuoteFormat = .text

  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var library: LibraryOptions

  func validate() throws {
    if let speaker, foldedWords(of: speaker).isEmpty {
      throw ValidationError("--speaker needs a name, or part of one.")
    }
    if limit < 0 { throw ValidationError("--limit is \(limit); it must be 0 or more") }
    guard file != nil else { return }
    for (name, isGiven) in [
      ("--since", since != nil), ("--until", until != nil), ("--query", query != nil),
      ("--variants", variants),
    ] where isGiven {
      throw ValidationError("\(name) asks the archive; leave the file out")
    }
  }

  func run() throws {
    guard let file else { return try listArchive() }
    // Who writes a name here means who is quoted.
    if !isFile(file), file != "-", !file.contains(where: { "./".contains($0) }) {
      throw NameForFile(name: file)
    }
    try list(try library.article(at: file))
  }

  private func listArchive() throws {
    let filters = try [
      query, since.map { $0.isAge ? "newer:\($0)" : "after:\($0)" },
      until.map { $0.isAge ? "older:\($0)" : "before:\($0)" },
    ].compactMap { $0 }.compactMap { try parseQuery(arguments: [$0]) }
    let store = try archive.keptStore()
    try tellPending(in: store)
    try ArchivedQuotes(
      query: QuoteQuery(
        speaker: speaker, about: about, kinds: kind.map { [$0] } ?? [], speechOnly: !all,
        confidence: try sure.least(archive),
        filter: filters.count > 1 ? .all(filters) : filters.first),
      limit: limit, format: format, showsVariants: variants
    ).print(from: store)
  }

  private func list(_ found: AnnotatedArticle) throws {
    let article = (all ? found : found.statements).quotes(confidence: try sure.least(archive))
    var quotes = speaker.map(article.quotes(by:)) ?? article.annotation.quotes
    if let kind { quotes.removeAll { $0.kind != kind } }
    if let about {
      let words = foldedWords(of: about)
      quotes.removeAll { quote in
        let said = Set(foldedWords(of: article.quotedWords(of: quote)))
        return !words.allSatisfy(said.contains)
      }
    }
    if limit > 0 { quotes = Array(quotes.prefix(limit)) }
    var output = Output()
    output.write(bytes(of: quotes, in: article))
    try output.flush()
    guard quotes.isEmpty else { return }
    if format == .text { tell("\(article.draft.source): \(nothingFound)") }
    throw ExitStatus.nothingFound
  }

  private func bytes(of quotes: [Quote], in article: AnnotatedArticle) -> [UInt8] {
    var writer = JSONWriter()
    switch format {
    case .text:
      let columns = Output.columns
      return Array(quotes.map { article.shown($0, columns: columns) }.joined(separator: "\n").utf8)
    case .json: article.write(quotes, to: &writer)
    case .jsonld: article.citations(of: quotes).writeAnnotationPage(to: &writer)
    case .csv:
      let rows = article.citations(of: quotes).map(\.csvRow)
      return Array((QuoteCitation.csvHeader + rows.joined()).utf8)
    case .markdown: return Array(article.citations(of: quotes).map(\.markdown).joined().utf8)
    }
    writer.newline()
    return writer.bytes
  }

  private var nothingFound: String {
    let what = kind.map { "no \($0.rawValue) quotations" } ?? "no quotations"
    let whose = speaker.map { " by “\($0)”" } ?? ""
    return what + whose + (about.map { " about “\($0)”" } ?? "")
  }
}

extension String {
  /// True for `3d` and the like: a number and a letter.
  fileprivate var isAge: Bool {
    guard let last, last.isLetter else { return false }
    return !contains("-")
  }
}

/// A word stands where a file should.
private struct NameForFile: ToldFailure {
  var name: String
  var description: String {
    let argument = name.contains(" ") ? "\"\(name)\"" : name
    return "\(name): no such file; to list what somebody says, give --speaker \(argument)"
  }
}

extension Quote.Kind: ExpressibleByArgument {}

extension AnnotatedArticle {
  /// A quotation as a few rows of text, ending in a line break.
  fileprivate func shown(_ quote: Quote, columns: Int) -> String {
    let words = wrapped(
      lead(of: quote) + shownLine(of: quotedWords(of: quote)), width: columns, indent: "   ")
    return quote.kind.sign + shownLine(of: speakerLine(of: quote)) + "\n" + words + "\n"
  }
}
