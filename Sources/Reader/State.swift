import Prose
import PullquoteModel
import Screen

/// The whole reader as a value: the article, the panes and what covers them.
///
/// `handle` changes it and answers with effects; `render` draws it. Neither waits, reads a clock or
/// touches a file.
package struct State: Sendable {
  /// What was chosen before the start.
  package let settings: Settings
  /// The size of the screen.
  package internal(set) var size: Size
  /// The article with its quotes, or without as long as `isAnnotating`.
  package internal(set) var index: ArticleIndex
  /// True while the engine still looks for quotes.
  package internal(set) var isAnnotating: Bool
  /// The text.
  package internal(set) var article = ArticlePane()
  /// The sidebar.
  package internal(set) var entities = EntityPane()
  /// The list of quotes.
  package internal(set) var quotes = QuotePane()
  /// Which pane has the keys.
  package internal(set) var focus = Pane.article
  /// Which panes are wanted.
  package internal(set) var arrangement = Arrangement()
  /// The help, while it covers the panes.
  package internal(set) var help: HelpPane?
  /// The line where a speaker's name is typed, while it is open.
  package internal(set) var prompt: SpeakerPrompt?
  /// The mentions being gone through.
  package internal(set) var walk: Walk?
  /// True while the text is the quotes alone.
  package internal(set) var isQuotesOnly = false
  /// Said on the status line until the next key.
  package internal(set) var message: String?
  var jumps = JumpList()
  var keys = KeyReader()
  var flow: TextFlow

  /// Opens an article.
  /// - Parameter isAnnotating: true when `index` holds no quotes yet and `Event.annotated` follows.
  package init(
    _ index: ArticleIndex, size: Size, settings: Settings = Settings(), isAnnotating: Bool = false
  ) {
    self.settings = settings
    self.size = size
    self.index = index
    self.isAnnotating = isAnnotating
    flow = TextFlow(article: index)
    arrangement.showsEntities = settings.showsSidebar
    entities.show(index)
    quotes.show(index)
    article.goToFirst(in: view)
    if settings.showsQuotesOnly, !isAnnotating { showQuotesOnly() }
  }

  /// Takes in what happened.
  /// - Returns: the work to be done outside.
  package mutating func handle(_ event: Event) -> [Effect] {
    switch event {
    case .key(let key):
      message = nil
      let effects = handle(key)
      if !layout.isTooSmall { settle() }
      return effects
    case .resized(let size):
      self.size = size
      if !layout.isTooSmall { settle() }
    case .annotated(let index):
      show(index)
    }
    return []
  }

  private mutating func handle(_ key: Key) -> [Effect] {
    switch key {
    case .click(let row, let column): return click(row: row, column: column)
    case .wheel(let down, let row, let column):
      return wheel(by: down ? 3 : -3, row: row, column: column)
    default: break
    }
    if prompt != nil { return answerPrompt(key) }
    if key == .escape, settings.keymap.meaning(of: [key]) == .nothing {
      if keys.typed.isEmpty { closeTopmost() }
      keys = KeyReader()
      return []
    }
    guard let (command, count) = keys.read(key, in: settings.keymap) else {
      return []
    }
    return perform(command, count: count)
  }

  /// Takes in the quotes; the place in the text stays.
  private mutating func show(_ index: ArticleIndex) {
    self.index = index
    isAnnotating = false
    entities.show(index)
    quotes.show(index)
    walk = nil
    if settings.showsQuotesOnly { showQuotesOnly() }
    message = index.article.lengthNotice
    settle()
  }

  /// Brings cursor and selections into view, and the list of quotes to the cursor's quote.
  mutating func settle() {
    if layout.article == nil, layout.rect(of: focus) == nil { focus = .article }
    if layout.rect(of: focus) == nil { focus = layout.panes.first ?? .article }
    if layout.article != nil { article.settle(in: view) }
    if focus == .article, let quote = currentQuote { quotes.select(quote) }
    if layout.entities != nil { entities.settle(in: layout.list(.entities)) }
    if layout.quotes != nil { quotes.settle(in: layout.list(.quotes)) }
  }

  /// Where everything stands now.
  var layout: Layout { Layout(size: size, arrangement: arrangement, focus: focus) }

  /// The window on the text; when another pane covers it, the window it will have.
  var view: Viewport {
    let rect = layout.article ?? layout.body
    return Viewport(
      flow: flow, columns: ArticleFrame(rect, width: settings.width).columns, rows: rect.rows)
  }

  /// The quote the cursor is in, else the first on its line.
  package var currentQuote: Int? {
    view.line(at: article.cursor).flatMap { article.currentQuote(in: index, line: $0) }
  }
}
