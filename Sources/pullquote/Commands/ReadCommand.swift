import Archive
import ArgumentParser
import Feeds
import Glibc
import Prose
import PullquoteModel
import Reader
import Screen

/// `pullquote read`: the article on the screen.
struct ReadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read",
    abstract: "Open an article in the terminal, its quotes highlighted and their speakers named.",
    discussion: """
      Keys: } and { go from quote to quote, ' lists them, " those of one speaker, Tab goes to the \
      list of names, Enter there to the next mention, z leaves only the quotes, ? shows all keys, \
      q quits. Where standard output is no terminal the article is printed as with --plain. What \
      is not said here is taken from config.toml: see pullquote config.

      EXAMPLES
        pullquote read article.txt
        pullquote read https://example.org/2026/harbour.html
        pullquote read --id 42
        curl -s https://example.org/article.txt | pullquote read -
        pullquote read article.txt --bind 'next-quote=]' --bind 'previous-quote=['
      """)

  @Argument(help: "The article: a text or web page, as a file or address; - for standard input.")
  var file: String?

  @Option(help: "Read one of the articles that come with the program instead.")
  var sample: String?

  @Option(help: "Read an article of the archive instead, by the number that search lists.")
  var id: Int64?

  @Option(help: "How things look: auto, dark, light, mono, or the name of another theme.")
  var theme: ThemeChoice?

  @Flag(name: .long, help: "Without colour, as with --theme mono or NO_COLOR in the environment.")
  var noColor = false

  @Option(help: "Columns of text at most.")
  var width: Int?

  @Option(
    help: ArgumentHelp(
      "Other keys for a command, several with blanks between; may be repeated.",
      discussion: "The commands are named in an error message: try --bind x=y.",
      valueName: "command=keys"))
  var bind: [String] = []

  @Flag(name: .long, help: "Show the quotes only; z brings the rest.")
  var quotesOnly = false

  @Flag(inversion: .prefixedNo, help: "Start with the list of names, or without; e brings it.")
  var sidebar: Bool?

  @Flag(name: .long, help: "Print the article as plain text, quotes tagged with their speakers.")
  var plain = false

  @Flag(
    inversion: .prefixedNo,
    help: "Also mark reported thoughts, wishes and acts: “voters want ...”.")
  var all: Bool?

  @OptionGroup var sure: ConfidenceOptions
  @OptionGroup var library: LibraryOptions
  @OptionGroup var files: ArchiveOptions

  func validate() throws {
    if let width, !(10...400).contains(width) {
      throw ValidationError("--width is \(width); it must be from 10 to 400 columns")
    }
    let given = [file != nil, sample != nil, id != nil].count { $0 }
    guard given == 1 else {
      throw ValidationError(
        given == 0
          ? "What shall be read? Give a file or address, - for standard input, --id or --sample."
          : "Give a file, --id or --sample, not several.")
    }
    _ = try keymap(over: .standard)
  }

  func run() throws {
    let settings = try settings()
    let library = try library.library()
    let isScreen = !plain && isatty(STDOUT_FILENO) == 1
    let kept = try kept(by: library, isRead: isScreen)
    let draft: Draft
    if let kept {
      draft = kept.draft
    } else {
      draft = try self.draft(from: library, settings)
    }
    if !isScreen {
      var output = Output()
      let article = annotated(draft, kept, by: library, settings.config.reading)
      tellLength(of: article)
      let page = plainPage(
        ArticleIndex(article), columns: min(settings.config.reading.width, Output.columns),
        quotesOnly: quotesOnly)
      output.write(page)
      try output.flush()
      return
    }
    try show(draft, kept, from: library, settings)
  }

  /// What config.toml says, and over it what the command line says.
  private func settings() throws -> EffectiveConfig {
    var settings = try files.settings()
    let reading = settings.config.reading
    settings.config.reading.theme = noColor ? .mono : theme ?? reading.theme
    settings.config.reading.width = width ?? reading.width
    settings.config.reading.sidebar = sidebar ?? reading.sidebar
    settings.config.reading.all = all ?? reading.all
    settings.config.reading.minConfidence = sure.minConfidence ?? reading.minConfidence
    return settings
  }

  private func annotated(
    _ draft: Draft, _ kept: AnnotatedArticle?, by library: Library, _ reading: Config.Reading
  ) -> AnnotatedArticle {
    let article = kept ?? library.annotate(draft)
    return (reading.all ? article : article.statements).naming(confidence: reading.minConfidence)
  }

  /// The article of the archive that is asked for, with the reader's corrections.
  /// - Parameter isRead: marks it as read.
  private func kept(by library: Library, isRead: Bool) throws -> AnnotatedArticle? {
    guard let id else { return nil }
    let store = try files.keptStore()
    guard let stored = try store.article(ArticleID(id)) else { throw UnknownArticle(id: id) }
    if isRead { _ = try store.mark([stored.id], .read, now: Dates.now) }
    return library.open(stored)
  }

  private func draft(
    from library: Library, _ settings: EffectiveConfig
  ) throws -> Draft {
    if let sample {
      guard let bytes = Sample.named(sample) else { throw UnknownSample(name: sample) }
      return try library.draft(Array(bytes), named: sample)
    }
    if let file, case let address = feedAddress(from: file), isFeedAddress(address) {
      let fetcher = Fetcher.curl(settings: CurlSettings(settings.config.refresh))
      let limit = settings.config.refresh.limit
      let response = try waitFor { () async throws(AddFailure) in
        try await fetcher.document(at: address, limit: limit)
      }
      return try library.document(
        response.body, named: response.url, contentType: response.contentType, url: response.url)
    }
    let input = try Input(path: file ?? "-")
    return try library.draft(try input.readAll(), named: input.name)
  }

  /// Above this many bytes the text is shown first and its quotes when they are found; below, the
  /// engine is done before a person could see the difference.
  private static let annotatedAtOnce = 24_000

  private func show(
    _ draft: Draft, _ kept: AnnotatedArticle?, from library: Library,
    _ effective: EffectiveConfig
  ) throws {
    let reading = effective.config.reading
    let isSmall = kept != nil || draft.text.utf8.count < Self.annotatedAtOnce
    let first =
      isSmall
      ? annotated(draft, kept, by: library, reading) : AnnotatedArticle(bare: draft)
    let index = ArticleIndex(first)
    let keymap = try keymap(over: effective.keymap)
    let themeFile = try ThemeFile.named(reading.theme, in: files.paths)?.theme()
    let ending: Result<ReaderSession.Ending, TerminalError> = UI.own {
      let terminal: Terminal
      do throws(TerminalError) {
        terminal = try Terminal(effective.config.terminal)
      } catch {
        return .failure(error)
      }
      let theme = terminal.theme(for: reading.theme, file: themeFile)
      var settings = Settings(reading, effective.config.macros, keymap, theme: theme)
      settings.showsQuotesOnly = quotesOnly
      let session = ReaderSession(
        state: State(
          ArticleView(
            index, in: Room(size: terminal.size, settings: settings), isAnnotating: !isSmall),
          size: terminal.size, settings: settings),
        terminal: terminal, errands: Errands(effective))
      if !isSmall {
        // A plain task would inherit the main actor, which nobody serves while the screen is up.
        Task.detached {
          let index = ArticleIndex(annotated(draft, nil, by: library, reading))
          await session.handle(.annotated(index))
        }
      }
      return .success(session.run())
    }
    try ending.get().obey()
  }

  /// The keys of `--bind` over those there are.
  private func keymap(over map: Keymap) throws -> Keymap {
    var keys: [String: [String]] = [:]
    for binding in bind {
      guard let sign = binding.firstIndex(of: "="), sign != binding.startIndex else {
        throw ValidationError("--bind is “\(binding)”; write COMMAND=KEYS, as in next-quote=]")
      }
      let sequences = binding[binding.index(after: sign)...].split(separator: " ").map(String.init)
      keys[String(binding[..<sign]), default: []] += sequences
    }
    do {
      return try map.rebinding(keys)
    } catch {
      throw ValidationError("--bind: \(error)")
    }
  }
}

extension ThemeChoice: ExpressibleByArgument {}
extension TerminalError: ToldFailure {}
