import Prose
import PullquoteModel
import Screen

extension ArticleView {
  /// Jumps to the quote `distance` further on.
  mutating func goToQuote(by distance: Int) -> [Step] {
    guard !index.quotes.isEmpty else {
      return refuse(isAnnotating ? "still looking for quotes" : "no quotes in this article")
    }
    let near =
      distance > 0 ? index.quote(after: article.cursor) : index.quote(before: article.cursor)
    guard let near else {
      return refuse(distance > 0 ? "no quote after this one" : "no quote before this one")
    }
    let rest = distance - distance.signum()
    go(toQuote: min(max(0, near + rest), index.quotes.count - 1))
    return []
  }

  /// Puts the cursor on a quote and remembers where it was.
  mutating func go(toQuote quote: Int) {
    go(to: index.quotes[quote].extent.start)
    quotes.select(quote)
  }

  /// Puts the cursor on a place and remembers where it was.
  mutating func go(to place: Int) {
    jumps.leave(here)
    showInText(place)
  }

  /// Where the cursor is, for going back.
  var here: Spot { Spot(article: id, title: title, place: article.cursor) }

  /// Back to where the last jump came from, in this article or the one before.
  mutating func jumpBack() -> [Step] {
    guard let spot = jumps.back(from: here) else { return [.pass] }
    return go(to: spot)
  }

  /// Where the last way back came from.
  mutating func jumpForward() -> [Step] {
    guard let spot = jumps.forward() else { return [.pass] }
    return go(to: spot)
  }

  private mutating func go(to spot: Spot) -> [Step] {
    if let other = spot.article, other != id {
      return turn(to: other, title: spot.title, place: spot.place, isJump: false)
    }
    showInText(spot.place)
    return []
  }

  /// Does what Return does in the pane that has the keys.
  mutating func activate() -> [Step] {
    switch focus {
    case .entities:
      guard let entity = entities.selected else { return refuse("no name to go to") }
      if walk?.entity == entity, walk?.current != nil { return stepWalk(by: 1) }
      startWalk(entity)
      return goToFirstMention()
    case .quotes:
      guard let quote = quotes.selected else { return refuse("no quote to go to") }
      go(toQuote: quote)
      return []
    case .article: return activateInText()
    }
  }

  /// On a mention being walked: the next one. Else starts a walk: of the name under the cursor, or
  /// of who speaks there.
  private mutating func activateInText() -> [Step] {
    if let walk, walk.places.contains(where: { $0.start == article.cursor }) {
      return stepWalk(by: 1)
    }
    let speaker = currentQuote.flatMap { index.quotes[$0].attribution?.speaker }
    guard let entity = index.entity(at: article.cursor) ?? speaker else {
      return refuse("nobody is named as speaking here")
    }
    startWalk(entity)
    entities.select(entity)
    return [
      .say(
        "\(settings.keymap.key(for: .next)) and \(settings.keymap.key(for: .previous)) "
          + "walk the mentions of \(index.annotation[entity].name)")
    ]
  }

  /// Shows a place of the text, in the pane of the text if need be.
  mutating func showInText(_ place: Int) {
    if layout.article == nil { focus = .article }
    if isQuotesOnly, !isShown(place) { showWholeText() }
    article.jump(to: place, in: view)
  }

  private func isShown(_ place: Int) -> Bool {
    guard !flow.blocks.isEmpty else { return false }
    let range = flow.blocks[flow.block(at: place)].range
    return range.start <= place && place <= range.end
  }

  /// Says why nothing was done.
  func refuse(_ reason: String) -> [Step] { [.refuse(reason)] }
}
