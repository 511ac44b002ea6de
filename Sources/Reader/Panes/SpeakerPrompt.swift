import Prose
import PullquoteModel
import Screen

/// The line where a speaker's name is typed, with completion.
package struct SpeakerPrompt: Hashable, Sendable {
  /// What has been typed.
  package private(set) var typed = ""
  /// The speakers that fit, by their first quote.
  package private(set) var matches: [EntityIndex]
  /// Which of them Return takes.
  package private(set) var selected = 0
  private let speakers: [Speaker]

  private struct Speaker: Hashable, Sendable {
    let entity: EntityIndex
    let name: String
    /// The words of each of its names.
    let names: [[String]]
  }

  /// Asks for one of the speakers of an article.
  package init(_ index: ArticleIndex) {
    speakers = index.voices.map { entity in
      Speaker(
        entity: entity, name: index.annotation[entity].name,
        names: index.annotation[entity].aliases.map(foldedWords))
    }
    matches = index.voices
  }

  /// What became of a key.
  enum Outcome: Hashable {
    case typing
    case chosen(EntityIndex)
    case cancelled
    case refused
  }

  /// Takes a key.
  mutating func handle(_ key: Key) -> Outcome {
    switch key {
    case .character(let character):
      typed.append(character)
      update()
    case .backspace:
      guard !typed.isEmpty else { return .cancelled }
      typed.removeLast()
      update()
    case .control("u"):
      typed = ""
      update()
    case .tab where matches.count == 1: complete()
    case .tab, .down, .right: step(1)
    case .backTab, .up, .left: step(-1)
    case .enter:
      guard matches.indices.contains(selected) else { return .refused }
      return .chosen(matches[selected])
    case .escape, .control("c"), .control("g"): return .cancelled
    default: return .refused
    }
    return .typing
  }

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
  func render(into grid: inout Grid, row: Int, choices: Int?, frame: Frame) {
    let all = Rect(row: row, column: 0, columns: grid.columns, rows: 1)
    grid.fill(all, style: frame.theme.status)
    let column = grid.write(
      " Quotes by: \(typed)", row: row, column: 0, style: frame.theme.status)
    grid.cursor = (row, column)
    var place = choices == nil ? column + 3 : 1
    let target = choices ?? row
    if matches.isEmpty {
      grid.write(
        "no speaker here has such a name", row: target, column: place, style: frame.theme.faint)
    }
    for (position, entity) in matches.enumerated().dropFirst(max(0, selected - 2)) {
      guard place < grid.columns - 4 else { return }
      let voice = frame.index.voice(of: entity)
      let count = voice.map { frame.index.quotesByVoice[$0].count } ?? 0
      let mark = position == selected ? Signs.selected : " "
      let attributes: Style.Attributes = position == selected ? [.bold, .underline] : []
      place = grid.write(mark, row: target, column: place, style: frame.theme.title)
      place = grid.write(
        frame.index.annotation[entity].name, row: target, column: place,
        style: frame.theme.voice(voice, attributes))
      place = grid.write(
        " \(Signs.quotes)\(count)  ", row: target, column: place, style: frame.theme.faint)
    }
  }
}
