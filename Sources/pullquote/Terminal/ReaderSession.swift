import Glibc
import PullquoteModel
import Reader
import Screen

/// The reader on a terminal: waits, hands events to the state, has its effects performed, paints once
/// for each burst.
@UI
final class ReaderSession {
  private var state: State
  let terminal: Terminal
  /// What needs no archive.
  let errands: Errands
  let world: ReaderWorld?
  /// The picture that covers the text, and its size in cells.
  var shown: (id: PictureID, size: Size)?
  private var isDirty = true
  private var ending: Ending?
  /// Questions to be asked once every key that waits is handled.
  private var asks: [Ask] = []

  /// How a session ends.
  enum Ending {
    /// The person quit.
    case quit
    /// A signal asked for it.
    case signal(Int32)
  }

  /// Shows a reader on a terminal that is open.
  /// - Parameter world: what performs effects that need the archive.
  convenience init(state: State, terminal: Terminal, world: ReaderWorld) {
    self.init(state: state, terminal: terminal, errands: world.errands, world: world)
  }

  /// Shows one article without an archive.
  convenience init(state: State, terminal: Terminal, errands: Errands) {
    self.init(state: state, terminal: terminal, errands: errands, world: nil)
  }

  private init(state: State, terminal: Terminal, errands: Errands, world: ReaderWorld?) {
    self.state = state
    self.terminal = terminal
    self.errands = errands
    self.world = world
    terminal.chords = state.settings.keymap.altKeys
  }

  /// Serves the person until the end; the terminal is closed then.
  func run() -> Ending {
    let listener: @Sendable (Event) -> Void = { [weak self] event in
      Task { @UI in self?.handle(event) }
    }
    if let world { world.connect(listener) } else { errands.connect(listener) }
    perform(state.begin())
    world?.start()
    while true {
      UI.runWaitingJobs()
      while ending == nil, let key = terminal.nextKey() {
        if !hidePicture() { handle(.key(key)) } else { handle(.told("")) }
      }
      if let theme = terminal.lateTheme() {
        var settings = state.settings
        settings.theme = theme
        handle(.settings(settings))
      }
      while let signal = terminal.nextSignal() { handle(signal: signal) }
      if let ending {
        terminal.close()
        errands.finish()
        world?.finish()
        return ending
      }
      // Before the screen is painted: what is looked up meanwhile is there the sooner.
      askNow()
      if isDirty {
        isDirty = false
        terminal.paint(framed(state.rendered()))
      }
      terminal.wait()
    }
  }

  /// Takes in what a key or a task brings.
  func handle(_ event: Event) {
    isDirty = true
    perform(state.handle(event))
  }

  private func perform(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .quit: ending = .quit
      case .beep: terminal.beep()
      case .redraw: terminal.redraw()
      case .editFeeds, .pipe: runOutside(effect)
      case .browse(let address): errands.browse(address)
      case .save(let path, let text): errands.save(text, to: path)
      case .set(let name, let value): set(name, to: value)
      case .copy(let text, let what): copy(text, what: what)
      case .notify(let title, let body): notify(title, body)
      case .showPicture(let url, let page): showPicture(url, of: page)
      case .title(let title): terminal.setTitle("\(title) - pullquote")
      case .ask(let ask) where world == nil:
        handle(.answered(ask, .failure(Self.withoutArchive)))
      case .ask(let ask):
        // Of letters typed at one go only the last one's question is worth an answer.
        asks.removeAll { $0.place == ask.place }
        asks.append(ask)
      case .change(let change) where world == nil:
        handle(.changed(change, ChangeOutcome(message: Self.withoutArchive, isDone: false)))
      default:
        if let world { world.perform(effect) } else { refuseWithoutArchive() }
      }
    }
  }

  private func askNow() {
    for ask in asks { world?.perform(.ask(ask)) }
    asks = []
  }

  /// Why nothing is done where one article is read by itself.
  private static let withoutArchive = "one article is read by itself here; “pullquote” has the rest"

  /// Says why nothing is done.
  func refuseWithoutArchive() {
    terminal.beep()
    handle(.told(Self.withoutArchive))
  }

  /// True once the session is to end.
  var isEnding: Bool { ending != nil }

  /// Changes a setting for as long as the reader runs.
  private func set(_ name: String, to value: String) {
    var settings = state.settings
    let flag: Bool? = [
      "on": true, "true": true, "yes": true, "off": false, "false": false,
      "no": false,
    ][value]
    switch (name, flag) {
    case ("all", let flag?): settings.marksAll = flag
    case ("dim", let flag?): settings.dimsRest = flag
    case ("sidebar", let flag?): settings.showsSidebar = flag
    case ("words", let flag?): settings.usesWords = flag
    case ("width", nil):
      guard let width = Int(value), (10...400).contains(width) else {
        return handle(.told("the width is a number from 10 to 400"))
      }
      settings.width = width
    case ("theme", nil):
      let paths = world?.files.paths ?? .current
      guard let choice = ThemeChoice(rawValue: value),
        ThemeFile.names.contains(value) || isFile("\(paths.themesFolder)/\(value).toml")
      else {
        return handle(.told("there are the themes \(ThemeFile.names.joined(separator: ", "))"))
      }
      do throws(UserFileError) {
        let file = try ThemeFile.named(choice, in: paths)
        settings.theme = terminal.theme(for: choice, file: try file?.theme())
      } catch {
        return handle(.told(error.lines.first ?? "the theme cannot be read"))
      }
    default: return handle(.told("\(name) is on or off"))
    }
    handle(.settings(settings))
    terminal.redraw()
  }

  func handle(signal: Int32) {
    switch signal {
    case SIGTERM, SIGHUP, SIGINT, SIGQUIT: ending = .signal(signal)
    case SIGTSTP:
      terminal.suspend()
      handle(.resized(terminal.size))
    case SIGCONT:
      terminal.resume()
      handle(.resized(terminal.size))
    case SIGWINCH:
      terminal.resize()
      terminal.redraw()
      handle(.resized(terminal.size))
    default: break
    }
  }
}
