import Archive
import Prose
import Synchronization

/// The newest headlines and the names most in the news, kept from one letter typed to the next.
final class FindList: Sendable {
  /// What is kept.
  struct Contents: Sendable {
    var titles: [(letters: SearchLetters, line: TitleLine)] = []
    var names: [(letters: SearchLetters, count: EntityCount)] = []
  }

  private let kept = Mutex<(readAt: Int, contents: Contents)?>(nil)

  /// So many headlines, and so many names of speakers and of others.
  private static let most = 1_000
  /// Seconds after which it is read again.
  private static let fresh = 30

  /// What is kept, read from the archive where it is old.
  /// - Parameter now: seconds since 1970.
  func contents(of store: ArticleStore, now: Int) throws(ArchiveError) -> Contents {
    let known = kept.withLock { $0 }
    if let known, (known.readAt...known.readAt + Self.fresh).contains(now) { return known.contents }
    var contents = Contents()
    contents.titles = try store.newestTitles(limit: Self.most)
      .map { (SearchLetters($0.title), $0) }
    var seen: Set<EntityID> = []
    contents.names = (try store.speakers(limit: Self.most) + store.entities(limit: Self.most))
      .filter { seen.insert($0.id).inserted }.map { (SearchLetters($0.name), $0) }
    kept.withLock { $0 = (now, contents) }
    return contents
  }
}
