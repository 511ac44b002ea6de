import Archive
import Prose
import PullquoteModel
import Screen

/// An article: its text with the quotes marked, the names beside it, the list of its quotes.
package struct ArticleView: View {
  /// Where it is drawn.
  package var room: Room {
    didSet {
      if settings.usesWords != oldValue.settings.usesWords { reflow() }
      let isOther = room.size != oldValue.size || settings.width != oldValue.settings.width
      if isOther, !room.chrome.isTooSmall { settle() }
    }
  }
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
  /// The mentions, or the words sought, that are being gone through.
  package internal(set) var walk: Walk?
  /// Quotes chosen to be copied or saved.
  package internal(set) var chosen: Set<Int> = []
  /// True while the text is the quotes alone.
  package internal(set) var isQuotesOnly = false
  /// The article of the archive that is shown; nil for one of a file.
  package internal(set) var id: ArticleID?
  /// As the archive gave it; nil before that.
  package internal(set) var opened: OpenedArticle?
  /// The list it was opened from, where there is one.
  package var siblings: Siblings?
  /// Words that were sought: shown, and walked with `n` and `p`.
  package var hits: [String] = []
  /// The number of each quote of `index` in the archive; empty where it has none.
  var quoteIDs: [QuoteID] = []
  /// Quotes whose speaker the reader has named.
  var corrected: Set<Int> = []
  /// Where to go once the article is here; nil for where it was left.
  var wantedPlace: Int?
  /// What to walk once the article is here.
  var goal: WalkGoal?
  /// The article that is to take this one's place, while it is looked up.
  var coming: Coming?
  var jumps = JumpList()
  var flow: TextFlow

  /// Opens an article.
  /// - Parameter isAnnotating: true when `index` holds no quotes yet and `Event.annotated` follows.
  package init(_ index: ArticleIndex, in room: Room, isAnnotating: Bool = false) {
    self.room = room
    self.index = index
    self.isAnnotating = isAnnotating
    flow = room.settings.usesWords ? TextFlow(spokenArticle: index) : TextFlow(article: index)
    arrangement.showsEntities = settings.showsSidebar
    entities.show(index)
    quotes.show(index)
    article.goToFirst(in: view)
    if settings.showsQuotesOnly, !isAnnotating { showQuotesOnly() }
  }

  /// Its headline.
  package var title: String {
    let title = index.article.draft.title
    return title.isEmpty ? index.article.draft.source : title
  }

  /// What is most of use while reading.
  package var hints: [Command] {
    [.nextQuote, .quoteList, .speakerQuotes, .quotesOnly, .nextPane, .sidebar, .page, .copy, .find]
  }

  /// The article comes with its quotes; the place in the text stays.
  mutating func show(_ index: ArticleIndex) -> [Step] {
    self.index = index.naming(atLeast: settings.minConfidence)
    isAnnotating = false
    entities.show(self.index)
    quotes.show(self.index)
    walk = nil
    chosen = []
    reflow()
    if settings.showsQuotesOnly { showQuotesOnly() }
    settle()
    return index.article.lengthNotice.map { [.say($0)] } ?? []
  }

  /// Cuts the text anew: the quotes, or what is shown of it, are others.
  mutating func reflow() {
    if isQuotesOnly, !index.quotes.isEmpty {
      flow = TextFlow(quotesOf: index)
    } else {
      flow = settings.usesWords ? TextFlow(spokenArticle: index) : TextFlow(article: index)
    }
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

  /// What was chosen.
  var settings: Settings { room.settings }
  /// The size of the screen.
  var size: Size { room.size }

  /// Where everything stands now.
  var layout: Layout { Layout(size: size, arrangement: arrangement, focus: focus) }

  /// Where the text stands; when another pane covers it, where it will stand.
  var textRect: Rect {
    let rect = layout.article ?? layout.body
    return rect.split(top: hasHeader ? 1 : 0).1
  }

  /// The window on the text.
  var view: Viewport {
    let rect = textRect
    return Viewport(
      flow: flow, columns: ArticleFrame(rect, width: settings.width).columns, rows: rect.rows)
  }

  /// The quote the cursor is in, else the first on its line.
  package var currentQuote: Int? {
    view.line(at: article.cursor).flatMap { article.currentQuote(in: index, line: $0) }
  }
}
