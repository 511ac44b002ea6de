import Archive
import Prose
import PullquoteModel
import Screen

/// The page of somebody who is quoted: who it is, how often, all that was said, and who else speaks
/// in the same articles.
package struct SpeakerView: View {
  /// Where it is drawn.
  package var room: Room {
    didSet { if room.size != oldValue.size { fit() } }
  }
  /// Whose page it is.
  package let id: EntityID
  /// What is known of them; nil before the first answer.
  package private(set) var profile: SpeakerProfile?
  var board: QuoteBoard
  var side = SideList()
  /// True while the names beside the quotes have the keys.
  var isAtSide = false
  private(set) var query: QuoteQuery
  /// What was typed to narrow the list.
  private(set) var typed = ""
  private let name: String

  /// A page that is not filled yet.
  package init(_ count: EntityCount, in room: Room) {
    id = count.id
    name = count.name
    query = QuoteQuery(speakers: [count.id], speechOnly: !room.settings.marksAll)
    self.room = room
    board = QuoteBoard(in: room)
  }

  /// The name known best.
  var shownName: String { shownTitle(of: profile?.record.count.name ?? name) }
  package var title: String { shownName }
  package var hints: [Command] {
    [.activate, .copy, .select, .save, .filter, .nextPane, .watch, .page, .find]
  }

  package mutating func begin() -> [Step] { ask(QuoteBoard.page) }

  package mutating func libraryChanged() -> [Step] {
    ask(min(1_000, max(QuoteBoard.page, board.hits.count)))
  }

  private func ask(_ limit: Int) -> [Step] {
    [.ask(.quotes(query, after: nil, limit: limit)), .ask(.speaker(id, query), .detail)]
  }

  package mutating func receive(_ answer: Answer, to question: Question) -> [Step] {
    defer { fit() }
    if case .speaker(let asked, let about) = question, case .speaker(let found) = answer {
      guard asked == id, about == query else { return [] }
      guard let found else { return [.refuse("the archive does not know this name any more")] }
      let isFirst = profile == nil
      profile = found
      side.take([
        SideList.Section(title: "Outlets", entries: found.outlets.map(SideList.Entry.outlet)),
        SideList.Section(
          title: "Also speaking there", entries: found.alongside.map(SideList.Entry.name)),
      ])
      return isFirst ? [.effect(.title(title))] : []
    }
    return board.receive(answer, to: question, query: query, columns: listRect.columns) ?? []
  }

  package mutating func perform(_ command: Command, count: Int?) -> [Step] {
    defer { fit() }
    switch command {
    case .nextPane, .previousPane:
      isAtSide.toggle()
      return []
    case .right where !isAtSide && isWide:
      isAtSide = true
      return []
    case .left:
      guard isAtSide else { return [.close] }
      isAtSide = false
      return []
    case .back, .escape: return leaveSomething() ? [] : [.pass]
    case .filter:
      let outlets = profile?.outlets.map(\.name) ?? []
      return [.cover(quoteFilterPrompt(typed, outlets: outlets, in: room))]
    case .watch: return [.effect(watch(shownName, isQuoted: true))]
    case .page: return [.open(EntityView(entityCount, in: room))]
    case .merge, .split: return rename(command)
    case .speakerQuotes: return [.cover(NamePrompt.speakers(in: room))]
    default: break
    }
    if isAtSide {
      if side.list.perform(command, count: count, in: sideRect) { return [] }
      return command == .activate || command == .right ? openSide() : [.pass]
    }
    return board.perform(
      command, count: count, in: listRect, query: query, name: shownName, room: room) ?? [.pass]
  }

  private var entityCount: EntityCount {
    profile?.record.count
      ?? EntityCount(id: id, name: name, kind: .person, quotes: 0, articles: 0)
  }

  /// Closes what was opened last.
  private mutating func leaveSomething() -> Bool {
    if isAtSide {
      isAtSide = false
      return true
    }
    return board.chooseNothing()
  }

  private func rename(_ command: Command) -> [Step] {
    if command == .merge {
      return [
        .cover(
          NamePrompt(
            "merge \(id.value)", label: "\(shownName) is the same as", near: [], finds: .anybody,
            in: room))
      ]
    }
    let names = profile?.record.names ?? []
    guard names.count > 1 else { return [.refuse("\(shownName) has no other name")] }
    return [
      .cover(
        Menu(
          "split \(id.value)", label: "Which name is not \(shownName)'s?", entries: names,
          selected: 1, in: room))
    ]
  }

  private mutating func openSide() -> [Step] {
    switch side.selected {
    case nil: return [.refuse("nothing is selected")]
    case .name(let count): return [.open(page(of: count, in: room))]
    case .outlet(let outlet):
      guard let feed = outlet.feed else {
        return [.refuse("what came from no feed cannot be listed by itself")]
      }
      query.feeds = query.feeds == [feed] ? [] : [feed]
      isAtSide = false
      return ask(QuoteBoard.page)
    }
  }

  package mutating func receive(_ reply: Reply) -> [Step] {
    if reply.purpose == "quotes filter" {
      do throws(QueryError) {
        try query.narrow(by: reply.text)
      } catch {
        return [.refuse("\(error)")]
      }
      typed = reply.text
      return ask(QuoteBoard.page)
    }
    if let steps = board.receive(reply) { return steps }
    let parts = reply.purpose.split(separator: " ")
    guard parts.count == 2, parts[1] == String(id.value) else { return [] }
    return namesChanged(reply, String(parts[0]), id)
  }

  package mutating func point(_ pointing: Pointing, row: Int, column: Int) -> [Step] {
    defer { fit() }
    if isWide || isAtSide, sideRect.contains(row: row, column: column) {
      let wasAtSide = isAtSide
      switch pointing {
      case .wheel(let rows): side.list.scroll(by: rows, in: sideRect)
      case .click:
        isAtSide = true
        if side.list.click(row: row, in: sideRect) == true, wasAtSide { return openSide() }
      }
      return []
    }
    guard listRect.contains(row: row, column: column) else { return [] }
    if case .click = pointing { isAtSide = false }
    return board.point(pointing, row: row, in: listRect, query: query, room: room)
  }

  package var status: ViewStatus {
    var right: [String] = []
    if !board.chosen.isEmpty { right.append("\(board.chosen.count) chosen") }
    if !board.hits.isEmpty {
      right.append("\(board.hits.count)\(board.next == nil ? "" : "+") listed")
    }
    let hit = isAtSide ? nil : board.selected
    return ViewStatus(
      left: hit.map { "\($0.feedName.isEmpty ? "" : $0.feedName + ": ")\($0.title)" } ?? shownName,
      right: right.joined(separator: " · "))
  }

  /// What the list is narrowed to, in words; empty where it shows all.
  var narrowing: String {
    var parts = typed.isEmpty ? [] : [typed]
    for feed in query.feeds {
      parts.append(profile?.outlets.first { $0.feed == feed }?.name ?? "one outlet")
    }
    return parts.joined(separator: ", ")
  }

  private mutating func fit() {
    guard !room.chrome.isTooSmall else { return }
    board.fit(columns: listRect.columns)
    board.list.settle(in: listRect)
    side.list.settle(in: sideRect)
  }
}
