import Archive
import Prose

extension Newsroom {
  /// What went wrong lately.
  func problems(of feed: SubscriptionID?) throws(ArchiveError) -> [FeedProblem] {
    try store.problems(of: feed).map {
      FeedProblem(feed: $0.feed, name: $0.name, date: $0.date, reason: $0.reason)
    }
  }

  /// The letters that stand for places.
  func places() throws(ArchiveError) -> [Place] {
    try store.bookmarks().compactMap { mark in
      mark.letter.first.map {
        Place(letter: $0, article: mark.article, title: mark.title, offset: mark.offset)
      }
    }
  }
}
