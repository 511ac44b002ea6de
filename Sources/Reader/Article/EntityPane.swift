import Archive
import Prose
import PullquoteModel
import Screen

/// The sidebar: who and what the article names.
package struct EntityPane: Sendable {
  /// All entities in the order shown.
  package private(set) var lines: [EntityLine] = []
  /// What is selected, as a position in `lines`.
  package private(set) var list = ListCursor()
  private var rows: [Row] = []
  private var counts: [EntityCount?] = []

  /// True when it is known how often the archive has them.
  var hasCounts: Bool { !counts.isEmpty }

  /// Takes what the archive counts for each entity of the article.
  mutating func count(_ counts: [EntityCount?]) { self.counts = counts }

  private enum Row: Hashable, Sendable {
    case blank
    case heading(EntitySection, count: Int)
    case entity(Int)
  }

  /// Makes an empty sidebar.
  package init() {}

  /// Lists the entities of an article; the selection stays on its entity when that is still there.
  mutating func show(_ index: ArticleIndex) {
    let kept = selected
    lines = index.entityLines
    rows = []
    for (position, line) in lines.enumerated() {
      if position == 0 || lines[position - 1].section != line.section {
        if position > 0 { rows.append(.blank) }
        rows.append(.heading(line.section, count: lines.count { $0.section == line.section }))
      }
      rows.append(.entity(position))
    }
    list = ListCursor()
    if let kept { select(kept) }
  }

  /// The selected entity, nil in an empty list.
  package var selected: EntityIndex? {
    lines.indices.contains(list.selected) ? lines[list.selected].entity : nil
  }

  /// Selects an entity.
  mutating func select(_ entity: EntityIndex) {
    if let position = lines.firstIndex(where: { $0.entity == entity }) { list.selected = position }
  }

  /// Moves the selection.
  mutating func move(by distance: Int) { list.move(by: distance, count: lines.count) }

  /// Scrolls as the wheel does.
  mutating func scroll(by distance: Int, in rect: Rect) {
    list.scroll(by: distance, rows: rows.count, height: rect.rows)
  }

  /// Selects what was clicked on.
  /// - Returns: true when it was selected before: a second click.
  mutating func click(row: Int, in rect: Rect) -> Bool {
    let place = list.top + row - rect.row
    guard rows.indices.contains(place), case .entity(let position) = rows[place] else {
      return false
    }
    defer { list.selected = position }
    return list.selected == position
  }

  /// Brings the selection into view.
  mutating func settle(in rect: Rect) {
    guard let row = rows.firstIndex(of: .entity(list.selected)) else { return }
    // The heading above the first entry of a section comes into view with it.
    let first = row > 0 && row <= 2 ? 0 : row
    list.show(first..<(row + 1), height: rect.rows)
  }

  /// Draws the list.
  func render(into grid: inout Grid, rect: Rect, frame: Frame) {
    if rows.isEmpty {
      grid.write(
        frame.isAnnotating ? "looking for names…" : "no names found", row: rect.row,
        column: rect.column + 1, style: frame.theme.faint, limit: rect.endColumn)
    }
    for (offset, row) in rows.dropFirst(list.top).prefix(rect.rows).enumerated() {
      let place = rect.row + offset
      switch row {
      case .blank: break
      case .heading(let section, let count):
        grid.write(
          "\(section.rawValue) (\(count))", row: place, column: rect.column + 1,
          style: frame.theme.faint, limit: rect.endColumn - 1)
      case .entity(let position):
        render(lines[position], position, into: &grid, row: place, rect: rect, frame: frame)
      }
    }
  }

  private func render(
    _ line: EntityLine, _ position: Int, into grid: inout Grid, row: Int, rect: Rect, frame: Frame
  ) {
    let isSelected = position == list.selected
    let voice = frame.index.voice(of: line.entity)
    let name = frame.index.annotation[line.entity].name
    if frame.usesWords { return renderWords(line, isSelected, into: &grid, row: row, rect, frame) }
    let mentions = String(line.mentions)
    let quotes = line.quotes > 0 ? Signs.quotes + String(line.quotes) : ""
    let all = articles(of: line.entity).map { String($0) } ?? ""
    grid.write(
      all, row: row, column: rect.endColumn - 1 - all.count, style: frame.theme.faint,
      limit: rect.endColumn)
    let countColumn = rect.endColumn - 1 - (hasCounts ? 5 : 0)
    let mentionColumn = countColumn - mentions.count
    let quoteColumn = countColumn - 4 - quotes.count
    grid.write(
      mentions, row: row, column: mentionColumn, style: frame.theme.faint, limit: rect.endColumn)
    grid.write(
      quotes, row: row, column: quoteColumn, style: frame.theme.voice(voice, []),
      limit: mentionColumn)
    if voice != nil {
      grid.write(
        Signs.letter(ofVoice: voice), row: row, column: rect.column + 2,
        style: frame.theme.voice(voice, .bold), limit: rect.endColumn)
    }
    let walked = frame.walk?.entity == line.entity
    grid.write(
      name, row: row, column: rect.column + 5,
      style: (voice == nil ? frame.theme.text : frame.theme.voice(voice, []))
        .with(walked ? .underline : []),
      limit: (quotes.isEmpty ? mentionColumn : quoteColumn) - 1)
    if isSelected { select(row, into: &grid, rect, frame) }
  }

  /// In how many articles the archive has an entity.
  private func articles(of entity: EntityIndex) -> Int? {
    counts.indices.contains(entity.value) ? counts[entity.value]?.articles : nil
  }

  private func select(_ row: Int, into grid: inout Grid, _ rect: Rect, _ frame: Frame) {
    grid.write(Signs.selected, row: row, column: rect.column + 1, style: frame.theme.text)
    if frame.focus == .entities {
      let bar = Rect(row: row, column: rect.column, columns: rect.columns, rows: 1)
      grid.restyle(bar) { frame.theme.selected($0) }
      grid.cursor = (row, rect.column + (frame.usesWords ? 2 : 5))
    }
  }

  /// "Mara Ellison, 3 quotes, named 4 times, 12 articles in all".
  private func renderWords(
    _ line: EntityLine, _ isSelected: Bool, into grid: inout Grid, row: Int, _ rect: Rect,
    _ frame: Frame
  ) {
    var parts = [frame.index.annotation[line.entity].name]
    if line.quotes > 0 { parts.append(counted(line.quotes, "quote")) }
    parts.append("named \(counted(line.mentions, "time"))")
    if let all = articles(of: line.entity) { parts.append("\(counted(all, "article")) in all") }
    grid.write(
      parts.joined(separator: ", "), row: row, column: rect.column + 2, style: frame.theme.text,
      limit: rect.endColumn)
    if isSelected { select(row, into: &grid, rect, frame) }
  }
}
