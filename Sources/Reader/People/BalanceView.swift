import Archive
import Prose
import PullquoteModel
import Screen

/// Who gets to speak in an article, and how much.
package struct BalanceView: View {
  /// Where it is drawn.
  package var room: Room {
    didSet { if room.size != oldValue.size { list.settle(in: rect) } }
  }
  /// What was counted.
  package let balance: SourceBalance
  private let name: String
  /// What the archive knows of each entity of the article; empty for one of a file.
  private let known: [EntityCount?]
  private var list = EntryList()

  /// Counts an article.
  /// - Parameter known: what the archive knows of each entity; empty for an article of a file.
  package init(
    _ article: AnnotatedArticle, title: String, known: [EntityCount?] = [], in room: Room
  ) {
    balance = SourceBalance(article)
    name = title
    self.known = known
    self.room = room
    list.set(heights: balance.sources.map { _ in 1 })
  }

  package var title: String { "Who speaks: \(shownTitle(of: name))" }
  package var hints: [Command] { [.activate, .page, .left] }
  private var head: [String] {
    room.body.rows >= 12 ? balance.summary : Array(balance.summary.prefix(2))
  }
  private var rect: Rect { room.body.split(top: head.count + 2).1 }

  package mutating func perform(_ command: Command, count: Int?) -> [Step] {
    if list.perform(command, count: count, in: rect) { return [] }
    switch command {
    case .left: return [.close]
    case .activate, .page, .right: return open()
    default: return [.pass]
    }
  }

  private func open() -> [Step] {
    guard balance.sources.indices.contains(list.selected) else {
      return [.refuse("nobody is quoted")]
    }
    let source = balance.sources[list.selected]
    guard let entity = source.entities.first else { return [.refuse("nobody is named here")] }
    guard known.indices.contains(entity.value), let count = known[entity.value] else {
      return [.refuse("this article is not in the archive, so there is no page of \(source.name)")]
    }
    return [.open(Reader.page(of: count, in: room))]
  }

  package mutating func point(_ pointing: Pointing, row: Int, column: Int) -> [Step] {
    switch pointing {
    case .wheel(let rows): list.scroll(by: rows, in: rect)
    case .click: if list.click(row: row, in: rect) == true { return open() }
    }
    return []
  }

  package var status: ViewStatus {
    guard balance.sources.indices.contains(list.selected) else { return ViewStatus(left: title) }
    let source = balance.sources[list.selected]
    let kinds = Quote.Kind.allCases.compactMap { kind in
      source.byKind[kind].map { "\($0.quotes) \(kind.rawValue)" }
    }
    return ViewStatus(
      left: "\(source.shownName): \(kinds.joined(separator: ", "))",
      right: counted(balance.sources.count, "source"))
  }

  package func render(into grid: inout Grid) {
    grid.write(
      title, row: room.body.row, column: 1, style: room.theme.focusedHeading,
      limit: room.body.endColumn)
    for (place, line) in head.enumerated() {
      grid.write(
        line, row: room.body.row + 1 + place, column: 1, style: room.theme.text,
        limit: room.body.endColumn)
    }
    if balance.sources.isEmpty { grid.cursor = (room.body.row, 1) }
    let most = balance.sources.first?.all.words ?? 0
    for (entry, _, row) in list.visible(in: rect) {
      render(balance.sources[entry], most, entry == list.selected, into: &grid, row: row)
    }
  }

  private func render(
    _ source: SourceBalance.Source, _ most: Int, _ isSelected: Bool, into grid: inout Grid, row: Int
  ) {
    let share = balance.share(source.all)
    let percent = SourceBalance.percent(share)
    let usesWords = room.settings.usesWords
    let numbers =
      usesWords
      ? ", \(counted(source.all.words, "word")), \(percent), \(counted(source.all.quotes, "quote"))"
      : "\(source.all.words) words \(Signs.quotes)\(source.all.quotes)"
    let nameEnd = usesWords ? rect.endColumn : min(rect.column + 30, rect.columns / 2)
    let end = grid.write(
      (isSelected ? Signs.selected : " ") + source.shownName + (usesWords ? numbers : ""), row: row,
      column: 1, style: source.naming == .named ? room.theme.text : room.theme.faint, limit: nameEnd
    )
    if !usesWords {
      grid.write(
        percent, row: row, column: nameEnd + 5 - columns(of: percent), style: room.theme.text)
      let space = rect.endColumn - nameEnd - 8 - 20
      let bar =
        space < 5 || most == 0
        ? "" : QuoteChart.bar(Double(source.all.words) / Double(most), columns: space)
      grid.write(bar, row: row, column: nameEnd + 7, style: room.theme.text)
      grid.write(
        numbers, row: row, column: max(nameEnd + 7, rect.endColumn - 19), style: room.theme.faint,
        limit: rect.endColumn)
    }
    if isSelected {
      grid.restyle(Rect(row: row, column: 0, columns: rect.columns, rows: 1)) {
        room.theme.selected($0)
      }
      grid.cursor = (row, min(1, end))
    }
  }
}
