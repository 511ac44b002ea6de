import CursesShim
import Screen

/// The terminal as the reader needs it: opened and closed, keys in, a grid out.
@UI
final class Terminal {
  /// What shows the screen, as far as it is known.
  let kind: TerminalKind
  /// What the person has settled about it.
  let settings: TerminalSettings
  /// Keys held with alt that mean something. Of others the escape and the character count by
  /// themselves: a quick escape before a letter is the same bytes.
  var chords: Set<Key> = []
  /// The colour it draws on, where it has said so.
  private(set) var background: Color?
  /// What it has said it can do (DA1), nil before.
  private(set) var attributes: [Int]?
  /// Pixels of a cell, where it has said so.
  private(set) var toldCell: (width: Int, height: Int)?
  /// It has taken a picture of kitty's protocol.
  private(set) var hasKittyPictures = false
  /// How pictures are sent; nil until somebody wants to know.
  var pictureWay: TerminalSettings.Pictures?
  /// The pictures it has been given.
  var wall = PictureWall()
  private var painter: Painter
  private var decoder: KeyDecoder
  private var waitingKey: Key?
  private var hasWaitedForRest = false
  private var backgroundIsNews = false
  /// The theme in use goes by the background.
  var followsBackground = false
  private var lastTitle: String?

  /// Takes the screen over.
  /// - Throws: `TerminalError` with the terminal untouched.
  init(_ settings: TerminalSettings = TerminalSettings()) throws(TerminalError) {
    kind = TerminalKind(variable: environment)
    self.settings = settings
    switch pq_open(settings.hasMouse) {
    case PQ_OPENED: break
    case PQ_NO_TERMINAL: throw .noKeyboard
    default: throw .unknownTerminal(name: environment("TERM"))
    }
    let display = Display(kind: kind, settings: settings)
    painter = Painter(for: display)
    depth = display.depth
    decoder = KeyDecoder(others: Terminal.otherKeys())
  }

  /// Puts the terminal back as it was.
  func close() { pq_close() }

  /// What the terminal's own colours are replaced by; plain leaves them.
  var canvas: Style {
    get { painter.canvas }
    set { painter.canvas = newValue }
  }

  /// How many colours can be told apart on it.
  let depth: ColorDepth

  /// The same as a number.
  var colors: Int {
    switch depth {
    case .mono: 0
    case .eight: 8
    case .sixteen: 16
    case .palette: 256
    case .direct: 1 << 24
    }
  }

  /// Its size.
  var size: Size {
    let window = pq_size()
    return Size(columns: Int(window.columns), rows: Int(window.rows))
  }

  /// Shows a grid.
  func paint(_ grid: Grid) {
    for rect in wall.uncovered(by: grid.pictures) { painter.redraw(rect) }
    let rows = painter.changedRows(of: grid)
    let pictures = wall.change(
      to: grid.pictures, cell: cellSize, isFresh: painter.paintsEverything(of: grid),
      writtenRows: rows)
    painter.paint(grid, rows: rows, with: pictures)
  }

  /// The next key that is waiting, nil when there is none; what has no meaning is passed over.
  func nextKey() -> Key? {
    if let key = waitingKey {
      waitingKey = nil
      return key
    }
    while true {
      while let input = decoder.next() {
        switch input {
        case .key(.chord(.alt, let key)) where !chords.contains(.chord(.alt, key)):
          waitingKey = key
          return .escape
        case .key(let key): return key
        case .reply(let reply): take(reply)
        }
      }
      guard readMore(within: 0) || readRest() else { return nil }
    }
  }

  /// Draws every cell anew at the next `paint`.
  func redraw() { painter.redraw() }

  /// Beeps.
  func beep() { pq_beep() }

  /// Waits for a key, a signal or a job.
  func wait() { pq_wait() }

  /// Leaves the screen until the shell lets the process go on.
  func suspend() {
    pq_suspend()
    takeBack()
  }

  /// Takes the screen back after the process was stopped from outside.
  func resume() {
    pq_resume()
    takeBack()
  }

  /// Leaves the screen to another program.
  func leave() { pq_leave() }

