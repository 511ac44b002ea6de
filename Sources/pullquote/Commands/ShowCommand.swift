import Archive
import ArgumentParser
import Prose
import PullquoteModel
import Reader

/// `pullquote show`: an article of the archive.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Print an article of the archive, its quotations tagged with their speakers.",
    discussion: """
      EXAMPLES
        pullquote show 42
        pullquote show 42 --links
        pullquote show 42 --json
      """)

  @Argument(help: "The number of the article, as listed by search.")
  var article: Int64

  @Flag(help: "Print the quotations only.")
  var quotesOnly = false

  @Flag(help: "List the addresses its links lead to.")
  var links = false

  @Flag(help: "Print JSON: the text, what is known of it, quotations and names.")
  var json = false

  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var library: LibraryOptions

  func run() throws {
    let store = try archive.keptStore()
    guard let stored = try store.article(ArticleID(article)) else {
      throw UnknownArticle(id: article)
    }
    let opened = try library.library().open(stored)
    var output = Output()
    if json {
      var writer = JSONWriter()
      stored.write(opened, to: &writer)
      writer.newline()
      output.write(writer.bytes)
    } else {
      output.write(head(of: stored))
      output.write(
        plainPage(
          ArticleIndex(opened.statements), columns: Output.columns, quotesOnly: quotesOnly))
      if links { output.write(linkList(of: stored.draft)) }
    }
    try output.flush()
  }

  private func head(of stored: StoredArticle) -> String {
    let draft = stored.draft
    let known = [draft.byline, Dates.minute(stored.date), draft.url].compactMap { $0 }
    return known.map(shownLine).joined(separator: " · ") + "\n\n"
  }

  private func linkList(of draft: Draft) -> String {
    let addresses =
      draft.links.map(\.url) + draft.pictures.map(\.url)
      + draft.enclosures.map(\.url)
    guard !addresses.isEmpty else { return "" }
    return "\n"
      + addresses.enumerated().map { "[\($0 + 1)] \(shownLine(of: $1))\n" }.joined()
  }
}

extension StoredArticle {
  /// Writes the article as one JSON object: a line of `archive export`.
  func write(_ opened: AnnotatedArticle?, to json: inout JSONWriter) {
    json.object { json in
      json.key("id")
      json.integer(Int(id.value))
      json.key("guid")
      json.string(draft.guid)
      json.key("url")
      json.string(draft.url)
      json.key("title")
      json.string(draft.title)
      json.key("byline")
      json.string(draft.byline)
      json.key("date")
      json.string(rfc3339(date))
      json.key("fetched")
      json.string(rfc3339(fetchedAt))
      json.key("language")
      json.string(opened?.annotation.language ?? draft.language)
      json.key("feed")
      if let feed { json.integer(Int(feed.value)) } else { json.string(nil) }
      json.key("read")
      json.boolean(isRead)
      json.key("starred")
      json.boolean(isStarred)
      json.key("tags")
      json.array { json in for tag in tags { json.string(tag) } }
      json.key("categories")
      json.array { json in for category in draft.categories { json.string(category) } }
      json.key("text")
      json.string(draft.text)
      json.key("links")
      json.array { json in for link in draft.links { json.string(link.url) } }
      json.key("enclosures")
      json.array { json in for enclosure in draft.enclosures { json.string(enclosure.url) } }
      if let opened {
        json.key("annotation")
        opened.write(id: String(id.value), to: &json)
      }
    }
  }
}
