import Prose

/// A place to go back to.
package struct Spot: Hashable, Sendable {
  /// The article; nil for one of a file.
  package var article: ArticleID?
  /// Its title.
  package var title: String
  /// A byte of its text.
  package var place: Int
}

/// The places jumped from, to go back to, over the articles gone through.
package struct JumpList: Hashable, Sendable {
  private var places: [Spot] = []
  /// Where in `places` we are; at its end when no way back has been taken.
  private var position = 0
  private static let longest = 100

  /// Makes an empty list.
  package init() {}

  /// Remembers a place before leaving it for another; the way forward is forgotten.
  package mutating func leave(_ place: Spot) {
    places.removeSubrange(position...)
    places.removeAll { $0 == place }
    places.append(place)
    if places.count > Self.longest { places.removeFirst() }
    position = places.count
  }

  /// The place before, nil when there is none; `place` is where we are, for the way forward.
  package mutating func back(from place: Spot) -> Spot? {
    guard position > 0 else { return nil }
    if position == places.count, places.last != place {
      places.append(place)
    } else if position == places.count {
      position -= 1
      guard position > 0 else { return nil }
    }
    position -= 1
    return places[position]
  }

  /// The place after, nil when there is none.
  package mutating func forward() -> Spot? {
    guard position + 1 < places.count else { return nil }
    position += 1
    return places[position]
  }
}
