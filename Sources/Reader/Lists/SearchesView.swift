import Archive
import Prose
import PullquoteModel
import Screen

/// What stands in the feeds file beside feeds: saved searches, watches and mutes.
package struct SearchesView: View {
  /// Where it is drawn.
  package var room: Room {
    didSet { if room.size != oldValue.size { list.settle(in: rect) } }
  }
  /// By what they are for, as the file has them; nil before the first answer.
  private var queries: [SavedQuery]?
  private var list = EntryList()
  /// Unread articles that fit, as far as they have been counted.
  private var counts: [String: Int] = [:]
  private var uncounted: [SavedQuery] = []
  /// What is being added, and how it is to be called.
  private var adding: (use: StandingUse, name: String?)?

  /// A list that is not filled yet.
  package init(in room: Room) { self.room = room }

  package var title: String { "Searches" }
  package var hints: [Command] { [.activate, .search, .watch, .mute, .amendFeed, .removeFeed] }
  private var rect: Rect { room.body.split(top: 1).1 }

  package mutating func begin() -> [Step] { [.ask(.feeds)] }
  package mutating func libraryChanged() -> [Step] { [.ask(.feeds)] }

  private var selected: SavedQuery? {
    guard let queries, queries.indices.contains(list.selected) else { return nil }
    return queries[list.selected]
  }

  package mutating func receive(_ answer: Answer, to question: Question) -> [Step] {
    switch answer {
    case .feeds(let tree):
      let kept = selected?.standing
      let row = list.selectedRow
      let sorted = StandingUse.allCases.flatMap { use in
        tree.queries.filter { $0.standing.use.rawValue == use.rawValue }
      }
      queries = sorted
      let found = sorted.firstIndex {
        $0.standing.use == kept?.use && $0.standing.text == kept?.text
      }
      list.set(
        heights: heights(sorted), selected: found ?? list.selected, atRow: row, in: rect)
      uncounted = sorted.filter { $0.query != nil }
      return countNext()
    case .count(let count):
      guard let first = uncounted.first, question == self.question(for: first) else { return [] }
      counts[first.standing.text] = count
      uncounted.removeFirst()
      return countNext()
    default: return []
    }
  }

  private func heights(_ queries: [SavedQuery]) -> [Int] {
    queries.indices.map { place in
      place == 0 || queries[place].standing.use != queries[place - 1].standing.use ? 2 : 1
    }
  }

  private func question(for saved: SavedQuery) -> Question {
    .count(ArticleFilter(query: saved.query, unreadOnly: true, includesMuted: true))
  }

  private func countNext() -> [Step] {
    uncounted.first.map { [.ask(question(for: $0), .detail)] } ?? []
  }

  package mutating func perform(_ command: Command, count: Int?) -> [Step] {
    if list.perform(command, count: count, in: rect) { return [] }
    switch command {
    case .activate, .right: return open()
    case .left: return [.close]
    case .save, .addFeed: return add(.search)
    case .watch: return add(.watch)
    case .mute: return add(.mute)
    case .amendFeed:
      guard let selected else { return [.refuse("nothing to rename")] }
      let name = selected.standing.name ?? ""
      return [
        .cover(LinePrompt("rename", label: "Name of the \(selected.word)", text: name, in: room))
      ]
    case .removeFeed:
      guard let selected else { return [.refuse("nothing to take out")] }
      let name = rowText(selected.standing.name ?? selected.standing.text, 40)
      return [
        .cover(
          Confirmation("drop", "Take the \(selected.word) “\(name)” out", in: room))
      ]
    default: return [.pass]
    }
  }

  private func open() -> [Step] {
    guard let selected else { return [.refuse("nothing is saved yet")] }
    guard let query = selected.query else {
      return [.refuse(selected.problem ?? "the query is not understood")]
    }
    let name = selected.standing.name ?? selected.standing.text
    // What is muted is seen here only.
    let filter = ArticleFilter(query: query, includesMuted: selected.standing.use == .mute)
    return [.open(ArticlesView(rowText(name, 80), filter, in: room))]
  }

  private mutating func add(_ use: StandingUse) -> [Step] {
    adding = (use, nil)
    if use == .search {
      return [.cover(LinePrompt("name", label: "Name of the search", in: room))]
    }
    return [
      .cover(QueryPrompt("query", label: use.label, needsWords: true, in: room))
    ]
  }

  package mutating func receive(_ reply: Reply) -> [Step] {
    switch reply.purpose {
    case "name":
      let name = reply.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      guard !name.isEmpty else { return [.refuse("a saved search needs a name")] }
      adding = (.search, name)
      return [
        .cover(QueryPrompt("query", label: "Search", needsWords: true, in: room))
      ]
    case "query":
      guard let adding else { return [] }
      self.adding = nil
      return [
        .effect(.keepQuery(use: adding.use.rawValue, name: adding.name, text: reply.text))
      ]
    case "rename":
      guard let selected else { return [] }
      let (use, text) = (selected.standing.use, selected.standing.text)
      let name = reply.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      guard !name.isEmpty || use != .search else { return [.refuse("a saved search needs a name")] }
      return [
        .effect(
          .renameQuery(use: use.rawValue, name: name.isEmpty ? nil : name, text: text))
      ]
    case "drop":
      guard let selected else { return [] }
      return [
        .effect(.dropQuery(use: selected.standing.use.rawValue, text: selected.standing.text))
      ]
    default: return []
    }
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
      left: selected.map { $0.problem ?? rowText($0.standing.text, 200) } ?? title,
      right: queries.map { "\($0.count) saved" } ?? "")
  }

  package func render(into grid: inout Grid) {
    grid.writeHeading("Searches, watches, mutes", in: room)
    guard let queries, !queries.isEmpty else {
      let keys = room.settings.keymap
      let notice =
        queries == nil
        ? "looking…"
        : "nothing yet: \(keys.key(for: .save)) saves a search, \(keys.key(for: .watch)) watches "
          + "somebody, \(keys.key(for: .mute)) mutes a subject"
      grid.write(notice, row: rect.row, column: 2, style: room.theme.faint, limit: rect.endColumn)
      grid.cursor = (rect.row, 2)
      return
    }
    let selectedRow = list.lastRow(ofSelectedIn: rect)
    for (entry, line, row) in list.visible(in: rect) {
      let saved = queries[entry]
      if line == 0, list.height(of: entry) > 1 {
        grid.write(
          saved.heading, row: row, column: 1, style: room.theme.paneHeading, limit: rect.endColumn)
        continue
      }
      write(saved, row: row, into: &grid)
      if row == selectedRow { grid.markSelected(row: row, in: rect, room) }
    }
  }

  private func write(_ saved: SavedQuery, row: Int, into grid: inout Grid) {
    let isWell = saved.query != nil
    grid.write(isWell ? " " : "!", row: row, column: 1, style: room.theme.text)
    var end = rect.endColumn - 1
    if let count = saved.unread ?? counts[saved.standing.text], saved.standing.use != .mute {
      let more = count >= countLimit ? "+" : ""
      grid.write(
        "\(grouped(count))\(more)", row: row, endingAt: end, style: room.theme.text, from: end - 8)
    }
    end -= 9
    let name = rowText(saved.standing.name ?? "", rect.columns)
    let column = grid.write(
      name, row: row, column: 3, style: room.theme.text, limit: end)
    grid.write(
      rowText(saved.standing.text, rect.columns), row: row,
      column: name.isEmpty ? 3 : column + 2,
      style: name.isEmpty && isWell ? room.theme.text : room.theme.faint, limit: end)
  }
}

extension SavedQuery {
  /// Why its words are not understood; nil where they are.
  fileprivate var problem: String? {
    do throws(QueryError) {
      return try parseQuery(standing.text) == nil ? "the query asks for nothing" : nil
    } catch {
      return error.description
    }
  }

  fileprivate var word: String {
    switch standing.use {
    case .search: "search"
    case .watch: "watch"
    case .mute: "mute"
    }
  }

  fileprivate var heading: String {
    switch standing.use {
    case .search: "Saved searches"
    case .watch: "Watched: pointed out in every list"
    case .mute: "Muted: kept out of every list"
    }
  }
}
