import Archive
import Prose
import PullquoteModel
import Screen

extension FeedsView {
  package func render(into grid: inout Grid) {
    writeHeading(into: &grid)
    if outline.rows.isEmpty {
      let key = room.settings.keymap.key(for: .unreadOnly)
      let notice =
        tree == nil
        ? "looking…"
        : choice.letters.isEmpty ? "nothing unread; \(key) shows all" : "no name has these letters"
      grid.write(notice, row: rect.row, column: 2, style: room.theme.faint)
      grid.cursor = (rect.row, 2)
    }
    for (entry, _, row) in list.visible(in: rect) {
      if room.settings.usesWords {
        grid.write(
          rowText(spoken(outline.rows[entry]), rect.columns), row: row, column: 2,
          style: style(of: outline.rows[entry]), limit: rect.endColumn)
      } else {
        write(outline.rows[entry], row: row, into: &grid)
      }
      if entry == list.selected { grid.markSelected(row: row, in: rect, room) }
    }
  }

  /// The view's name, what holds of the list, and over the numbers what they count.
  private func writeHeading(into grid: inout Grid) {
    grid.writeHeading("Feeds", in: room)
    let row = room.body.row
    var end = rect.endColumn - 1
    if !outline.rows.isEmpty, !room.settings.usesWords {
      if rect.columns >= 60 {
        grid.write("all", row: row, endingAt: end, style: room.theme.faint, from: end - 9)
        end -= 10
      }
      grid.write("unread", row: row, endingAt: end, style: room.theme.faint, from: end - 8)
      end -= 9
    }
    grid.write(
      rowText(facts, rect.columns), row: row, column: 8, style: room.theme.faint, limit: end)
  }

  /// What holds of the list.
  private var facts: String {
    var facts: [String] = []
    if !choice.letters.isEmpty { facts.append("name has “\(rowText(choice.letters, 20))”") }
    if choice.unreadOnly { facts.append("unread only") }
    if choice.order != .file { facts.append(choice.order.rawValue) }
    return facts.joined(separator: " · ")
  }

  private func style(of row: FeedOutline.Row) -> Style {
    row.unread == 0 ? room.theme.faint : room.theme.text
  }

  /// A row: sign, name as deep as it lies, unread and all articles at the right.
  private func write(_ row: FeedOutline.Row, row at: Int, into grid: inout Grid) {
    let style = style(of: row)
    var column = 1 + 2 * min(row.depth, max(0, rect.columns / 8))
    grid.write(sign(of: row), row: at, column: column, style: style)
    column += 2
    var end = rect.endColumn - 1
    if rect.columns >= 60 {
      if let articles = row.articles {
        grid.write(
          grouped(articles), row: at, endingAt: end, style: room.theme.faint, from: end - 9)
      }
      end -= 10
    }
    if let unread = row.unread, unread > 0 {
      let more = unread >= countLimit && row.isCountedApart ? "+" : ""
      grid.write(grouped(unread) + more, row: at, endingAt: end, style: style, from: end - 8)
    }
    grid.write(
      rowText(row.name, rect.columns), row: at, column: column, style: style, limit: end - 9)
  }

  private func sign(of row: FeedOutline.Row) -> String {
    switch row.key {
    case .folder, .former: row.isFolded ? (row.failing > 0 ? "▹" : "▸") : "▾"
    case .search: row.failure == nil ? "/" : "!"
    case .watched: "W"
    case .starred: "*"
    case .feed: row.failure != nil ? "!" : (row.unread ?? 0) > 0 ? "N" : " "
    case .all, .unread: " "
    }
  }

  /// A row in words.
  private func spoken(_ row: FeedOutline.Row) -> String {
    var parts = [rowText(row.name, rect.columns)]
    switch row.key {
    case .folder, .former: parts.insert(row.isFolded ? "folded folder" : "open folder", at: 0)
    case .search: parts.insert("search", at: 0)
    default: break
    }
    if let unread = row.unread { parts.append("\(grouped(unread)) unread") }
    if let articles = row.articles { parts.append("of \(grouped(articles))") }
    if row.failure != nil { parts.append("failing") }
    if row.failing > 0 { parts.append("\(row.failing) failing") }
    let level = row.depth > 0 ? "level \(row.depth + 1), " : ""
    return level + parts.joined(separator: ", ")
  }

  package var status: ViewStatus {
    let unread = tree?.feeds.reduce(0) { $0 + $1.unread } ?? 0
    let feeds = tree?.feeds.count { $0.isFollowed } ?? 0
    var right = ["\(grouped(unread)) unread", counted(feeds, "feed")]
    if let pending = tree?.pending, pending > 0, room.activity.indexing == nil,
      room.size.columns >= 110
    {
      right.append("\(grouped(pending)) to search for quotes")
    }
    return ViewStatus(left: statusLeft, right: right.joined(separator: " · "))
  }

  private var statusLeft: String {
    guard let row else { return "Feeds" }
    switch row.key {
    case .folder, .former:
      var parts = [counted(row.feeds.count, "feed")]
      if row.failing > 0 { parts.append("\(row.failing) failing") }
      let key = room.settings.keymap.key(for: .right)
      if !row.isFolded { parts.append("\(key) lists all its articles") }
      return "\(rowText(row.name, 40)): " + parts.joined(separator: " · ")
    case .search(_, let text): return row.failure ?? "search: \(rowText(text, 100))"
    case .feed: return feed.map(describe) ?? row.name
    case .all: return "everything that was fetched"
    case .unread: return "what has not been read"
    case .starred: return "what has a star"
    case .watched:
      return "what fits one of \(counted(tree?.watches.count ?? 0, "watch", "watches"))"
    }
  }

  /// What to know of a feed: what went wrong, else where it comes from and when it was asked.
  private func describe(_ feed: FeedState) -> String {
    if let failure = feed.failure {
      let times = feed.failures > 1 ? " (\(feed.failures) times)" : ""
      return "fails\(times): \(rowText(failure, 200))"
    }
    var parts = [rowText(feed.subscription.url, 80)]
    parts += feed.subscription.tags.prefix(5).map { "#" + rowText($0, 20) }
    if feed.subscription.wantsFullText { parts.append("whole articles") }
    if let fetched = feed.fetchedAt {
      let days = DayName(now: room.now, offset: room.offset)
      parts.append("asked \(days.short(fetched)) \(days.time(of: fetched))")
    } else {
      parts.append("not asked yet")
    }
    return parts.joined(separator: " · ")
  }
}
