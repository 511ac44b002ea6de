import Prose
import PullquoteModel
import Screen

extension ArticleView {
  /// Gives the keys to the pane `step` further right.
  mutating func focusNeighbour(_ step: Int, wraps: Bool) -> [Step] {
    // Where one pane covers the screen the others wait beside it.
    let panes = layout.panes.count > 1 ? layout.panes : [.entities, .article, .quotes]
    if layout.panes == [.article], size.columns >= Layout.twoPanes { return [.effect(.beep)] }
    guard let position = panes.firstIndex(of: focus) else { return [] }
    let target = position + step
    if wraps {
      focus = panes[(target + panes.count) % panes.count]
    } else {
      guard panes.indices.contains(target) else { return [.effect(.beep)] }
      focus = panes[target]
    }
    return []
  }

  /// Shows or hides the sidebar. Where it would cover the text it also gets the keys.
  mutating func toggleSidebar() {
    if size.columns < Layout.twoPanes {
      focus = focus == .entities ? .article : .entities
    } else if size.columns < Layout.threePanes, arrangement.quotesAtSide {
      arrangement.quotesAtSide = false
      arrangement.showsEntities = true
    } else {
      arrangement.showsEntities.toggle()
    }
    if focus != .article, layout.rect(of: focus) == nil { focus = .article }
  }

  /// Goes to the list of quotes, or closes it.
  mutating func toggleQuoteList() {
    if focus == .quotes, quotes.speaker == nil {
      focus = .article
      if size.columns >= Layout.threePanes {
        arrangement.showsQuotes = false
      } else {
        arrangement.quotesAtSide = false
      }
      return
    }
    quotes.show(index)
    showQuoteList()
    if let quote = currentQuote ?? index.quote(before: article.cursor) { quotes.select(quote) }
  }

  private mutating func showQuoteList() {
    if size.columns >= Layout.threePanes {
      arrangement.showsQuotes = true
    } else if size.columns >= Layout.twoPanes {
      arrangement.quotesAtSide = true
    }
    focus = .quotes
  }

  /// Opens the line where a speaker's name is typed.
  mutating func askForSpeaker() -> [Step] {
    guard !index.voices.isEmpty else {
      if id != nil { return [.cover(NamePrompt.speakers(in: room))] }
      return refuse(isAnnotating ? "still looking for quotes" : "nobody is quoted by name here")
    }
    return [.cover(SpeakerPrompt(index, asksArchive: id != nil, in: room))]
  }

  /// Lists the quotes of one speaker.
  mutating func showQuotes(by entity: EntityIndex) {
    quotes.show(index, speaker: entity)
    showQuoteList()
    entities.select(entity)
    settle()
  }

  /// Says where the rest is of what somebody said, when the archive has more of it.
  func tellOfMore(by entity: EntityIndex) -> [Step] {
    let here = index.voice(of: entity).map { index.quotesByVoice[$0].count } ?? 0
    guard let counts = opened?.counts, counts.indices.contains(entity.value),
      let all = counts[entity.value]?.quotes, all > here
    else { return [] }
    let key = settings.keymap.key(for: .page)
    return [.say("\(counted(here, "quote")) here, \(grouped(all)) in the archive: \(key)")]
  }

  /// Shows the quotes alone, or the whole text again; the cursor stays in its quote.
  mutating func toggleQuotesOnly() -> [Step] {
    if isQuotesOnly {
      showWholeText()
    } else if index.quotes.isEmpty {
      return refuse(isAnnotating ? "still looking for quotes" : "no quotes in this article")
    } else {
      showQuotesOnly()
    }
    return []
  }

  /// Leaves out all but the quotes.
  mutating func showQuotesOnly() {
    guard !index.quotes.isEmpty else { return }
    let near = currentQuote ?? index.quote(after: article.cursor) ?? index.quotes.count - 1
    isQuotesOnly = true
    reflow()
    let block = flow.blocks[flow.block(at: index.quotes[near].extent.start)].range
    let inside = block.contains(article.cursor)
    article.jump(to: inside ? article.cursor : block.start, in: view)
  }

  /// Puts the rest of the text back around them.
  mutating func showWholeText() {
    isQuotesOnly = false
    reflow()
    article.jump(to: article.cursor, in: view)
  }

  package mutating func point(_ pointing: Pointing, row: Int, column: Int) -> [Step] {
    guard !room.chrome.isTooSmall else { return [] }
    defer { settle() }
    return switch pointing {
    case .click: click(row: row, column: column)
    case .wheel(let rows): wheel(by: rows, row: row, column: column)
    }
  }

  /// Puts the cursor or the selection where the mouse was pressed; pressed again, goes there.
  private mutating func click(row: Int, column: Int) -> [Step] {
    guard let pane = pane(row: row, column: column) else { return [] }
    var again = false
    switch pane {
    case .article:
      let place = article.offset(
        row: row, column: column, rect: textRect, view: view, width: settings.width)
      if let place { article.point(at: place) }
    case .entities: again = entities.click(row: row, in: layout.list(.entities))
    case .quotes: again = quotes.click(row: row, in: layout.list(.quotes))
    }
    let wasFocused = focus == pane
    focus = pane
    return again && wasFocused ? activate() : []
  }

  /// Scrolls the pane under the mouse.
  private mutating func wheel(by distance: Int, row: Int, column: Int) -> [Step] {
    switch pane(row: row, column: column) {
    case .article: article.scroll(by: distance, in: view)
    case .entities: entities.scroll(by: distance, in: layout.list(.entities))
    case .quotes: quotes.scroll(by: distance, in: layout.list(.quotes))
    case nil: break
    }
    return []
  }

  private func pane(row: Int, column: Int) -> Pane? {
    layout.panes.first { layout.rect(of: $0)?.contains(row: row, column: column) ?? false }
  }
}
