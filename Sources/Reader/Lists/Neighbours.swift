import Prose

/// The articles around one in the list it was opened from, so that reading goes on without going
/// back to the list.
package struct Neighbours: Hashable, Sendable {
  /// An article of the list.
  package struct Sibling: Hashable, Sendable {
    /// Its row in the archive.
    package var id: ArticleID
    /// Its headline.
    package var title: String
    /// True when it has been read.
    package var isRead: Bool

    /// Makes an article of a list.
    package init(id: ArticleID, title: String, isRead: Bool) {
      self.id = id
      self.title = title
      self.isRead = isRead
    }
  }

  /// The articles in the order of the list.
  package private(set) var siblings: [Sibling]
  /// Which of them is open.
  package private(set) var current: Int

  /// Remembers a list; nil where `current` is not in it.
  package init?(_ siblings: [Sibling], current: Int) {
    guard siblings.indices.contains(current) else { return nil }
    self.siblings = siblings
    self.current = current
  }

  /// The article that is open.
  package var sibling: Sibling { siblings[current] }

  /// The same list with the article open that lies so far on; nil past its ends.
  package func moved(by distance: Int) -> Neighbours? {
    going(to: current &+ distance)
  }

  /// The same list with the nearest article open that is not read, behind this one where `step` is
  /// positive, else before it; nil where there is none.
  package func unread(by step: Int) -> Neighbours? {
    let found =
      step > 0
      ? siblings[(current + 1)...].firstIndex { !$0.isRead }
      : siblings[..<current].lastIndex { !$0.isRead }
    return found.flatMap(going)
  }

  private func going(to place: Int) -> Neighbours? {
    guard siblings.indices.contains(place) else { return nil }
    var moved = self
    moved.siblings[current].isRead = true
    moved.current = place
    return moved
  }
}
