import Archive
import Prose
import PullquoteModel
import Screen

extension SearchView {
  package mutating func perform(_ command: Command, count: Int?) -> [Step] {
    switch command {
    case .activate, .right: return open()
    case .left: return [.close]
    case .next, .nextArticle: return step(by: count ?? 1)
    case .previous, .previousArticle: return step(by: -(count ?? 1))
    case .search: return beginAnew()
    case .filter: return enterLine()
    case .nextPane, .previousPane: return toggleQuotes()
    case .save: return askForName()
    case .watch: return keep(.watch, nil)
    case .mute: return keep(.mute, nil)
    case .star: return mark { $0.isStarred ? .unstar : .star }
    case .toggleRead: return mark { $0.isRead ? .unread : .read }
    case .browse:
      guard let url = selectedURL else { return [.refuse("this article has no address")] }
      return [.effect(.browse(url))]
    case .copyLink:
      guard let url = selectedURL else { return [.refuse("this article has no address")] }
      return [.effect(.copy(url, what: "the address"))]
    default: return move(command, count: count) ? askForMore() : [.pass]
    }
  }

  private mutating func step(by distance: Int) -> [Step] {
    select(min(max(0, list.selected &+ distance), max(0, self.count - 1)))
    return askForMore()
  }

  private var hit: SearchHit? {
    !showsQuotes && hits.indices.contains(list.selected) ? hits[list.selected] : nil
  }

  private var quote: QuoteHit? {
    showsQuotes && quotes.indices.contains(list.selected) ? quotes[list.selected] : nil
  }

  private var selectedURL: String? { hit?.headline.url ?? quote?.url }

  /// Opens the article at its first hit, or at the quote.
  func open() -> [Step] {
    guard count > 0 else { return [.refuse("nothing was found")] }
    let words = shown?.soughtWords.map(\.text) ?? []
    if let quote {
      var view = ArticleView(
        quote.article, title: quote.title, place: quote.quote.extent.start, in: room)
      view.hits = words
      return [.open(view)]
    }
    guard let hit else { return [] }
    var view = ArticleView(hit.headline, in: room)
    view.hits = words
    view.goal = words.isEmpty ? nil : .words(isFromEnd: false)
    view.siblings = Siblings(
      hits.map {
        Siblings.Article(
          id: $0.headline.id, title: rowText($0.headline.title, 100), isRead: $0.headline.isRead)
      })
    return [.open(view)]
  }

  package mutating func comeBack(from view: any View) {
    guard let id = (view as? ArticleView)?.id, !showsQuotes,
      let place = hits.firstIndex(where: { $0.headline.id == id })
    else { return }
    select(place)
  }

  private func mark(_ choose: (Headline) -> Mark) -> [Step] {
    guard let hit else { return [.refuse("select an article")] }
    return [.change(.mark([hit.headline.id], choose(hit.headline)))]
  }

  private func askForName() -> [Step] {
    guard !line.isEmpty, line.error == nil else { return [.refuse("nothing to save")] }
    return [.cover(LinePrompt("name", label: "Save this search as", in: room))]
  }

  package mutating func receive(_ reply: Reply) -> [Step] {
    guard reply.purpose == "name" else { return [] }
    let name = reply.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !name.isEmpty else { return [.refuse("a saved search needs a name")] }
    return keep(.search, name)
  }

  private func keep(_ use: StandingUse, _ name: String?) -> [Step] {
    guard !line.isEmpty, line.error == nil else { return [.refuse("nothing to keep")] }
    return [.effect(.keepQuery(use: use.rawValue, name: name, text: line.text))]
  }
}
