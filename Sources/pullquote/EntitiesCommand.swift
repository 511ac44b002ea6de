import ArgumentParser
import Prose
import PullquoteModel

/// `pullquote entities`: who and what an article speaks of.
struct EntitiesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entities",
    abstract: "List the people, organisations and places of an article.",
    discussion: """
      Each line gives the kind, how often the article refers to it, how many quotations it speaks, \
      the fullest name, and the other names used.

      EXAMPLES
        pullquote entities article.txt
        pullquote entities article.txt --type person --json
      """)

  @Argument(help: "The article, plain text or a web page; - for standard input.")
  var file: String

  @Option(help: "Only person, organisation, place or other.")
  var type: EntityKind?

  @Flag(help: "Print JSON, with positions counted in code points.")
  var json = false

  @OptionGroup var library: LibraryOptions

  func run() throws {
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
    return padded(entity.kind.rawValue, to: 12, onLeft: false)
      + padded(String(entity.mentions.count), to: 5, onLeft: true)
      + padded(quotes == 0 ? "" : "\"\(quotes)", to: 5, onLeft: true)
      + "  " + shownLine(of: entity.name) + rest + "\n"
  }

  private func padded(_ text: String, to width: Int, onLeft: Bool) -> String {
    let blanks = String(repeating: " ", count: max(0, width - text.count))
    return onLeft ? blanks + text : text + blanks
  }
}

extension EntityKind: ExpressibleByArgument {}
