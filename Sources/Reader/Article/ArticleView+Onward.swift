import Archive
import Prose
import PullquoteModel

extension ArticleView {
  /// An article of a list, from which reading can go on to the next.
  /// - Parameters:
  ///   - place: where to go in its text; nil for the first hit, else for where it was left.
  ///   - search: what found it, to go from hit to hit.
  package init(
    _ neighbours: Neighbours, place: Int? = nil, search: SearchWalk? = nil, in room: Room
  ) {
    self.init(neighbours.sibling.id, title: neighbours.sibling.title, place: place, in: room)
    self.neighbours = neighbours
    searchWalk = search
  }

  /// Looks for the words of the search in the text that has come.
  /// - Returns: where the first stands.
  mutating func findSearchedWords() -> Int? {
    searchWalk?.find(in: index.bytes)
    return searchWalk?.places.first?.start
  }

  /// Opens another article of the list in this one's place.
  func goOn(to target: Neighbours?, _ refusal: String) -> [Step] {
    guard neighbours != nil else { return refuse("this article was not opened from a list") }
    guard let target else { return refuse(refusal) }
    return [.replace(ArticleView(target, search: searchWalk, in: room))]
  }

  /// What next and previous do while no name is walked: from hit to hit of a search, else to
  /// unread articles.
  mutating func stepOnward(by distance: Int) -> [Step] {
    if let searchWalk, let hit = searchWalk.hit(distance, from: article.cursor) {
      go(to: searchWalk.places[hit].start)
      return [.say("hit \(hit + 1) of \(searchWalk.places.count) for \(searchWalk.text)")]
    }
    guard neighbours != nil else { return stepWalk(by: distance) }
    return goOn(
      to: neighbours?.unread(by: distance),
      distance > 0 ? "no unread article after this one" : "no unread article before this one")
  }
}
