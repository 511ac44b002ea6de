import Archive
import Prose
import PullquoteModel

/// What to walk in an article that is being looked up.
package enum WalkGoal: Hashable, Sendable {
  /// The mentions of somebody, from the first one on or from the last.
  case entity(EntityID, isFromEnd: Bool)
  /// The words that were sought.
  case words(isFromEnd: Bool)
}

/// An article that is to take the place of the one shown.
struct Coming: Hashable, Sendable {
  let id: ArticleID
  let place: Int?
  let goal: WalkGoal?
}

extension ArticleView {
  /// Goes to the place `distance` further on of what is walked: around the ends in an article of a
  /// file, on to the next article in the archive. Where nothing is walked, to an unread article.
  mutating func stepWalk(by distance: Int) -> [Step] {
    guard var walk, !walk.places.isEmpty else { return goToUnread(by: distance) }
    let count = walk.places.count
    let behind = partitionPoint(count) { walk.places[$0].start > article.cursor }
    let isOn = walk.places.contains { $0.start == article.cursor }
    // From a place between two mentions the first step leads to the nearer end of the gap.
    let from = distance > 0 ? behind - 1 : isOn ? behind - 1 : behind
    var target = from + distance
    if !(0..<count).contains(target) {
      if let steps = leaveWalked(walk, isOlder: distance > 0) { return steps }
      target = (target % count + count) % count
    }
    walk.current = target
    self.walk = walk
    go(to: walk.places[target].start)
    return []
  }

  /// To where what is walked was first mentioned.
  mutating func goToFirstMention() -> [Step] {
    guard let first = walk?.places.first else { return refuse("no mention to go to") }
    walk?.current = 0
    go(to: first.start)
    return []
  }

  /// On to the next article that has what is walked; nil where there is no way to find one.
  private mutating func leaveWalked(_ walk: Walk, isOlder: Bool) -> [Step]? {
    if let entity = walk.entity {
      guard let id, let known = entityID(of: entity) else { return nil }
      goal = .entity(known, isFromEnd: !isOlder)
      return [.ask(.neighbour(known, of: id, isOlder: isOlder), .jump)]
    }
    guard let next = siblings?.article(from: id, by: isOlder ? 1 : -1) else { return nil }
    return turn(to: next.id, title: next.title, goal: .words(isFromEnd: !isOlder))
  }

  /// The next older or newer article that has the name walked, else the one under the cursor.
  mutating func goToNeighbour(isOlder: Bool) -> [Step] {
    guard let entity = walk?.entity ?? namedEntity else {
      return refuse("choose a name first, with \(settings.keymap.key(for: .activate))")
    }
    guard let id, let known = entityID(of: entity) else {
      return refuse("this article is not in the archive: nothing is before or after it")
    }
    goal = .entity(known, isFromEnd: false)
    return [.ask(.neighbour(known, of: id, isOlder: isOlder), .jump)]
  }

  /// Takes the article that was asked for by a name.
  mutating func receive(_ found: ResultPage<MentionHit>, isOlder: Bool) -> [Step] {
    guard case .entity(let entity, let isFromEnd)? = goal else { return [] }
    goal = nil
    guard let hit = found.rows.first else {
      let name = self.entity(of: entity).map { index.annotation[$0].name } ?? "it"
      return refuse("no \(isOlder ? "older" : "newer") article names \(name)")
    }
    return turn(
      to: hit.headline.id, title: hit.headline.title, place: hit.place,
      goal: .entity(entity, isFromEnd: isFromEnd))
  }

  /// The next unread article of the list, or the one before.
  mutating func goToUnread(by distance: Int) -> [Step] {
    guard let siblings else {
      let key = settings.keymap.key(for: .activate)
      return refuse("choose a name in the sidebar first, with \(key)")
    }
    guard let next = siblings.unread(from: coming?.id ?? id, down: distance > 0) else {
      return refuse("no unread article \(distance > 0 ? "after" : "before") this one")
    }
    return turn(to: next.id, title: next.title)
  }

  /// The next article of the list, read or not, or the one before.
  mutating func goToSibling(by distance: Int) -> [Step] {
    guard let siblings else { return refuse("this article was not opened from a list") }
    guard let next = siblings.article(from: coming?.id ?? id, by: distance) else {
      return refuse("no article \(distance > 0 ? "after" : "before") this one")
    }
    return turn(to: next.id, title: next.title)
  }

  /// Has another article take this one's place; until it is here this one stays.
  mutating func turn(
    to id: ArticleID, title: String, place: Int? = nil, goal: WalkGoal? = nil, isJump: Bool = true
  ) -> [Step] {
    if isJump { jumps.leave(here) }
    coming = Coming(id: id, place: place, goal: goal)
    return leave() + [.ask(.article(id))]
  }

  /// Begins to walk the mentions of somebody.
  mutating func startWalk(_ entity: EntityIndex) {
    let places = index.annotation[entity].mentions.map { index.annotation[$0].range }
    walk = Walk(
      entity: entity, name: index.annotation[entity].name, places: places.sorted(), current: nil)
  }

  /// Begins to walk the words that were sought.
  mutating func startWalkOfHits() {
    let places = index.places(of: hits)
    guard !places.isEmpty else { return }
    walk = Walk(
      entity: nil, name: hits.map { "“\($0)”" }.joined(separator: " "), places: places,
      current: nil)
  }

  /// Begins what was to be walked in an article that has just come.
  /// - Parameter place: where it was to be opened.
  mutating func begin(_ goal: WalkGoal?, at place: Int?) {
    let isFromEnd: Bool
    switch goal {
    case .entity(let known, let fromEnd):
      guard let entity = entity(of: known) else { return }
      startWalk(entity)
      entities.select(entity)
      isFromEnd = fromEnd
    case .words(let fromEnd):
      startWalkOfHits()
      isFromEnd = fromEnd
    case nil:
      if !hits.isEmpty { startWalkOfHits() }
      return
    }
    guard var walk, !walk.places.isEmpty else { return }
    let wanted = place.flatMap { place in walk.places.firstIndex { $0.start >= place } } ?? 0
    walk.current = isFromEnd ? walk.places.count - 1 : wanted
    self.walk = walk
    article.jump(to: walk.places[walk.current ?? 0].start, in: view)
  }

  /// The name that has the attention: selected beside the text, walked, or under the cursor.
  var namedEntity: EntityIndex? {
    switch focus {
    case .entities: return entities.selected
    case .quotes: return quotes.selected.flatMap { index.quotes[$0].attribution?.speaker }
    case .article:
      return index.entity(at: article.cursor) ?? walk?.entity
        ?? currentQuote.flatMap { index.quotes[$0].attribution?.speaker }
    }
  }

  /// What the archive knows an entity of this article as.
  func entityID(of entity: EntityIndex) -> EntityID? {
    guard let known = opened?.stored.entities, known.indices.contains(entity.value) else {
      return nil
    }
    return known[entity.value]
  }

  /// The entity of this article that the archive knows so.
  func entity(of known: EntityID) -> EntityIndex? {
    opened?.stored.entities.firstIndex(of: known).map { EntityIndex($0) }
  }
}
