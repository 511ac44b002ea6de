import Prose
import PullquoteModel
import Screen

/// The line where a speaker's name is typed, with completion.
package struct SpeakerPrompt: Overlay {
  /// Where it is drawn.
  package var room: Room
  /// What has been typed.
  package private(set) var typed = ""
  /// The speakers that fit, by their first quote.
  package private(set) var matches: [EntityIndex]
  /// Which of them Return takes.
  package private(set) var selected = 0
  private let speakers: [Speaker]
  private let index: ArticleIndex
  /// True asks the archive for a name that nobody here bears.
  private let asksArchive: Bool

  private struct Speaker: Hashable, Sendable {
    let entity: EntityIndex
    let name: String
    /// The words of each of its names.
    let names: [[String]]
  }

  /// Asks for one of the speakers of an article.
  /// - Parameter asksArchive: whether a name that nobody bears there is looked for in the archive.
  package init(_ index: ArticleIndex, asksArchive: Bool = false, in room: Room) {
    self.asksArchive = asksArchive
    self.room = room
    self.index = index
    speakers = index.voices.map { entity in
      Speaker(
        entity: entity, name: index.annotation[entity].name,
        names: index.annotation[entity].aliases.map(foldedWords))
    }
    matches = index.voices
  }

  /// Takes a key.
  package mutating func take(_ key: Key) -> OverlayOutcome {
    switch key {
    case .character(let character):
      typed.append(character)
      update()
    case .backspace:
      guard !typed.isEmpty else { return .closes([]) }
      typed.removeLast()
      update()
    case .control("u"):
      typed = ""
      update()
    case .tab where matches.count == 1: complete()
    case .tab, .down, .right: step(1)
    case .backTab, .up, .left: step(-1)
    case .enter:
      guard matches.indices.contains(selected) else {
        return asksArchive
          ? .closes([.cover(NamePrompt.speakers(typed, in: room))]) : .stays([.effect(.beep)])
      }
      return .replies(
        Reply(
          purpose: Self.purpose, text: index.annotation[matches[selected]].name,
          choice: matches[selected].value))
    case .escape, .control("c"), .control("g"): return .closes([])
    default: return .stays([.effect(.beep)])
    }
    return .stays([])
  }

  /// What its reply is for.
  static let purpose = "speaker"

  private mutating func complete() {
    if let match = speakers.first(where: { $0.entity == matches[0] }) { typed = match.name }
  }

  private mutating func step(_ distance: Int) {
    guard !matches.isEmpty else { return }
    selected = (selected + distance + matches.count) % matches.count
  }

  /// Every word typed must begin a word of one of the speaker's names.
  private mutating func update() {
    let words = foldedWords(of: typed)
    matches = speakers.filter { speaker in
      speaker.names.contains { name in
        words.allSatisfy { word in name.contains { $0.hasPrefix(word) } }
      }
    }.map(\.entity)
    selected = 0
  }

  /// Draws the line, and in `choices` the names that fit.
  package func render(into grid: inout Grid) {
    let row = room.chrome.status
    let choices = room.chrome.hints
    let theme = room.theme
    if let choices {
      grid.fill(Rect(row: choices, column: 0, columns: grid.columns, rows: 1), style: .plain)
    }
    let all = Rect(row: row, column: 0, columns: grid.columns, rows: 1)
    grid.fill(all, style: theme.status)
    let column = grid.write(
      " Quotes by: \(typed)", row: row, column: 0, style: theme.status)
    grid.cursor = (row, column)
    var place = choices == nil ? column + 3 : 1
    let target = choices ?? row
    if matches.isEmpty {
      grid.write(
        asksArchive
          ? "nobody here; Enter looks in the archive" : "no speaker here has such a name",
        row: target, column: place, style: theme.faint)
    }
    for (position, entity) in matches.enumerated().dropFirst(max(0, selected - 2)) {
      guard place < grid.columns - 4 else { return }
      let voice = index.voice(of: entity)
      let count = voice.map { index.quotesByVoice[$0].count } ?? 0
      let mark = position == selected ? Signs.selected : " "
      let attributes: Style.Attributes = position == selected ? [.bold, .underline] : []
      place = grid.write(mark, row: target, column: place, style: theme.title)
      place = grid.write(
        index.annotation[entity].name, row: target, column: place,
        style: theme.voice(voice, attributes))
      place = grid.write(
        " \(Signs.quotes)\(count)  ", row: target, column: place, style: theme.faint)
    }
  }
}
