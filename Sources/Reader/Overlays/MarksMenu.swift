import Prose
import PullquoteModel
import Screen

/// The places that letters stand for: a letter goes there.
package struct MarksMenu: Overlay {
  /// Where it is drawn.
  package var room: Room
  private var places: [Place]?
  private let article: ArticleID?
  /// The letter typed before the places were there.
  private var typed: Character?

  /// What its reply to an article is for; `choice` is a byte of the text.
  static let purpose = "place of a mark"

  /// Opens before the places are looked up.
  /// - Parameter article: the article shown, which is told of a place of its own by a reply.
  package init(from article: ArticleID? = nil, in room: Room) {
    self.article = article
    self.room = room
  }

  package mutating func begin() -> [Step] { [.ask(.marks, .completion)] }

  package mutating func receive(_ answer: Answer, to question: Question) -> [Step] {
    switch answer {
    case .places(let places):
      self.places = places
      if let typed { return [.type(String(typed))] }
    case .failure(let reason): return [.refuse(reason)]
    default: break
    }
    return []
  }

  package mutating func take(_ key: Key) -> OverlayOutcome {
    guard case .character(let letter) = key else { return .closes([]) }
    guard let places else {
      typed = letter.isLetter || letter.isNumber ? letter : nil
      return .stays([])
    }
    guard let place = places.first(where: { $0.letter == letter }) else {
      return .closes([.refuse("no mark is called \(letter)")])
    }
    if place.article == article {
      return .replies(Reply(purpose: Self.purpose, text: place.title, choice: place.offset))
    }
    return .closes([
      .open(ArticleView(place.article, title: place.title, place: place.offset, in: room))
    ])
  }

  package func render(into grid: inout Grid) {
    let lines =
      places.map { places in
        places.isEmpty
          ? ["no marks yet: \(room.settings.keymap.key(for: .setMark)) and a letter sets one"]
          : places.map { "\($0.letter)  \($0.title)" }
      } ?? ["looking…"]
    renderSheet("Go to mark: type its letter", lines, into: &grid, in: room)
  }
}

/// Draws a few lines over the lower part of the screen.
func renderSheet(_ label: String, _ lines: [String], into grid: inout Grid, in room: Room) {
  let body = room.body
  let rows = min(body.rows, lines.count + 1)
  let sheet = Rect(row: body.endRow - rows, column: 0, columns: body.columns, rows: rows)
  grid.fill(sheet, style: room.theme.text)
  grid.write(
    label, row: sheet.row, column: 1, style: room.theme.focusedHeading, limit: sheet.endColumn)
  for (offset, line) in lines.prefix(rows - 1).enumerated() {
    grid.write(
      line, row: sheet.row + 1 + offset, column: 2, style: room.theme.text, limit: sheet.endColumn)
  }
  grid.cursor = (sheet.row, 1)
}
