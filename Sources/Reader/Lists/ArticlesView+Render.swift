import Archive
import Prose
import PullquoteModel
import Screen

extension ArticlesView {
  package func render(into grid: inout Grid) {
    grid.writeHeading(name, facts: facts, in: room)
    if headlines.isEmpty {
      grid.write(emptyNotice, row: rect.row, column: 2, style: room.theme.faint)
      grid.cursor = (rect.row, 2)
      return
    }
    let days = DayName(now: room.now, offset: room.offset)
    let selectedRow = list.lastRow(ofSelectedIn: rect)
    for (entry, line, row) in list.visible(in: rect) {
      let headline = headlines[entry]
      let isHeaded = list.height(of: entry) > 1
      if isHeaded, line == 0 {
        grid.write(
          days.heading(of: days.day(of: headline.date)), row: row, column: 1,
          style: room.theme.paneHeading, limit: rect.endColumn)
        continue
      }
      if room.settings.usesWords {
        let text = spoken(headline, days)
        grid.write(
          rowText(text, rect.columns), row: row, column: 2,
          style: headline.isRead ? room.theme.faint : room.theme.text, limit: rect.endColumn)
      } else {
        write(headline, days, row: row, into: &grid)
      }
      if row == selectedRow { grid.markSelected(row: row, in: rect, room) }
    }
  }

  private var emptyNotice: String {
    if isLooking { return "looking…" }
    if narrowing != nil { return "nothing fits the filter; Esc takes it away" }
    let key = room.settings.keymap.key(for: .unreadOnly)
    return unreadOnly ? "nothing unread; \(key) shows all articles" : "no articles yet"
  }

  /// What holds of the list.
  private var facts: String {
    var facts: [String] = []
    if let narrowing { facts.append("filter: \(rowText(narrowing.text, 40))") }
    if unreadOnly, !base.unreadOnly { facts.append("unread only") }
    if order != base.order { facts.append("\(order.rawValue) first") }
    return facts.joined(separator: " · ")
  }

  /// A row: signs, time, feed, title; at the right other feeds that have it, and quotes.
  private func write(_ headline: Headline, _ days: DayName, row: Int, into grid: inout Grid) {
    let style = headline.isRead ? room.theme.faint : room.theme.text
    let faint = room.theme.faint
    let signs =
      (headline.isRead ? " " : "N") + (headline.isStarred ? "*" : " ")
      + (watched.contains(headline.id) ? "W" : " ")
    grid.write(signs, row: row, column: 1, style: style)
    var column = 5
    if rect.columns >= 50 {
      grid.write(days.time(of: headline.date), row: row, column: column, style: faint)
      column += 7
    }
    if rect.columns >= 72, base.feeds.count != 1 {
      let width = min(24, rect.columns / 5)
      grid.write(
        rowText(headline.feedName, width), row: row, column: column, style: faint,
        limit: column + width)
      column += width + 2
    }
    var end = rect.endColumn - 1
    if let quotes = headline.quotes, quotes > 0 {
      grid.write(
        Signs.quotes + "\(quotes)", row: row, endingAt: end, style: faint, from: end - 5)
    }
    end -= 5
    if headline.copies > 0, rect.columns >= 50 {
      end = grid.write("+\(headline.copies)", row: row, endingAt: end, style: faint, from: column)
      end -= 1
    }
    let titleEnd = grid.write(
      rowText(headline.shownTitle, rect.columns), row: row, column: column, style: style,
      limit: end)
    // Tags have the room that the title leaves.
    let tags = headline.tags.prefix(5).map { "#" + rowText($0, 20) }.joined(separator: " ")
    if !tags.isEmpty, titleEnd + 2 + columns(of: tags) < end {
      grid.write(tags, row: row, endingAt: end - 1, style: faint, from: titleEnd + 2)
    }
  }

  /// A row in words.
  private func spoken(_ headline: Headline, _ days: DayName) -> String {
    var parts: [String] = []
    if !headline.isRead { parts.append("unread") }
    if headline.isStarred { parts.append("starred") }
    if watched.contains(headline.id) { parts.append("watched") }
    let signs = parts.isEmpty ? "" : parts.joined(separator: ", ") + ": "
    parts = [rowText(headline.shownTitle, rect.columns), days.time(of: headline.date)]
    if base.feeds.count != 1 { parts.append(rowText(headline.feedName, 30)) }
    if let quotes = headline.quotes, quotes > 0 { parts.append(counted(quotes, "quote")) }
    if headline.copies > 0 { parts.append("also in \(counted(headline.copies, "other feed"))") }
    if !headline.tags.isEmpty {
      let tags = headline.tags.prefix(5).map { rowText($0, 20) }
      parts.append("tagged " + tags.joined(separator: ", "))
    }
    return signs + parts.joined(separator: ", ")
  }

  package var status: ViewStatus {
    ViewStatus(left: statusLeft, right: statusRight)
  }

  /// What the row of the selected article has no room for.
  private var statusLeft: String {
    guard let selected else { return name }
    let days = DayName(now: room.now, offset: room.offset)
    var parts = [rowText(selected.feedName, 30)]
    parts.append("\(days.short(selected.date)) \(days.time(of: selected.date))")
    if let byline = selected.byline { parts.append(rowText(byline, 40)) }
    if watched.contains(selected.id) { parts.append("watched") }
    parts += selected.tags.prefix(5).map { "#" + rowText($0, 20) }
    if selected.copies > 0 { parts.append("also in \(counted(selected.copies, "other feed"))") }
    if selected.quotes == nil { parts.append("not searched for quotes yet") }
    return parts.filter { !$0.isEmpty }.joined(separator: " · ")
  }

  private var statusRight: String {
    var parts: [String] = []
    if let unread { parts.append("\(grouped(unread))\(unread >= countLimit ? "+" : "") unread") }
    if !headlines.isEmpty, window.anchor == nil {
      // How many of a long list happen to be here says nothing, and would be drawn with each page.
      let all = window.isAtEnd ? grouped(headlines.count) : "…"
      parts.append("\(grouped(list.selected + 1))/\(all)")
    }
    return parts.joined(separator: " · ")
  }
}

extension Headline {
  /// What stands for it in a list.
  var shownTitle: String { title.isEmpty ? url ?? "(no title)" : title }
}
