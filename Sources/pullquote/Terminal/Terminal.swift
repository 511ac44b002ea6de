import CursesShim
import Screen

/// The terminal as the reader needs it: opened and closed, keys in, a grid out.
@UI
struct Terminal {
  private var painter = Painter()

  /// Takes the screen over.
  /// - Throws: `TerminalError` with the terminal untouched.
  init() throws(TerminalError) {
    switch pq_open() {
    case PQ_OPENED: break
    case PQ_NO_TERMINAL: throw .noKeyboard
    default: throw .unknownTerminal(name: environment("TERM"))
    }
  }

  /// Puts the terminal back as it was.
  func close() { pq_close() }

  /// How many colours it has.
  var colors: Int { Int(pq_colors()) }

  /// Its size.
  var size: Size { Size(columns: Int(pq_columns()), rows: Int(pq_rows())) }

  /// Shows a grid.
  mutating func paint(_ grid: Grid) { painter.paint(grid) }

  /// The next key that is waiting, nil when there is none; keys without a meaning are passed over.
  func nextKey() -> Key? {
    while true {
      let key = pq_read()
      if key.kind == PQ_NOTHING { return nil }
      if let known = Key(key) { return known }
    }
  }

  /// Draws every cell anew at the next `paint`.
  func redraw() { pq_redraw() }

  /// Beeps.
  func beep() { pq_beep() }

  /// Waits for a key, a signal or a job.
  func wait() { pq_wait() }

  /// Leaves the screen until the shell lets the process go on.
  func suspend() { pq_suspend() }

  /// Takes the screen back after the process was stopped from outside.
  func resume() { pq_resume() }

  /// Leaves the screen to another program.
  func leave() { pq_leave() }

  /// Learns the new size.
  func resize() { pq_resize() }

  /// The next signal that came, nil when there is none.
  func nextSignal() -> Int32? {
    let number = pq_signal()
    return number == 0 ? nil : number
  }
}

/// Why the screen cannot be used.
enum TerminalError: Error, Equatable, CustomStringConvertible {
  /// Standard input is no terminal and there is none to open.
  case noKeyboard
  /// `TERM` names no terminal that can show a screen; nil when it is not set.
  case unknownTerminal(name: String?)

  /// What is wrong and what can be done.
  var description: String {
    switch self {
    case .noKeyboard:
      "there is no terminal to read keys from; 'pullquote read --plain' prints the article instead"
    case .unknownTerminal(nil):
      "the terminal cannot show a screen: TERM is not set; set it (TERM=xterm-256color), or use "
        + "'pullquote read --plain' to print the article"
    case .unknownTerminal(let name?):
      "the terminal cannot show a screen: TERM is “\(name)”; set it to what your terminal is, or "
        + "use 'pullquote read --plain' to print the article"
    }
  }
}

extension Key {
  /// The key for what ncurses reports, nil for those without a meaning.
  init?(_ key: pq_key) {
    let row = Int(key.row)
    let column = Int(key.column)
    switch key.kind {
    case PQ_CHARACTER:
      guard let typed = Key.typed(key.value) else { return nil }
      self = typed
    case PQ_UP: self = .up
    case PQ_DOWN: self = .down
    case PQ_LEFT: self = .left
    case PQ_RIGHT: self = .right
    case PQ_PAGE_UP: self = .pageUp
    case PQ_PAGE_DOWN: self = .pageDown
    case PQ_HOME: self = .home
    case PQ_END: self = .end
    case PQ_BACK_TAB: self = .backTab
    case PQ_ENTER: self = .enter
    case PQ_BACKSPACE: self = .backspace
    case PQ_DELETE: self = .delete
    case PQ_CLICK: self = .click(row: row, column: column)
    case PQ_WHEEL_UP: self = .wheel(down: false, row: row, column: column)
    case PQ_WHEEL_DOWN: self = .wheel(down: true, row: row, column: column)
    default: return nil
    }
  }

  private static func typed(_ value: UInt32) -> Key? {
    switch value {
    case 0x08, 0x7F: .backspace
    case 0x09: .tab
    case 0x0A, 0x0D: .enter
    case 0x1B: .escape
    case 0x01...0x1A: Unicode.Scalar(value + 0x60).map { .control(Character($0)) }
    case 0..<0x20: nil
    default: Unicode.Scalar(value).map { .character(Character($0)) }
    }
  }
}
