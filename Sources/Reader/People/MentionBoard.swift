import Archive
import Prose
import PullquoteModel
import Screen

/// Articles that name somebody or something, the newest first, each with the words around.
struct MentionBoard: Sendable {
  private(set) var hits: [MentionHit] = []
  private(set) var next: Cursor?
  private(set) var isAnswered = false
  var list = EntryList()

  /// How many articles are asked for at once.
  static let page = 100
  private static let rowsEach = 2

  /// Takes the first page, or the one behind what is here.
  mutating func take(_ page: ResultPage<MentionHit>, isFirst: Bool) {
    let kept = selected?.headline.id
    if isFirst { hits = [] }
    hits += page.rows
    next = page.next
    isAnswered = true
    list.set(heights: hits.map { _ in Self.rowsEach })
    if let place = hits.firstIndex(where: { $0.headline.id == kept }) { list.select(place) }
  }

  /// The selected article.
  var selected: MentionHit? {
    hits.indices.contains(list.selected) ? hits[list.selected] : nil
  }

  /// What is behind those that are here, when the selection comes near.
  func askForMore(_ id: EntityID) -> [Step] {
    guard let next, list.selected + 40 > hits.count else { return [] }
    return [.ask(.mentions(id, after: next, limit: Self.page), .more)]
  }

  /// Draws what is in sight.
  func render(into grid: inout Grid, rect: Rect, room: Room) {
    if hits.isEmpty {
      grid.write(
        isAnswered ? "no article" : "looking…", row: rect.row, column: rect.column + 2,
        style: room.theme.faint)
      grid.cursor = (rect.row, rect.column + 2)
    }
    for (entry, line, row) in list.visible(in: rect) {
      let hit = hits[entry]
      let isSelected = entry == list.selected
      if line == 0 {
        renderTitle(hit, into: &grid, row: row, rect: rect, room: room)
        if isSelected {
          grid.write(Signs.selected, row: row, column: rect.column, style: room.theme.title)
        }
      } else {
        renderSnippet(hit.snippet, into: &grid, row: row, rect: rect, room: room)
      }
      if isSelected {
        grid.restyle(Rect(row: row, column: rect.column, columns: rect.columns, rows: 1)) {
          room.theme.selected($0)
        }
        if line == 0 { grid.cursor = (row, rect.column) }
      }
    }
  }

  private func renderTitle(
    _ hit: MentionHit, into grid: inout Grid, row: Int, rect: Rect, room: Room
  ) {
    let times = hit.mentions > 1 ? "\(hit.mentions) times · " : ""
    let feed = hit.headline.feedName.isEmpty ? "" : shownTitle(of: hit.headline.feedName) + " · "
    let days = DayName(now: room.now, offset: room.offset)
    let facts = times + feed + days.short(hit.headline.date)
    let width = columns(of: facts)
    let column = rect.endColumn - 1 - width
    let isRoomy = column > rect.column + 30
    if isRoomy {
      grid.write(facts, row: row, column: column, style: room.theme.faint, limit: rect.endColumn)
    }
    grid.write(
      shownTitle(of: hit.headline.title), row: row, column: rect.column + 2,
      style: hit.headline.isRead ? room.theme.text : room.theme.title,
      limit: isRoomy ? column - 1 : rect.endColumn)
  }

  private func renderSnippet(
    _ snippet: Snippet, into grid: inout Grid, row: Int, rect: Rect, room: Room
  ) {
    var column = rect.column + 4
    if snippet.isCutBefore {
      column = grid.write("…", row: row, column: column, style: room.theme.faint)
    }
    var scanner = GlyphScanner(Array(snippet.text.utf8), keepsBlanks: true)
    while let glyph = scanner.next(), column < rect.endColumn - 1 {
      let isMarked = snippet.marks.contains { $0.contains(glyph.start) }
      grid.put(
        glyph, row: row, column: column,
        style: isMarked ? room.theme.text.with([.bold, .underline]) : room.theme.faint,
        limit: rect.endColumn)
      column += glyph.width
    }
    if snippet.isCutAfter || column >= rect.endColumn - 1 {
      grid.write("…", row: row, column: min(column, rect.endColumn - 1), style: room.theme.faint)
    }
  }
}
