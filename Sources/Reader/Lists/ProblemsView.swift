import Archive
import Prose
import PullquoteModel
import Screen

/// What went wrong lately, feed by feed, the latest first.
package struct ProblemsView: View {
  /// Where it is drawn.
  package var room: Room {
    didSet { if room.size != oldValue.size { list.settle(in: rect) } }
  }
  /// Whose problems; nil for all feeds.
  private let feed: SubscriptionID?
  private let name: String
  /// Gathered by feed, the feed that failed last first; nil before the first answer.
  private var problems: [FeedProblem]?
  private var list = EntryList()

  /// A list that is not filled yet.
  /// - Parameters:
  ///   - feed: whose problems; nil for all feeds.
  ///   - name: its name.
  package init(_ feed: SubscriptionID? = nil, name: String = "", in room: Room) {
    self.feed = feed
    self.name = name
    self.room = room
  }

  package var title: String { feed == nil ? "Problems" : "Problems of \(rowText(name, 60))" }
  package var hints: [Command] { [.activate, .reload, .editFeeds] }
  private var rect: Rect { room.body.split(top: 1).1 }

  package mutating func begin() -> [Step] { [.ask(.problems(feed))] }
  package mutating func libraryChanged() -> [Step] { [.ask(.problems(feed))] }

  private var selected: FeedProblem? {
    guard let problems, problems.indices.contains(list.selected) else { return nil }
    return problems[list.selected]
  }

  package mutating func receive(_ answer: Answer, to question: Question) -> [Step] {
    guard case .problems(let found) = answer, question == .problems(feed) else { return [] }
    let kept = selected
    let row = list.selectedRow
    var order: [SubscriptionID] = []
    var groups: [SubscriptionID: [FeedProblem]] = [:]
    for problem in found {
      if groups[problem.feed] == nil { order.append(problem.feed) }
      groups[problem.feed, default: []].append(problem)
    }
    let problems = order.flatMap { groups[$0] ?? [] }
    self.problems = problems
    let heights = problems.indices.map { place in
      place == 0 || problems[place].feed != problems[place - 1].feed ? 2 : 1
    }
    list.set(
      heights: heights, selected: kept.flatMap(problems.firstIndex) ?? 0, atRow: row, in: rect)
    return []
  }

  package mutating func perform(_ command: Command, count: Int?) -> [Step] {
    if list.perform(command, count: count, in: rect) { return [] }
    switch command {
    case .activate, .right: return open()
    case .left: return [.close]
    case .reload:
      guard let selected else { return [.refuse("nothing went wrong")] }
      return [
        .effect(.refresh([selected.feed])), .say("fetching \(rowText(selected.name, 60))"),
      ]
    default: return [.pass]
    }
  }

  private func open() -> [Step] {
    guard let selected else { return [.refuse("nothing went wrong")] }
    let filter = ArticleFilter(feeds: [selected.feed])
    return [.open(ArticlesView(rowText(selected.name, 80), filter, in: room))]
  }

  package mutating func point(_ pointing: Pointing, row: Int, column: Int) -> [Step] {
    switch pointing {
    case .wheel(let rows): list.scroll(by: rows, in: rect)
    case .click: if list.click(row: row, in: rect) == true { return open() }
    }
    return []
  }

  package var status: ViewStatus {
    ViewStatus(
      left: selected.map { rowText($0.reason, 300) } ?? title,
      right: problems.map { counted($0.count, "problem") } ?? "")
  }

  package func render(into grid: inout Grid) {
    grid.writeHeading(title, in: room)
    guard let problems, !problems.isEmpty else {
      grid.write(
        problems == nil ? "looking…" : "nothing went wrong", row: rect.row, column: 2,
        style: room.theme.faint)
      grid.cursor = (rect.row, 2)
      return
    }
    let days = DayName(now: room.now, offset: room.offset)
    let selectedRow = list.lastRow(ofSelectedIn: rect)
    for (entry, line, row) in list.visible(in: rect) {
      let problem = problems[entry]
      if line == 0, list.height(of: entry) > 1 {
        grid.write(
          rowText(problem.name, rect.columns), row: row, column: 1, style: room.theme.paneHeading,
          limit: rect.endColumn)
        continue
      }
      let date = "\(days.short(problem.date)) \(days.time(of: problem.date))"
      let column = grid.write(date, row: row, column: 3, style: room.theme.faint)
      grid.write(
        rowText(problem.reason, rect.columns), row: row, column: max(column + 2, 17),
        style: room.theme.text, limit: rect.endColumn)
      if row == selectedRow { grid.markSelected(row: row, in: rect, room) }
    }
  }
}
