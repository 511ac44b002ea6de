import Prose
import PullquoteModel
import Screen

extension ArticleView {
  /// Does what a key asks for.
  package mutating func perform(_ command: Command, count: Int?) -> [Step] {
    defer { if !room.chrome.isTooSmall { settle() } }
    switch command {
    case .down: move(by: count ?? 1)
    case .up: move(by: -(count ?? 1))
    case .halfPageDown: page(by: max(1, pageRows / 2) * (count ?? 1))
    case .halfPageUp: page(by: -max(1, pageRows / 2) * (count ?? 1))
    case .pageDown: page(by: max(1, pageRows - 2) * (count ?? 1))
    case .pageUp: page(by: -max(1, pageRows - 2) * (count ?? 1))
    case .first: goToFirst()
    case .last: goToLast()
    case .nextQuote: return goToQuote(by: count ?? 1)
    case .previousQuote: return goToQuote(by: -(count ?? 1))
    case .activate: return activate()
    case .next: return stepWalk(by: count ?? 1)
    case .previous: return stepWalk(by: -(count ?? 1))
    case .jumpBack: return jumpBack()
    case .jumpForward: return jumpForward()
    case .left: return focusNeighbour(-1, wraps: false)
    case .right: return focusNeighbour(1, wraps: false)
    // From the text the names come first, whatever the width of the screen: text, names, quotes.
    case .nextPane: return focusNeighbour(-1, wraps: true)
    case .previousPane: return focusNeighbour(1, wraps: true)
    case .sidebar: toggleSidebar()
    case .quoteList: toggleQuoteList()
    case .speakerQuotes: return askForSpeaker()
    case .quotesOnly: return toggleQuotesOnly()
    case .nextAppearance: return goToNeighbour(isOlder: true)
    case .previousAppearance: return goToNeighbour(isOlder: false)
    case .nextArticle: return goToSibling(by: count ?? 1)
    case .previousArticle: return goToSibling(by: -(count ?? 1))
    case .nextUnread: return goToUnread(by: 1)
    case .copy: return copy()
    case .select: return choose()
    case .save: return askForPath()
    case .pipe: return askForProgram()
    case .page, .correct, .merge, .split, .watch: return actOnName(command)
    case .back, .escape: return closeTopmost(command) ? [] : [.pass]
    default: return act(command)
    }
    return []
  }

  /// Closes what was opened last. A walk is nothing that is seen to be open: Escape ends it, but the
  /// way back leads out of the article at once.
  /// - Returns: false when nothing was open.
  private mutating func closeTopmost(_ command: Command) -> Bool {
    if quotes.speaker != nil {
      quotes.show(index)
    } else if focus != .article {
      if arrangement.quotesAtSide { arrangement.quotesAtSide = false }
      focus = .article
    } else if !chosen.isEmpty {
      chosen = []
    } else if command == .escape, walk?.entity != nil {
      // The words of a search are walked as long as the article is open.
      walk = nil
    } else if arrangement.quotesAtSide, layout.quotes != nil {
      arrangement.quotesAtSide = false
    } else if isQuotesOnly {
      showWholeText()
    } else {
      return false
    }
    return true
  }

  private var pageRows: Int {
    switch focus {
    case .article: view.rows
    case .entities, .quotes: layout.list(focus).rows
    }
  }

  private mutating func move(by distance: Int) {
    switch focus {
    case .article: article.move(by: distance, in: view)
    case .entities: entities.move(by: distance)
    case .quotes: quotes.move(by: distance)
    }
  }

  private mutating func page(by distance: Int) {
    switch focus {
    case .article: article.page(by: distance, in: view)
    case .entities: entities.move(by: distance)
    // An entry of this list is two rows high.
    case .quotes: quotes.move(by: distance / 2)
    }
  }

  private mutating func goToFirst() {
    switch focus {
    case .article:
      jumps.leave(here)
      article.goToFirst(in: view)
    case .entities: entities.move(by: -entities.lines.count)
    case .quotes: quotes.move(by: -quotes.quotes.count)
    }
  }

  private mutating func goToLast() {
    switch focus {
    case .article:
      jumps.leave(here)
      article.goToLast(in: view)
    case .entities: entities.move(by: entities.lines.count)
    case .quotes: quotes.move(by: quotes.quotes.count)
    }
  }
}
