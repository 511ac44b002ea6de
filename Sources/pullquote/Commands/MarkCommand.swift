import Archive
import ArgumentParser
import Prose

/// `pullquote mark`: read, unread, starred, tagged.
struct MarkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mark",
    abstract: "Mark articles of the archive as read or starred, or tag them.",
    discussion: """
      EXAMPLES
        pullquote mark 42 43 --star
        pullquote mark --query 'feed:sports older:1w' --read
        pullquote mark 42 --tag budget --untag draft
      """)

  @Argument(help: "The numbers of articles, as listed by search.")
  var articles: [Int64] = []

  @Option(parsing: .unconditional, help: "All articles that fit a query.")
  var query: String?

  @Flag(help: "They were read.") var read = false
  @Flag(help: "They are to be read again.") var unread = false
  @Flag(help: "They are to be kept.") var star = false
  @Flag(help: "They need not be kept.") var unstar = false
  @Option(help: "Your word for them; may be repeated.") var tag: [String] = []
  @Option(help: "Takes a word away; may be repeated.") var untag: [String] = []

  @OptionGroup var archive: ArchiveOptions

  private var marks: [Mark] {
    (read ? [Mark.read] : []) + (unread ? [.unread] : []) + (star ? [.star] : [])
      + (unstar ? [.unstar] : []) + tag.map(Mark.tag) + untag.map(Mark.untag)
  }

  func validate() throws {
    if articles.isEmpty == (query == nil) {
      throw ValidationError("Give the numbers of articles, or --query.")
    }
    if marks.isEmpty {
      throw ValidationError("Give --read, --unread, --star, --unstar, --tag or --untag.")
    }
    if read && unread || star && unstar {
      throw ValidationError("An article cannot be marked as both.")
    }
    for word in tag + untag where !word.contains(where: { $0.isLetter || $0.isNumber }) {
      throw ValidationError("“\(word)” is no tag; it needs a letter or digit")
    }
  }

  func run() throws {
    let question = try query.flatMap { try parseQuery(arguments: [$0]) }
    let store = try archive.keptStore()
    let chosen: [ArticleID]
    if query == nil {
      chosen = articles.map(ArticleID.init)
      for id in chosen where try store.article(id) == nil { throw UnknownArticle(id: id.value) }
    } else {
      chosen = try everyRow(limit: 0) { cursor, count in
        try store.headlines(
          question, order: .newest, after: cursor, limit: count, now: Dates.now,
          offset: Dates.offset)
      }.map(\.id)
    }
    var changed: Set<ArticleID> = []
    for mark in marks { changed.formUnion(try store.mark(chosen, mark, now: Dates.now).changed) }
    var output = Output()
    output.write("\(changed.count) of \(chosen.count) changed\n")
    try output.flush()
    if chosen.isEmpty { throw ExitStatus.nothingFound }
  }
}
