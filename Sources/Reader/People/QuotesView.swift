import Archive
import Prose
import PullquoteModel
import Screen

/// The quotes that a query finds, as "what has she said about the budget".
package struct QuotesView: View {
  /// Where it is drawn.
  package var room: Room {
    didSet { if room.size != oldValue.size { fit() } }
  }
  /// What the list is of, for its heading.
  package let name: String
  /// What is asked for.
  package private(set) var query: QuoteQuery
  private let whole: QuoteQuery
  private var typed = ""
  private var board: QuoteBoard

  /// A list that is not filled yet.
  package init(_ name: String, _ query: QuoteQuery, in room: Room) {
    self.name = name
    self.query = query
    whole = query
    self.room = room
    board = QuoteBoard(showsSpeakers: true, in: room)
  }

  package var title: String { shownTitle(of: name) }
  package var hints: [Command] { [.activate, .copy, .select, .save, .page, .filter, .find] }

  package mutating func begin() -> [Step] {
    [
      .ask(
        .quotes(query, after: nil, limit: min(1_000, max(QuoteBoard.page, board.hits.count))))
    ]
  }

  package mutating func libraryChanged() -> [Step] { begin() }

  package mutating func receive(_ answer: Answer, to question: Question) -> [Step] {
    defer { fit() }
    return board.receive(answer, to: question, query: query, columns: rect.columns) ?? []
  }

  package mutating func perform(_ command: Command, count: Int?) -> [Step] {
    defer { fit() }
    switch command {
    case .left: return [.close]
    case .filter: return [.cover(quoteFilterPrompt(typed, outlets: [], in: room))]
    case .page, .watch:
      guard let speaker = board.selected?.speakers.first else {
        return [.refuse("nobody is named for this quote")]
      }
      if command == .watch { return [.effect(Reader.watch(speaker.name, isQuoted: true))] }
      let count = EntityCount(
        id: speaker.id, name: speaker.name, kind: speaker.kind, quotes: 1, articles: 1)
      return [.open(SpeakerView(count, in: room))]
    case .speakerQuotes: return [.cover(NamePrompt.speakers(in: room))]
    case .back, .escape: return board.chooseNothing() ? [] : [.pass]
    default:
      return board.perform(
        command, count: count, in: rect, query: query, name: name, room: room) ?? [.pass]
    }
  }

  package mutating func receive(_ reply: Reply) -> [Step] {
    guard reply.purpose == "quotes filter" else { return board.receive(reply) ?? [] }
    var narrowed = whole
    do throws(QueryError) {
      try narrowed.narrow(by: reply.text)
    } catch {
      return [.refuse("\(error)")]
    }
    if let known = whole.filter {
      narrowed.filter = narrowed.filter.map { .all([known, $0]) } ?? known
    }
    query = narrowed
    typed = reply.text
    return begin()
  }

  package mutating func point(_ pointing: Pointing, row: Int, column: Int) -> [Step] {
    defer { fit() }
    guard rect.contains(row: row, column: column) else { return [] }
    return board.point(pointing, row: row, in: rect, query: query, room: room)
  }

  package var status: ViewStatus {
    let hit = board.selected
    let chosen = board.chosen.isEmpty ? "" : "\(board.chosen.count) chosen · "
    return ViewStatus(
      left: hit.map { "\($0.speakerText): \($0.title)" } ?? title,
      right: chosen + "\(board.hits.count)\(board.next == nil ? "" : "+") listed")
  }

  private var rect: Rect { room.body.split(top: 1).1 }

  private mutating func fit() {
    guard !room.chrome.isTooSmall else { return }
    board.fit(columns: rect.columns)
    board.list.settle(in: rect)
  }

  package func render(into grid: inout Grid) {
    let only = typed.isEmpty ? "" : " · only \(shownTitle(of: typed))"
    grid.write(
      "Quotes: \(title)\(only)", row: room.body.row, column: 1, style: room.theme.focusedHeading,
      limit: room.body.endColumn)
    board.render(into: &grid, rect: rect, room: room, hasKeys: true)
  }
}
