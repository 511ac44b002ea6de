import Archive
import Prose
import PullquoteModel
import Screen

/// The page of a person, body or place: the articles that name it, what it says, what is said about
/// it, and who and what occurs with it.
package struct EntityView: View {
  /// What the page shows; Tab goes from one to the next.
  package enum Tab: Int, Hashable, Sendable, CaseIterable {
    /// The articles that name it.
    case mentions
    /// What it says.
    case quotesBy
    /// What is said about it.
    case quotesAbout
    /// What occurs with it.
    case with

    var word: String {
      switch self {
      case .mentions: "Mentions"
      case .quotesBy: "Quotes by"
      case .quotesAbout: "Quotes about"
      case .with: "With"
      }
    }
  }

  /// Where it is drawn.
  package var room: Room {
    didSet { if room.size != oldValue.size { fit() } }
  }
  /// Whose page it is.
  package let id: EntityID
  /// What is known of it; nil before the first answer.
  package private(set) var profile: EntityProfilePage?
  /// What is shown.
  package private(set) var tab = Tab.mentions
  var mentions = MentionBoard()
  var quotesBy: QuoteBoard
  var quotesAbout: QuoteBoard
  var with = SideList()
  private let count: EntityCount

  /// A page that is not filled yet.
  package init(_ count: EntityCount, in room: Room) {
    self.count = count
    id = count.id
    self.room = room
    quotesBy = QuoteBoard(in: room)
    quotesAbout = QuoteBoard(showsSpeakers: true, in: room)
  }

  var record: EntityRecord? { profile?.record }
  var name: String { shownTitle(of: record?.count.name ?? count.name) }
  package var title: String { name }
  package var hints: [Command] { [.activate, .nextPane, .watch, .page, .copy, .select, .find] }

  /// What each list of quotes asks for.
  func query(_ tab: Tab) -> QuoteQuery {
    let speechOnly = !room.settings.marksAll
    return tab == .quotesBy
      ? QuoteQuery(speakers: [id], speechOnly: speechOnly)
      : QuoteQuery(speechOnly: speechOnly, filter: .quote(.about(QueryWords(count.name))))
  }

  package mutating func begin() -> [Step] { [.ask(.entity(id), .detail)] + ask() }

  package mutating func libraryChanged() -> [Step] { begin() }

  /// Asks for what the tab shows.
  private func ask() -> [Step] {
    switch tab {
    case .mentions:
      let limit = min(1_000, max(MentionBoard.page, mentions.hits.count))
      return [.ask(.mentions(id, after: nil, limit: limit))]
    case .quotesBy, .quotesAbout:
      let limit = min(1_000, max(QuoteBoard.page, board(tab).hits.count))
      return [.ask(.quotes(query(tab), after: nil, limit: limit))]
    case .with: return []
    }
  }

  private func board(_ tab: Tab) -> QuoteBoard { tab == .quotesBy ? quotesBy : quotesAbout }

  private mutating func withBoard<Result>(_ body: (inout QuoteBoard) -> Result) -> Result {
    tab == .quotesBy ? body(&quotesBy) : body(&quotesAbout)
  }

  package mutating func receive(_ answer: Answer, to question: Question) -> [Step] {
    defer { fit() }
    switch (question, answer) {
    case (.entity(let asked), .entity(let found)) where asked == id:
      guard let found else { return [.refuse("the archive does not know this name any more")] }
      let isFirst = profile == nil
      profile = found
      with.take([
        SideList.Section(
          title: "In the same articles", entries: found.together.map(SideList.Entry.name))
      ])
      return isFirst ? [.effect(.title(title))] : []
    case (.mentions(let asked, let after, _), .mentions(let page)) where asked == id:
      if after == nil || after == mentions.next { mentions.take(page, isFirst: after == nil) }
      return []
    case (.quotes(let asked, _, _), _):
      let columns = rect.columns
      if asked == query(.quotesBy) {
        return quotesBy.receive(answer, to: question, query: asked, columns: columns) ?? []
      }
      if asked == query(.quotesAbout) {
        return quotesAbout.receive(answer, to: question, query: asked, columns: columns) ?? []
      }
      return []
    default:
      let asked = query(tab)
      let columns = rect.columns
      return withBoard { $0.receive(answer, to: question, query: asked, columns: columns) } ?? []
    }
  }

  package mutating func perform(_ command: Command, count: Int?) -> [Step] {
    defer { fit() }
    switch command {
    case .nextPane: return show(1)
    case .right where tab == .mentions || tab == .with: return activate()
    case .previousPane: return show(-1)
    case .left: return [.close]
    case .watch: return [.effect(watch(name, isQuoted: tab == .quotesBy))]
    case .page:
      return [.open(SpeakerView(record?.count ?? self.count, in: room))]
    case .merge, .split: return rename(command)
    case .speakerQuotes: return [.cover(NamePrompt.speakers(in: room))]
    case .back, .escape:
      return withBoard { $0.chooseNothing() } ? [] : [.pass]
    default: break
    }
    switch tab {
    case .mentions:
      if mentions.list.perform(command, count: count, in: rect) { return mentions.askForMore(id) }
    case .with: if with.list.perform(command, count: count, in: rect) { return [] }
    case .quotesBy, .quotesAbout:
      let (rect, query, name, room) = (rect, query(tab), name, room)
      return withBoard {
        $0.perform(command, count: count, in: rect, query: query, name: name, room: room)
      } ?? [.pass]
    }
    return command == .activate ? activate() : [.pass]
  }

  private mutating func show(_ step: Int) -> [Step] {
    let all = Tab.allCases
    tab = all[(tab.rawValue + step + all.count) % all.count]
    let isHere = tab == .with || tab == .mentions ? true : board(tab).isAnswered
    return isHere ? [] : ask()
  }

  private func activate() -> [Step] {
    switch tab {
    case .mentions:
      guard let hit = mentions.selected else { return [.refuse("no article is selected")] }
      return [
        .open(
          ArticleView(
            hit.headline.id, title: hit.headline.title, place: hit.place, walking: id, in: room))
      ]
    case .with:
      guard case .name(let count)? = with.selected else { return [.refuse("nothing is selected")] }
      return [.open(page(of: count, in: room))]
    case .quotesBy, .quotesAbout: return board(tab).open(room)
    }
  }

  private func rename(_ command: Command) -> [Step] {
    if command == .merge {
      return [
        .cover(
          NamePrompt(
            "merge \(id.value)", label: "\(name) is the same as", near: [], finds: .anybody,
            in: room))
      ]
    }
    let names = record?.names ?? []
    guard names.count > 1 else { return [.refuse("\(name) has no other name")] }
    return [
      .cover(
        Menu(
          "split \(id.value)", label: "Which name is not \(name)'s?", entries: names, selected: 1,
          in: room))
    ]
  }

  package mutating func receive(_ reply: Reply) -> [Step] {
    if let steps = withBoard({ $0.receive(reply) }) { return steps }
    let parts = reply.purpose.split(separator: " ")
    guard parts.count == 2, parts[1] == String(id.value) else { return [] }
    return namesChanged(reply, String(parts[0]), id)
  }

  package mutating func point(_ pointing: Pointing, row: Int, column: Int) -> [Step] {
    defer { fit() }
    if row == tabRow, case .click = pointing {
      guard let found = tabs.last(where: { $0.column <= column }), found.tab != tab else {
        return []
      }
      return show(found.tab.rawValue - tab.rawValue)
    }
    guard rect.contains(row: row, column: column) else { return [] }
    let rect = rect
    switch (tab, pointing) {
    case (.mentions, .wheel(let rows)): mentions.list.scroll(by: rows, in: rect)
    case (.mentions, .click):
      if mentions.list.click(row: row, in: rect) == true { return activate() }
    case (.with, .wheel(let rows)): with.list.scroll(by: rows, in: rect)
    case (.with, .click): if with.list.click(row: row, in: rect) == true { return activate() }
    case (.quotesBy, _), (.quotesAbout, _):
      let (query, room) = (query(tab), room)
      return withBoard { $0.point(pointing, row: row, in: rect, query: query, room: room) }
    }
    return tab == .mentions ? mentions.askForMore(id) : []
  }

  package var status: ViewStatus {
    switch tab {
    case .mentions:
      let hit = mentions.selected
      return ViewStatus(
        left: hit.map { "\($0.headline.feedName): \($0.headline.title)" } ?? name,
        right: hit == nil ? "" : "\(mentions.list.selected + 1)/\(mentions.hits.count)")
    case .quotesBy, .quotesAbout:
      let hit = board(tab).selected
      return ViewStatus(
        left: hit.map { "\($0.speakerText): \($0.title)" } ?? name,
        right: "\(board(tab).hits.count) listed")
    case .with: return ViewStatus(left: name)
    }
  }
}
