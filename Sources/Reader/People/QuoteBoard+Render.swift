import Archive
import Prose
import PullquoteModel
import Screen

extension QuoteBoard {
  /// Columns before the words: the signs of what is selected and chosen, the bar.
  static let margin = 4

  /// Draws what is in sight.
  /// - Parameter hasKeys: whether keys go to it.
  func render(into grid: inout Grid, rect: Rect, room: Room, hasKeys: Bool) {
    if items.isEmpty {
      grid.write(
        isAnswered ? "no quotes" : "looking…", row: rect.row, column: rect.column + 2,
        style: room.theme.faint, limit: rect.endColumn)
      if hasKeys { grid.cursor = (rect.row, rect.column + 2) }
    }
    for (entry, line, row) in list.visible(in: rect) {
      let item = items[entry]
      let isSelected = entry == list.selected
      let heading = headingRows(of: item)
      if line < heading {
        if line == heading - 1, let hit = hit(of: item) {
          let days = DayName(now: room.now, offset: room.offset)
          grid.write(
            days.heading(of: days.day(of: hit.date)), row: row, column: rect.column + 1,
            style: room.theme.heading, limit: rect.endColumn)
        }
        continue
      }
      render(item, line - heading, into: &grid, row: row, rect: rect, room: room)
      if isSelected {
        if line == heading {
          grid.write(Signs.selected, row: row, column: rect.column, style: room.theme.title)
        }
        if hasKeys {
          grid.restyle(Rect(row: row, column: rect.column, columns: rect.columns, rows: 1)) {
            room.theme.selected($0)
          }
          if line == heading { grid.cursor = (row, rect.column) }
        }
      }
    }
  }

  private func render(
    _ item: Item, _ line: Int, into grid: inout Grid, row: Int, rect: Rect, room: Room
  ) {
    guard let hit = hit(of: item), let block = blocks[item] else { return }
    var column = rect.column + Self.margin
    switch item {
    case .also:
      grid.write(
        alsoText(hit), row: row, column: column, style: room.theme.hint, limit: rect.endColumn)
      return
    case .copy: column += 4
    case .quote: break
    }
    if line == 0, chosen.contains(hit.id) {
      grid.write(
        room.settings.usesWords ? "*" : Signs.chosen, row: row, column: rect.column + 1,
        style: room.theme.title)
    }
    guard line < block.rows.count else {
      grid.write(
        origin(of: hit), row: row, column: column, style: room.theme.faint,
        limit: rect.endColumn - 1)
      return
    }
    if !room.settings.usesWords {
      grid.write(
        Signs.bar(hit.quote.kind), row: row, column: column - 2, style: room.theme.rule)
    }
    let base = room.theme.text.with(
      hit.quote.kind == .direct ? room.theme.direct : room.theme.indirect)
    var scanner = GlyphScanner(block.bytes, in: block.rows[line])
    while let glyph = scanner.next() {
      let differs = block.differing.contains { $0.contains(glyph.start) }
      let plain = glyph.start < block.lead ? room.theme.text.with(room.theme.cue) : base
      grid.put(
        glyph, row: row, column: column,
        style: differs ? room.theme.text.with([.bold, .underline]) : plain, limit: rect.endColumn)
      column += glyph.width
    }
    if block.isCut, line == block.rows.count - 1 {
      grid.write(" …", row: row, column: column, style: base, limit: rect.endColumn)
    }
  }

  private func alsoText(_ hit: QuoteHit) -> String {
    let count = "also in \(counted(hit.also, "other article"))"
    let isOpen = items.contains { item in
      if case .copy(let place, _) = item { hits[place].id == hit.id } else { false }
    }
    return isOpen ? count + ", words that differ are marked:" : count
  }

  /// Who, where and how: "Tidewater Courier · direct · Harbour board backs away".
  private func origin(of hit: QuoteHit) -> String {
    var parts: [String] = []
    let confidence = hit.quote.attribution?.confidence ?? 1
    let doubt = confidence < ArticleIndex.sure && !hit.speakers.isEmpty
    if showsSpeakers {
      parts.append((doubt ? "probably " : "") + hit.speakerText)
    } else if doubt {
      parts.append("probably")
    }
    if !hit.feedName.isEmpty { parts.append(hit.feedName) }
    // Titles are long and get cut; what is short comes first.
    parts.append(hit.quote.kind.rawValue)
    parts.append(hit.title)
    return parts.map { shownTitle(of: $0) }.joined(separator: " · ")
  }
}

extension QuoteHit {
  /// Who says it, in words for the screen.
  var speakerText: String {
    if !speakers.isEmpty { return speakers.map(\.name).joined(separator: " and ") }
    return source ?? "speaker not named"
  }
}
