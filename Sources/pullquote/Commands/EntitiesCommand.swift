import Archive
import ArgumentParser
import Prose
import PullquoteModel

/// `pullquote entities`: who and what an article speaks of.
struct EntitiesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entities",
    abstract: "List people, organisations and places, of an article or of the whole archive.",
    discussion: """
      With a file, each line gives the kind, how often the article refers to it, how many \
      quotations it speaks, the fullest name, and the other names used. Without one, those of the \
      archive are listed, the most quoted first; --name picks one and tells all that is known.

      EXAMPLES
        pullquote entities --type organisation --limit 20
        pullquote entities --name nasa
        pullquote entities article.txt
        pullquote entities article.txt --type person --json
      """)

  @Argument(help: "The article, plain text or a web page; - for standard input.")
  var file: String?

  @Option(help: "Only those of the archive with a name, or word of a name, that begins so.")
  var name: String?

  @Option(help: "How many of the archive at most; 0 for all.")
  var limit = 50

  @Option(help: "Only person, organisation, place or other.")
  var type: EntityKind?

  @Flag var format: ListingFormat = .text

  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var library: LibraryOptions

  func validate() throws {
    if limit < 0 { throw ValidationError("--limit is \(limit); it must be 0 or more") }
    if file != nil, name != nil {
      throw ValidationError("--name asks the archive; leave the file out")
    }
    if file != nil, format == .csv || format == .markdown {
      throw ValidationError("An article's names are printed as text or with --json.")
    }
  }

  func run() throws {
    if let file { try list(file) } else { try listArchive() }
  }

  private func listArchive() throws {
    let store = try archive.keptStore()
    try tellPending(in: store)
    let found = try store.entities(
      name ?? "", kinds: type.map { [$0] } ?? [], limit: limit == 0 ? Int(Int32.max) : limit)
    var output = Output()
    if format == .text, name != nil, let only = found.first, found.count == 1,
      let record = try store.entity(only.id)
    {
      output.write(
        record.shown(
          try store.appearances(of: only.id, limit: limit == 0 ? 500 : limit).rows,
          columns: Output.columns))
    } else {
      output.write(EntityCount.listing(found).bytes(as: format, columns: Output.columns))
    }
    try output.flush()
    guard found.isEmpty else { return }
    if format == .text { tell("no such name in the archive") }
    throw ExitStatus.nothingFound
  }

  private func list(_ file: String) throws {
    let json = format == .json
    // Counts the quotes that `quotes` lists.
    let article = try library.article(at: file).statements
    let counts = article.quoteCounts
    let chosen = article.annotation.entities.indices.filter {
      type == nil || article.annotation.entities[$0].kind == type
    }
    let entities = chosen.map { article.annotation.entities[$0] }
    var output = Output()
    if json {
      var writer = JSONWriter()
      article.write(entities, to: &writer)
      writer.newline()
      output.write(writer.bytes)
    } else {
      for (entity, index) in zip(entities, chosen) {
        output.write(shown(entity, quotes: counts[index]))
      }
    }
    try output.flush()
    guard entities.isEmpty else { return }
    if !json {
      let what = type.map { "no \($0.rawValue)" } ?? "no people, organisations or places"
      tell("\(article.draft.source): \(what) found")
    }
    throw ExitStatus.nothingFound
  }

  private func shown(_ entity: Entity, quotes: Int) -> String {
    let others = entity.aliases.dropFirst() + entity.roles
    let rest = others.isEmpty ? "" : " (\(others.map(shownLine).joined(separator: "; ")))"
    return entity.kind.rawValue.flushLeft(in: 12)
      + String(entity.mentions.count).flushRight(in: 5)
      + (quotes == 0 ? "" : "\"\(quotes)").flushRight(in: 5)
      + "  " + shownLine(of: entity.name) + rest + "\n"
  }
}

extension EntityKind: ExpressibleByArgument {}
