import Archive
import ArgumentParser
import Prose

/// `pullquote speakers`: who is quoted in the archive.
struct SpeakersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "speakers",
    abstract: "List who is quoted in the archive, the most quoted first.",
    discussion: """
      EXAMPLES
        pullquote speakers
        pullquote speakers merk
        pullquote speakers --limit 0 --csv > speakers.csv
      """)

  @Argument(help: "The beginning of a name or of one of its words.")
  var beginning = ""

  @Option(help: "How many at most; 0 for all.")
  var limit = 50

  @OptionGroup var sure: ConfidenceOptions

  @Flag var format: ListingFormat = .text

  @OptionGroup var archive: ArchiveOptions

  func validate() throws {
    if limit < 0 { throw ValidationError("--limit is \(limit); it must be 0 or more") }
  }

  func run() throws {
    let store = try archive.keptStore()
    try tellPending(in: store)
    let most = limit == 0 ? Int(Int32.max) : limit
    let least = try sure.least(archive)
    let speakers =
      least > 0
      ? try store.speakers(beginning, limit: most, confidence: least)
      : try store.speakers(beginning, limit: most)
    var output = Output()
    output.write(EntityCount.listing(speakers).bytes(as: format, columns: Output.columns))
    try output.flush()
    guard speakers.isEmpty else { return }
    if format == .text {
      tell(
        beginning.isEmpty
          ? "nobody is quoted in the archive"
          : "nobody quoted has a name that begins with “\(beginning)”")
    }
    throw ExitStatus.nothingFound
  }
}

extension EntityCount {
  /// A list of names with their counts.
  static func listing(_ entities: [EntityCount]) -> Listing {
    var listing = Listing([
      Listing.Column(name: "id", isNumber: true), Listing.Column(name: "quotes", isNumber: true),
      Listing.Column(name: "articles", isNumber: true), Listing.Column(name: "type"),
      Listing.Column(name: "name"),
    ])
    for entity in entities {
      listing.add([
        .number(Int(entity.id.value)), .number(entity.quotes), .number(entity.articles),
        .text(entity.kind.rawValue), .text(entity.name),
      ])
    }
    return listing
  }
}
