import Archive
import ArgumentParser
import Glibc
import PullquoteModel
import Reader
import Screen

/// `pullquote` by itself: the reader.
struct BrowseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "browse",
    abstract: "Open the reader: feeds, articles, who said what. What pullquote alone does.",
    discussion: """
      Shows at once what the archive holds and fetches what is due meanwhile. ? shows all keys.

      EXAMPLES
        pullquote
        pullquote browse --no-refresh
      """)

  @Flag(inversion: .prefixedNo, help: "Fetch what is due at the start and every now and then.")
  var refresh: Bool?

  @OptionGroup var library: LibraryOptions
  @OptionGroup var files: ArchiveOptions

  func run() throws {
    guard isatty(STDOUT_FILENO) == 1 else {
      var output = Output()
      output.write(Pullquote.helpMessage(columns: Output.columns) + "\n")
      return try output.flush()
    }
    var settings = try files.settings()
    if let refresh { settings.config.refresh.automatic = refresh }
    Memory.staySmall()
    let world = ReaderWorld(
      files: files, settings: settings, store: try files.store(following: false),
      annotator: try library.lazyAnnotator())
    try open(world, settings)
  }

  private func open(_ world: ReaderWorld, _ effective: EffectiveConfig) throws {
    let reading = effective.config.reading
    let keymap = try effective.keymap
    let themeFile = try ThemeFile.named(reading.theme, in: files.paths)?.theme()
    // Never an empty screen: who follows nothing and has kept nothing is shown what to begin with.
    let isFirstRun = world.isEmpty
    let found =
      isFirstRun ? FoundSubscriptions.find(home: Paths.homeFolder, variable: environment) : []
    let samples = isFirstRun ? Sample.tour(world.library) : []
    let folded = world.foldedFolders.read()
    let ending: Result<ReaderSession.Ending, TerminalError> = UI.own {
      let terminal: Terminal
      do throws(TerminalError) {
        terminal = try Terminal(effective.config.terminal)
      } catch {
        return .failure(error)
      }
      let theme = terminal.theme(for: reading.theme, file: themeFile)
      let settings = Settings(reading, effective.config.macros, keymap, theme: theme)
      let room = Room(size: terminal.size, settings: settings)
      let first: any View =
        isFirstRun
        ? WelcomeView(found: found, samples: samples, in: room)
        : FeedsView(in: room, folded: folded)
      let state = State(
        first, size: terminal.size, settings: settings, now: Dates.now,
        offset: Dates.offset)
      return .success(ReaderSession(state: state, terminal: terminal, world: world).run())
    }
    try ending.get().obey()
  }
}

extension ReaderSession.Ending {
  /// Ends the process by the signal that ended the session, if one did: who sent it learns that it
  /// was obeyed.
  func obey() {
    guard case .signal(let number) = self else { return }
    Glibc.signal(number, SIG_DFL)
    raise(number)
  }
}

extension Settings {
  /// What config.toml and the command line chose, in the colours of the terminal.
  init(_ reading: Config.Reading, _ macros: [String: String], _ keymap: Keymap, theme: Theme) {
    self.init(
      theme: theme,
      width: reading.width, showsSidebar: reading.sidebar, dimsRest: reading.dim,
      marksAll: reading.all, usesWords: reading.words,
      minConfidence: reading.minConfidence, macros: macros, keymap: keymap)
  }
}
