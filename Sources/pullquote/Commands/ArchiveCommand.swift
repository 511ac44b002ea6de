import Archive
import ArgumentParser
import Prose
import PullquoteModel

/// `pullquote archive`: care for what is kept.
struct ArchiveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "archive",
    abstract: "Check, shrink or export the archive.",
    discussion: """
      EXAMPLES
        pullquote archive check
        pullquote archive vacuum
        pullquote archive export > articles.jsonl
      """,
    subcommands: [Check.self, Vacuum.self, Export.self, Training.self])

  /// Looks for damage.
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Look for damage; the status is 1 when there is any.")

    @OptionGroup var archive: ArchiveOptions

    func run() throws {
      let store = try archive.keptStore()
      let problems = try store.check()
      var output = Output()
      for problem in problems { output.write(shownLine(of: problem) + "\n") }
      if problems.isEmpty { output.write("\(counted(try store.count(), "article")), no damage\n") }
      try output.flush()
      if !problems.isEmpty { throw ExitStatus.nothingFound }
    }
  }

  /// Gives unused room back.
  struct Vacuum: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Drop what the feeds' rules let expire, and give unused room back.",
      discussion: """
        Only feeds with keep= in the feeds file, or a general rule in config.toml, let articles \
        expire; starred, tagged, quoted and unread ones stay.
        """)

    @OptionGroup var archive: ArchiveOptions

    func run() throws {
      let store = try archive.keptStore()
      let expired = try store.expire(
        now: Dates.now, retention: try archive.settings().config.archive.keep)
      try store.vacuum()
      var output = Output()
      output.write("\(counted(expired, "article")) expired, \(try store.count()) kept\n")
      try output.flush()
    }
  }

  /// Prints everything.
  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print every article as a line of JSON.",
      discussion: """
        Each line has the text, what is known of it, whether it was read or starred, its tags, and \
        with --annotations the quotations and names found in it.

        EXAMPLES
          pullquote archive export > articles.jsonl
          pullquote archive export | pullquote annotate --jsonl
        """)

    @Flag(help: "With quotations and names.")
    var annotations = false

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var library: LibraryOptions

    func run() throws {
      let store = try archive.keptStore()
      let library = annotations ? try library.library() : nil
      var json = JSONWriter()
      var isEmpty = true
      try store.forEachArticle { stored in
        isEmpty = false
        json.removeAll()
        stored.write(library?.open(stored), to: &json)
        json.newline()
        var output = Output()
        output.write(json.bytes)
        try output.flush()
      }
      if isEmpty { throw ExitStatus.nothingFound }
    }
  }

  /// Prints what can be learned from the reader.
  struct Training: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print the articles whose quotations you corrected, as training data.",
      discussion: """
        Each line is an article in the quote format of the corpora that workshop trains from: text, \
        quotations with content, source and cue in code points, and who spoke. Quotations you \
        corrected are marked so; the others are what the engine found.

        EXAMPLES
          pullquote archive training > mine.jsonl
        """)

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var library: LibraryOptions

    func run() throws {
      let store = try archive.keptStore()
      let library = try library.library()
      var json = JSONWriter()
      var isEmpty = true
      try store.forEachArticle { stored in
        guard stored.annotation != nil else { return }
        let article = library.open(stored)
        guard article.isCorrected else { return }
        isEmpty = false
        json.removeAll()
        article.writeTraining(id: String(stored.id.value), to: &json)
        json.newline()
        var output = Output()
        output.write(json.bytes)
        try output.flush()
      }
      guard isEmpty else { return }
      tell("no quotation in the archive was corrected; pullquote names speaker does it")
      throw ExitStatus.nothingFound
    }
  }
}
