import Archive
import Prose
import PullquoteModel
import Screen

/// The command line: every command of the key table by its name, and some with words behind.
package struct CommandLine: Overlay {
  /// Where it is drawn.
  package var room: Room
  private var line: LineEditor
  private var stem: String?
  private var fitting: [String] = []
  private var chosen = 0

  /// The commands that take words, each with what they are.
  static let spoken: [(name: String, words: String)] = [
    ("add", "ADDRESS"), ("find", "LETTERS"), ("import", "FILE"), ("open", "FILE or ADDRESS"),
    ("search", "QUERY"), ("set", "NAME VALUE"),
  ]

  /// What `set` can change.
  static let settable = ["all", "dim", "sidebar", "theme", "width", "words"]

  /// Opens with something typed already.
  package init(_ text: String = "", in room: Room) {
    self.room = room
    line = LineEditor(text)
  }

  package mutating func take(_ key: Key) -> OverlayOutcome {
    switch key {
    case .enter: return run()
    case .escape, .control("c"), .control("g"): return .closes([])
    case .backspace where line.text.isEmpty: return .closes([])
    case .tab: return complete(by: 1)
    case .backTab: return complete(by: -1)
    default:
      stem = nil
      return .stays(line.take(key) ? [] : [.effect(.beep)])
    }
  }

  private mutating func complete(by step: Int) -> OverlayOutcome {
    if stem == nil {
      let text = line.text
      stem = text
      let isSet = text.hasPrefix("set ")
      let all =
        isSet
        ? Self.settable.map { "set \($0) " }
        : Self.spoken.map { "\($0.name) " } + Command.allCases.map(\.rawValue)
      fitting = all.filter { $0.hasPrefix(text) }.sorted()
      chosen = step > 0 ? -1 : 0
    }
    guard !fitting.isEmpty else { return .stays([.effect(.beep)]) }
    chosen = (chosen + step + fitting.count) % fitting.count
    line.text = fitting[chosen]
    return .stays([])
  }

  private func run() -> OverlayOutcome {
    let text = line.text.drop { $0 == " " || $0 == ":" }
    let name = text.prefix { $0 != " " }
    let words = String(text.dropFirst(name.count).drop { $0 == " " })
    guard !name.isEmpty else { return .closes([]) }
    if let command = Command(rawValue: String(name)), words.isEmpty {
      return .closes([.perform(command)])
    }
    switch name {
    case "q": return .closes([.perform(.back)])
    case "find": return .closes([.cover(Finder(words, in: room))])
    case _ where words.isEmpty: break
    case "open": return .closes([.effect(.open(words))])
    case "add": return .closes([.effect(.follow(words, folder: []))])
    case "import": return .closes([.effect(.importFeeds(path: words))])
    case "search": return search(words)
    case "set": return set(words)
    default: break
    }
    let needed = Self.spoken.first { $0.name == name }
    return .closes([
      .refuse(needed.map { ":\($0.name) needs \($0.words)" } ?? Self.unknown(String(name)))
    ])
  }

  private static func unknown(_ name: String) -> String {
    let names = spoken.map(\.name) + Command.allCases.map(\.rawValue)
    let meant = nearestWord(to: name.lowercased(), among: names).map { "did you mean “\($0)”?" }
    return "no command is called “\(rowText(name, 40))”; \(meant ?? "Tab shows those there are")"
  }

  private func search(_ words: String) -> OverlayOutcome {
    do {
      let query = try parseQuery(words)
      return .closes([.open(ArticlesView(words, ArticleFilter(query: query), in: room))])
    } catch {
      return .closes([.refuse("\(error)")])
    }
  }

  private func set(_ words: String) -> OverlayOutcome {
    let parts = words.split(separator: " ")
    guard parts.count == 2, Self.settable.contains(String(parts[0])) else {
      return .closes([
        .refuse("say what to set and to what: " + Self.settable.joined(separator: ", "))
      ])
    }
    return .closes([.effect(.set(String(parts[0]), String(parts[1])))])
  }

  package func render(into grid: inout Grid) {
    let row = room.chrome.status
    grid.fill(
      Rect(row: row, column: 0, columns: grid.columns, rows: 1), style: room.theme.status)
    let start = grid.write(" :", row: row, column: 0, style: room.theme.status)
    let cursor = line.write(into: &grid, row: row, column: start, style: room.theme.status)
    grid.cursor = (row, cursor)
    guard stem != nil, let choices = room.chrome.hints else { return }
    grid.fill(Rect(row: choices, column: 0, columns: grid.columns, rows: 1), style: .plain)
    var column = 1
    for (place, choice) in fitting.enumerated().dropFirst(max(0, chosen - 2)) {
      guard column < grid.columns - 4 else { break }
      column = grid.write(
        place == chosen ? Signs.selected : " ", row: choices, column: column,
        style: room.theme.title)
      column = grid.write(
        choice, row: choices, column: column,
        style: place == chosen ? room.theme.title : room.theme.hint)
      column += 1
    }
  }
}
