import Archive
import Prose
import PullquoteModel
import Screen

extension SearchView {
  package func render(into grid: inout Grid) {
    let top = room.body.row
    let label = " Search: "
    let style = isTyping ? room.theme.title : room.theme.text
    line.render(into: &grid, row: top, label: label, style: style, hasCursor: isTyping)
    if isTyping || line.error != nil {
      line.renderNotes(into: &grid, row: top + 1, start: columns(of: label), room)
    }
    renderTabs(into: &grid, row: top + 2)
    let days = DayName(now: room.now, offset: room.offset)
    for (entry, part, row) in list.visible(in: rect) {
      if showsQuotes {
        write(quotes[entry], days, part: part, row: row, into: &grid)
      } else {
        write(hits[entry], days, part: part, row: row, into: &grid)
      }
      if entry == list.selected, !isTyping, part == 0 {
        grid.markSelected(row: row, in: rect, room)
      }
    }
    if count == 0, rect.rows > 0 {
      grid.write(notice, row: rect.row, column: 2, style: room.theme.faint, limit: rect.endColumn)
      if !isTyping { grid.cursor = (rect.row, 2) }
    }
  }

  private var notice: String {
    if line.isEmpty {
      return "words, or speaker:name  about:word  entity:name  feed:name  newer:1w  is:unread"
    }
    if line.error != nil { return "" }
    return shown == nil ? "looking…" : "nothing was found"
  }

  /// Says which of the two lists is shown.
  private func renderTabs(into grid: inout Grid, row: Int) {
    guard row < rect.row else { return }
    var column = 1
    for (name, isShown) in [("Articles", !showsQuotes), ("Quotes", showsQuotes)] {
      let sign = isShown ? "▸" : " "
      column = grid.write(
        sign + name, row: row, column: column,
        style: isShown ? room.theme.focusedHeading : room.theme.faint)
      column += 2
    }
    if line.error != nil, count > 0 {
      grid.write("what was found before", row: row, column: column + 1, style: room.theme.faint)
    }
  }

  private func write(
    _ hit: SearchHit, _ days: DayName, part: Int, row: Int, into grid: inout Grid
  ) {
    let isOld = line.error != nil || hit.headline.isRead
    if part == 1 {
      return write(hit.snippet, row: row, into: &grid)
    }
    let signs = (hit.headline.isRead ? " " : "N") + (hit.headline.isStarred ? "*" : " ")
    grid.write(signs, row: row, column: 1, style: room.theme.text)
    write(
      hit.headline.shownTitle, from: hit.headline.feedName, days.short(hit.headline.date), row: row,
      style: isOld ? room.theme.faint : room.theme.text, into: &grid)
  }

  private func write(
    _ quote: QuoteHit, _ days: DayName, part: Int, row: Int, into grid: inout Grid
  ) {
    if part == 0 {
      let who = quote.speakers.map(\.name).joined(separator: ", ")
      let name = who.isEmpty ? quote.source ?? "not named" : who
      let more = quote.also > 0 ? " +\(quote.also)" : ""
      return write(
        rowText(name, rect.columns) + more, from: quote.feedName, days.short(quote.date), row: row,
        style: room.theme.title, into: &grid)
    }
    let words = quote.words.map { rowText($0, rect.columns) }.joined(separator: " … ")
    let text = quote.quote.kind == .direct ? "“\(words)”" : words
    let column = grid.write(
      quote.lead, row: row, column: 4, style: room.theme.text.with(room.theme.cue),
      limit: rect.endColumn)
    grid.write(text, row: row, column: column, style: room.theme.text, limit: rect.endColumn)
  }

  /// The first line of a result.
  private func write(
    _ name: String, from feed: String, _ day: String, row: Int, style: Style, into grid: inout Grid
  ) {
    var end = rect.endColumn - 1
    end = grid.write(day, row: row, endingAt: end, style: room.theme.faint, from: end - 11) - 1
    if rect.columns >= 72 {
      let width = min(24, rect.columns / 5)
      let feed = rowText(feed, width)
      let start = end - min(width, Screen.columns(of: feed))
      grid.write(feed, row: row, column: start, style: room.theme.faint, limit: end)
      end = start - 2
    }
    grid.write(rowText(name, rect.columns), row: row, column: 4, style: style, limit: end)
  }

  /// The words around a hit, those that were sought emphasised.
  private func write(_ snippet: Snippet, row: Int, into grid: inout Grid) {
    let bytes = Array(snippet.text.utf8)
    var column = 4
    if snippet.isCutBefore {
      column = grid.write("…", row: row, column: column, style: room.theme.faint)
    }
    var place = 0
    func part(_ range: Range<Int>) -> String {
      rowText(String(decoding: bytes[range], as: UTF8.self), rect.columns)
    }
    for mark in snippet.marks where mark.start >= place && mark.end <= bytes.count {
      column = grid.write(
        part(place..<mark.start), row: row, column: column, style: room.theme.faint,
        limit: rect.endColumn)
      guard column < rect.endColumn else { return }
      // Signs as well: brackets where neither colour nor weight is sure to be seen.
      let words = part(mark.start..<mark.end)
      column = grid.write(
        room.settings.usesWords ? "[\(words)]" : words, row: row, column: column,
        style: room.theme.title.with(.underline), limit: rect.endColumn)
      guard column < rect.endColumn else { return }
      place = mark.end
    }
    grid.write(
      part(place..<bytes.count) + (snippet.isCutAfter ? "…" : ""), row: row, column: column,
      style: room.theme.faint, limit: rect.endColumn)
  }

  package var status: ViewStatus {
    let keys = room.settings.keymap
    let kind = showsQuotes ? "quote" : "article"
    let found =
      next == nil ? counted(count, kind) : "\(grouped(count))+ \(kind)s"
    let right = shown == nil ? "" : found
    if let error = line.error {
      return ViewStatus(left: "\(error.problem); \(error.hint)", right: right)
    }
    let left =
      isTyping
      ? "Enter or ↓ goes to the results, Tab completes, ↑ earlier searches"
      : "\(keys.key(for: .nextPane)) \(showsQuotes ? "articles" : "quotes"), "
        + "\(keys.key(for: .save)) save, \(keys.key(for: .watch)) watch, "
        + "\(keys.key(for: .mute)) mute, \(keys.key(for: .filter)) change"
    return ViewStatus(left: left, right: right)
  }
}