  /// True when the person has ended a line; while the screen is left, the terminal edits it.
  func hasLine(within milliseconds: Int32) -> Bool {
    [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
      count = pq_read(buffer.baseAddress, buffer.count, milliseconds)
    }.contains { $0 == 0x0A || $0 == 0x0D }
  }

  /// Learns the new size.
  func resize() {
    pq_fit()
    painter.redraw()
  }

  /// The next signal that came, nil when there is none.
  func nextSignal() -> Int32? {
    let number = pq_signal()
    return number == 0 ? nil : number
  }

  /// Writes to the terminal; between frames, so that nothing is cut in two.
  func send(_ bytes: [UInt8]) { pq_write(bytes, bytes.count) }

  private func takeBack() {
    painter.redraw()
    if let lastTitle { setTitle(lastTitle) }
  }
}

extension Terminal {
  /// Milliseconds after which an escape is the key of that name and not the first byte of an arrow.
  private static let escapeDelay: Int32 = 25

  private func readMore(within milliseconds: Int32) -> Bool {
    let bytes = [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
      count = pq_read(buffer.baseAddress, buffer.count, milliseconds)
    }
    guard !bytes.isEmpty else { return false }
    decoder.receive(bytes, at: Int(pq_milliseconds()))
    hasWaitedForRest = false
    return true
  }

  /// Waits for what may follow an escape.
  /// - Returns: false when there is nothing to wait for.
  private func readRest() -> Bool {
    guard decoder.isWaiting, !hasWaitedForRest else { return false }
    if !readMore(within: Self.escapeDelay) {
      decoder.stopWaiting(at: Int(pq_milliseconds()))
      hasWaitedForRest = true
    }
    return true
  }

  private func take(_ reply: TerminalReply) {
    switch reply {
    case .background(let color):
      backgroundIsNews = background != color
      background = color
    case .attributes(let attributes): self.attributes = attributes
    case .cellSize(let width, let height):
      if width > 0, height > 0 { toldCell = (width, height) }
    case .picture(_, let problem): hasKittyPictures = problem == nil
    }
  }

  /// Keys that this terminal may send in a way of its own.
  private nonisolated static func otherKeys() -> [(bytes: [UInt8], key: Key)] {
    let names: [(String, Key)] = [
      ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("khome", .home),
      ("kend", .end), ("kpp", .pageUp), ("knp", .pageDown), ("kdch1", .delete), ("kich1", .insert),
      ("kcbt", .backTab), ("kent", .enter), ("kbs", .backspace),
    ]
    return names.compactMap { name, key in
      pq_string(name).map { (Array(String(cString: $0).utf8), key) }
    }
  }
}

extension Terminal {
  /// Asks the terminal for its background; the answer comes among the keys.
  /// - Returns: the background, where it is known within some milliseconds.
  func askForBackground(within milliseconds: Int) -> Color? {
    guard pq_is_like_xterm() else { return nil }
    ask("\u{1B}]11;?\u{1B}\\\u{1B}[c", within: milliseconds)
    backgroundIsNews = false
    return background
  }

  /// Asks questions of which the last is one that all terminals answer (DA1): what is not answered
  /// then, will not be. Keys that come meanwhile are kept.
  func ask(_ questions: String, within milliseconds: Int) {
    attributes = nil
    send(Array(questions.utf8))
    let end = pq_milliseconds() + Int64(milliseconds)
    while attributes == nil {
      let left = end - pq_milliseconds()
      guard left > 0, readMore(within: Int32(left)) else { return }
      decoder.takeReplies().forEach(take)
    }
  }

  /// The background, once, when it has become known or another since the last question.
  func newBackground() -> Color? {
    defer { backgroundIsNews = false }
    return backgroundIsNews ? background : nil
  }

  /// Names the window; its title comes back at the end.
  func setTitle(_ title: String) {
    guard settings.setsTitle, pq_is_like_xterm() else { return }
    lastTitle = title
    pq_keep_title()
    send(TerminalStrings.title(title))
  }

  /// Shows a message outside of the window, where the terminal can.
  func notify(title: String, text: String) {
    guard pq_is_like_xterm() else { return beep() }
    let bytes = TerminalStrings.notify(title: title, text: text, by: kind.notification)
    send(TerminalStrings.passed(bytes, through: kind.multiplexer))
  }
}
