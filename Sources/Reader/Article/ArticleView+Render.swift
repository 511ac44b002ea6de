import PullquoteModel
import Screen

extension ArticleView {
  package func render(into grid: inout Grid) {
    renderPanes(layout, into: &grid)
  }

  private var frame: Frame {
    Frame(
      index: index, theme: settings.theme, focus: focus, walk: walk, isAnnotating: isAnnotating,
      chosen: chosen, dimsRest: settings.dimsRest, usesWords: settings.usesWords,
      isQuotesOnly: isQuotesOnly)
  }

  private func renderPanes(_ layout: Layout, into grid: inout Grid) {
    let frame = self.frame
    if let pane = layout.article {
      renderHeader(in: pane, into: &grid)
      let rect = textRect
      if flow.blocks.isEmpty {
        grid.write(
          id != nil && opened == nil ? "opening…" : "This article has no text.", row: rect.row,
          column: rect.column + 2,
          style: settings.theme.faint, limit: rect.endColumn)
        if focus == .article { grid.cursor = (rect.row, rect.column + 2) }
      }
      article.render(
        into: &grid, rect: rect, frame: frame, view: view, width: settings.width)
    }
    if let rect = layout.entities {
      heading("Names", .entities, rect, into: &grid)
      if entities.hasCounts, !settings.usesWords {
        let legend = "here  all"
        grid.write(
          legend, row: rect.row, column: rect.endColumn - 1 - legend.utf8.count,
          style: settings.theme.faint, limit: rect.endColumn)
      }
      entities.render(into: &grid, rect: layout.list(.entities), frame: frame)
    }
    if let rect = layout.quotes {
      let whose = quotes.speaker.map { " by \(index.annotation[$0].name)" } ?? ""
      heading("Quotes\(whose) (\(quotes.quotes.count))", .quotes, rect, into: &grid)
      quotes.render(into: &grid, rect: layout.list(.quotes), frame: frame)
    }
    for column in layout.separators {
      for row in layout.body.row..<layout.body.endRow {
        grid.write("│", row: row, column: column, style: settings.theme.rule)
      }
    }
  }

  private func heading(_ text: String, _ pane: Pane, _ rect: Rect, into grid: inout Grid) {
    let hasKeys = focus == pane
    // Without colour the sign alone tells which pane has the keys.
    grid.write(
      (hasKeys ? "▸" : " ") + text, row: rect.row, column: rect.column,
      style: hasKeys ? settings.theme.focusedHeading : settings.theme.paneHeading,
      limit: rect.endColumn)
    if hasKeys { grid.cursor = (rect.row, rect.column) }
  }
}
