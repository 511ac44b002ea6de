import ArgumentParser
import Prose
import PullquoteModel

/// `pullquote balance`: who gets to speak in an article, and how much.
struct BalanceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "balance",
    abstract: "Count who gets to speak in an article, and how much.",
    discussion: """
      For each source: its share of all quoted words, its words, its quotes, and the name. A \
      source that is only described ("a spokesman") stands in brackets. Above them stand the sums: \
      how much of the text is quoted, how well its sources are named, how much is in quotation \
      marks, and how many women and men speak, as far as names, titles and pronouns tell.

      EXAMPLES
        pullquote balance article.txt
        pullquote balance article.txt --csv > sources.csv
        pullquote samples harbour | pullquote balance -
      """)

  @Argument(help: "The article, plain text or a web page; - for standard input.")
  var file: String

  @Flag(help: "Also reported thoughts, wishes and acts: “voters want ...”.")
  var all = false

  @Flag var format: ListingFormat = .text

  @OptionGroup var library: LibraryOptions

  func run() throws {
    let article = try library.article(at: file)
    let balance = SourceBalance(all ? article : article.statements)
    var output = Output()
    if format == .text, balance.all.quotes > 0 {
      output.write(balance.summary.map { $0 + "\n" }.joined() + "\n")
    }
    output.write(balance.listing(as: format).bytes(as: format, columns: Output.columns))
    try output.flush()
    guard balance.sources.isEmpty else { return }
    if format == .text { tell("\(article.draft.source): nobody is quoted") }
    throw ExitStatus.nothingFound
  }
}

extension SourceBalance {
  /// A row for each source.
  fileprivate func listing(as format: ListingFormat) -> Listing {
    var listing = Listing([
      Listing.Column(name: "share", isNumber: true),
      Listing.Column(name: "words", isNumber: true),
      Listing.Column(name: "quotes", isNumber: true),
      Listing.Column(name: "direct_words", isShown: false, isNumber: true),
      Listing.Column(name: "mixed_words", isShown: false, isNumber: true),
      Listing.Column(name: "indirect_words", isShown: false, isNumber: true),
      Listing.Column(name: "naming", isShown: false),
      Listing.Column(name: "kind", isShown: false),
      Listing.Column(name: "gender", isShown: false),
      Listing.Column(name: "name"),
    ])
    for source in sources {
      let percent = Int((share(source.all) * 100).rounded())
      listing.add([
        format == .text ? .text("\(percent)%") : .number(percent),
        .number(source.all.words), .number(source.all.quotes),
        .number(source.byKind[.direct]?.words ?? 0), .number(source.byKind[.mixed]?.words ?? 0),
        .number(source.byKind[.indirect]?.words ?? 0), .text(source.naming.rawValue),
        Listing.Cell(source.kind?.rawValue), Listing.Cell(source.gender?.rawValue),
        format == .text
          ? .text(source.shownName) : Listing.Cell(source.name.isEmpty ? nil : source.name),
      ])
    }
    return listing
  }
}
