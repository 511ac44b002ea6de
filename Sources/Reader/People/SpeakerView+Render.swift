import Archive
import Prose
import PullquoteModel
import Screen

extension SpeakerView {
  /// True when the names have a place beside the quotes.
  var isWide: Bool { room.size.columns >= 110 }

  private var head: [(text: String, style: Style)] {
    pageHead(
      profile?.record, name: shownName, isRoomy: room.body.rows >= 16, room: room)
  }

  private var chart: String {
    guard room.body.rows >= 12, let profile else { return "" }
    return profile.chart(
      columns: room.body.columns - 2, usesWords: room.settings.usesWords,
      days: DayName(now: room.now, offset: room.offset))
  }

  /// Rows above the list.
  private var headRows: Int {
    head.count + (room.body.rows >= 12 ? 1 : 0) + (narrowing.isEmpty ? 0 : 1)
      + (room.body.rows >= 20 ? 1 : 0)
  }

  private var lower: Rect { room.body.split(top: headRows).1 }

  /// Where the quotes stand.
  var listRect: Rect { isWide ? lower.split(left: lower.columns - 37).0 : lower }

  /// Where the names stand.
  var sideRect: Rect { isWide ? lower.split(left: lower.columns - 36).1 : lower }

  package func render(into grid: inout Grid) {
    var row = room.body.row
    for (text, style) in head {
      grid.write(text, row: row, column: 1, style: style, limit: room.body.endColumn)
      row += 1
    }
    if room.body.rows >= 12 {
      grid.write(chart, row: row, column: 1, style: room.theme.faint, limit: room.body.endColumn)
      row += 1
    }
    if !narrowing.isEmpty {
      let keys = room.settings.keymap
      grid.write(
        "Only: \(shownTitle(of: narrowing))  (\(keys.key(for: .filter)) changes it)", row: row,
        column: 1, style: room.theme.heading, limit: room.body.endColumn)
    }
    if isWide || !isAtSide {
      board.render(into: &grid, rect: listRect, room: room, hasKeys: !isAtSide)
    }
    if isWide {
      for row in lower.row..<lower.endRow {
        grid.write("│", row: row, column: sideRect.column - 1, style: room.theme.rule)
      }
    }
    if isWide || isAtSide {
      side.render(
        into: &grid, rect: sideRect, room: room, hasKeys: isAtSide, chosen: query.feeds.first)
    }
  }
}

/// The lines above a page: name, what it is, other names, how often, from when to when.
func pageHead(
  _ record: EntityRecord?, name: String, isRoomy: Bool, room: Room
) -> [(text: String, style: Style)] {
  let theme = room.theme
  guard let record else { return [(name, theme.title)] }
  var facts: [String] = []
  if record.count.quotes > 0 { facts.append(counted(record.count.quotes, "quote")) }
  facts.append(counted(record.count.articles, "article"))
  let days = DayName(now: room.now, offset: room.offset)
  let first = record.first.map(days.short)
  let last = record.last.map(days.short)
  if let first, let last { facts.append(first == last ? first : "\(first) to \(last)") }
  let roles = record.roles.prefix(3).map { shownTitle(of: $0) }.joined(separator: ", ")
  guard isRoomy else {
    return [(([name] + facts).joined(separator: " · "), theme.title)]
  }
  var lines = [(([name, roles].filter { !$0.isEmpty }).joined(separator: " · "), theme.title)]
  lines.append((facts.joined(separator: " · "), theme.text))
  let others = record.names.filter { $0 != record.count.name }.prefix(8).map { shownTitle(of: $0) }
  if !others.isEmpty { lines.append(("also " + others.joined(separator: ", "), theme.faint)) }
  return lines
}
