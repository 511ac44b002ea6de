import Archive
import Prose
import PullquoteModel
import Screen

extension ArticleView {
  /// True when a line above the text says where the article comes from.
  var hasHeader: Bool { opened != nil && size.rows >= 10 }

  /// What stands above the text of an article of the archive.
  private var header: String {
    guard let stored = opened?.stored else { return "" }
    var parts: [String] = []
    // Once the headline is scrolled away it stands here.
    let hasTitle = stored.draft.paragraphs.first.map { $0.kind == .title } ?? false
    if !stored.draft.title.isEmpty, !hasTitle || isScrolled { parts.append(stored.draft.title) }
    if let feed = opened?.feedName, !feed.isEmpty { parts.append(feed) }
    parts.append(DayName(now: room.now, offset: room.offset).moment(stored.date))
    if let byline = stored.draft.byline, !byline.isEmpty,
      !stored.draft.paragraphs.contains(where: { $0.kind == .byline })
    {
      parts.append("by \(byline)")
    }
    return parts.map { shownTitle(of: $0) }.joined(separator: " · ")
  }

  /// What the reader has done with the article.
  var marks: String {
    guard let stored = opened?.stored else { return "" }
    var parts: [String] = []
    if !stored.isRead { parts.append(settings.usesWords ? "unread" : "N") }
    if stored.isStarred { parts.append(settings.usesWords ? "starred" : "*") }
    parts += stored.tags.prefix(6).map { "#\(shownTitle(of: $0))" }
    if chosen.count > 0 { parts.append("\(chosen.count) chosen") }
    return parts.joined(separator: " ")
  }

  private var isScrolled: Bool {
    article.top > (index.article.draft.paragraphs.first?.range.start ?? 0)
  }

  /// Draws it over the pane of the text.
  func renderHeader(in pane: Rect, into grid: inout Grid) {
    guard hasHeader else { return }
    let place = ArticleFrame(pane, width: settings.width)
    let marks = marks
    let width = Screen.columns(of: marks)
    let end = min(pane.endColumn, place.text + place.columns)
    let hasMarks = width > 0 && width < end - place.text - 10
    if hasMarks {
      grid.write(
        marks, row: pane.row, column: end - width, style: settings.theme.title, limit: end)
    }
    grid.write(
      header, row: pane.row, column: place.text, style: settings.theme.faint,
      limit: hasMarks ? end - width - 1 : end)
  }
}
