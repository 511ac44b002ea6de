import Screen

/// All keys, made from the key table.
package struct HelpPane: Overlay {
  /// Where it is drawn.
  package var room: Room
  /// The first line shown.
  package private(set) var top = 0

  /// Makes a help that is at its beginning.
  package init(room: Room) { self.room = room }

  private var keys = KeyReader()
  /// The words that a line must have to be shown; nil while all are.
  private var search: LineEditor?
  /// True while those words are typed.
  private var isTyping = false

  package mutating func take(_ key: Key) -> OverlayOutcome {
    if isTyping { return takeWord(key) }
    if key == .escape {
      guard search != nil else { return .closes([]) }
      search = nil
      top = 0
      return .stays([])
    }
    let waited = keys.pending.isEmpty
    guard let (command, count) = keys.read(key, in: keymap) else { return .stays([]) }
    let rows = room.body.rows
    switch command {
    case .down: move(by: count ?? 1)
    case .up: move(by: -(count ?? 1))
    case .halfPageDown: move(by: rows / 2)
    case .halfPageUp: move(by: -rows / 2)
    case .pageDown: move(by: rows - 2)
    case .pageUp: move(by: 2 - rows)
    case .first: move(by: -10_000)
    case .last: move(by: 10_000)
    // The key that opened the help closes it; any other does what it always does.
    case .help, .back, .escape: return .closes([])
    case .search, .filter:
      search = LineEditor()
      isTyping = true
      top = 0
    default: return waited ? .closesAndPasses : .closes([.perform(command)])
    }
    return .stays([])
  }

  /// The words searched for are typed.
  private mutating func takeWord(_ key: Key) -> OverlayOutcome {
    switch key {
    case .enter: isTyping = false
    case .escape, .control("c"), .control("g"):
      isTyping = false
      search = nil
    case .down: move(by: 1)
    case .up: move(by: -1)
    default:
      top = 0
      if search?.take(key) != true { return .stays([.effect(.beep)]) }
    }
    return .stays([])
  }

  package mutating func point(_ pointing: Pointing, row: Int, column: Int) -> OverlayOutcome {
    if case .wheel(let rows) = pointing { move(by: rows) }
    return .stays([])
  }

  private var keymap: Keymap { room.settings.keymap }

  /// One line of the help.
  enum Line: Hashable {
    case blank
    case heading(String)
    case keys(String, String)
    case note(String)
  }

  /// The help for a keymap, wrapped to a width.
  /// - Parameter words: keeps of it the commands that have all of them in key, name or text.
  static func lines(for keymap: Keymap, columns: Int, words: [String] = []) -> [Line] {
    var lines: [Line] = []
    for group in CommandGroup.allCases {
      let bindings = keymap.bindings.filter { $0.group == group && $0.has(words) }
      if bindings.isEmpty { continue }
      if !lines.isEmpty { lines.append(.blank) }
      lines.append(.heading(group.rawValue))
      for binding in bindings {
        let keys = keyText(binding.keys, columns: keyColumns(of: columns) - 2)
        var text = binding.help
        if let twin = binding.commandLine { text += " (\(twin))" }
        for (row, part) in wrapped(text, columns: columns - keyColumns(of: columns)).enumerated() {
          lines.append(.keys(row == 0 ? keys : "", part))
        }
      }
    }
    guard words.isEmpty else {
      return lines.isEmpty ? [.note("no command has these words")] : lines
    }
    lines += [.blank, .heading("Signs")]
    let signs = [
      "┃ words in quotation marks   ┊ the writer's words   ╏ both",
      "A to Z: who speaks, the same letter and colour in all panes; ? nobody is named",
      "“3 three quotes; the number behind it counts all mentions",
      "A count goes before a command: 3j.",
      "The mouse: a click puts the cursor, a second one does what Enter does; the wheel scrolls.",
      "Other keys for a command stand in config.toml under [keys]; all are in pullquote config.",
      "In this help \(keymap.key(for: .search)) finds a command by words.",
    ]
    for sign in signs { lines += wrapped(sign, columns: columns).map { .note($0) } }
    return lines
  }

  /// Scrolls by lines.
  private mutating func move(by distance: Int) {
    let rect = room.body
    let count = lines(in: rect).count
    top = min(max(0, top + distance), max(0, count - rect.rows))
  }

  /// Draws the visible part.
  package func render(into grid: inout Grid) {
    let rect = room.body
    let theme = room.theme
    grid.fill(rect, style: .plain)
    let lines = lines(in: rect)
    let column = rect.column + 2
    let keyColumns = Self.keyColumns(of: Self.textColumns(rect))
    for (offset, line) in lines.dropFirst(top).prefix(rect.rows).enumerated() {
      let row = rect.row + offset
      switch line {
      case .blank: break
      case .heading(let text):
        grid.write(text, row: row, column: column, style: theme.heading, limit: rect.endColumn)
      case .keys(let keys, let text):
        grid.write(
          keys, row: row, column: column + 1, style: theme.title,
          limit: column + keyColumns - 1)
        grid.write(
          text, row: row, column: column + keyColumns, style: theme.text,
          limit: rect.endColumn)
      case .note(let text):
        grid.write(text, row: row, column: column + 1, style: theme.text, limit: rect.endColumn)
      }
    }
    grid.cursor = (rect.row, column)
    renderSearch(into: &grid)
  }

  private func renderSearch(into grid: inout Grid) {
    guard let search else { return }
    let row = room.chrome.status
    grid.fill(
      Rect(row: row, column: 0, columns: grid.columns, rows: 1), style: room.theme.status)
    let end = grid.write(
      " Commands with: \(search.text)", row: row, column: 0, style: room.theme.status)
    if isTyping { grid.cursor = (row, end) }
  }

  private func lines(in rect: Rect) -> [Line] {
    let words = search?.text.lowercased().split(separator: " ").map(String.init) ?? []
    return Self.lines(for: keymap, columns: Self.textColumns(rect), words: words)
  }

  /// Columns for keys beside a text; on a narrow screen the first key has to do.
  private static func keyColumns(of columns: Int) -> Int { columns < 56 ? 10 : 21 }

  /// As many keys of a command as there is room for, at least one.
  private static func keyText(_ keys: [String], columns: Int) -> String {
    guard var text = keys.first else { return "(none)" }
    for key in keys.dropFirst() where Screen.columns(of: "\(text) \(key)") <= columns {
      text += " \(key)"
    }
    return text
  }

  private static func textColumns(_ rect: Rect) -> Int { min(80, rect.columns - 4) }

  private static func wrapped(_ text: String, columns: Int) -> [String] {
    let bytes = Array(text.utf8)
    return wrap(bytes, in: 0..<bytes.count, columns: max(8, columns)).map {
      String(decoding: bytes[$0], as: UTF8.self)
    }
  }
}

extension KeyBinding {
  /// True when each word stands in a key, the command's name or the help.
  fileprivate func has(_ words: [String]) -> Bool {
    let text = (keys + [command.rawValue, help, commandLine ?? ""]).joined(separator: " ")
      .lowercased()
    return words.allSatisfy(text.contains)
  }
}
