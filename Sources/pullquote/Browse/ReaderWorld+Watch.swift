import Archive
import Feeds
import Prose
import PullquoteModel
import Reader
import Synchronization

extension ReaderWorld {
  /// Tells the reader of articles that came while it runs and fit what is watched. They can be found
  /// when they have been searched for names and quotes, so this follows the annotator.
  func pointOutWatched() {
    guard let list = try? files.feedsFile.read() else { return }
    let watches = list.queries.filter { $0.use == .watch }
      .compactMap { (try? parseQuery($0.text)) ?? nil }
    guard let first = watches.first else { return }
    let filter = ArticleFilter(query: watches.count == 1 ? first : .any(watches), unreadOnly: true)
    guard
      case .headlines(let page) = newsroom.answer(
        .headlines(filter, after: nil, limit: WatchRecord.most))
    else { return }
    let new = watch.new(of: page.rows)
    if !new.isEmpty { post(.watched(new)) }
  }
}

/// Which watched articles have been pointed out since the reader began.
final class WatchRecord: Sendable {
  /// So many are looked at, the newest.
  static let most = 200

  private let beginning: Int
  private let known = Mutex<Set<ArticleID>>([])

  /// Begins now: what was fetched before is not pointed out.
  init(since beginning: Int = Dates.now) { self.beginning = beginning }

  /// Those that have not been pointed out, which counts as done now.
  func new(of headlines: [Headline]) -> [Headline] {
    known.withLock { known in
      headlines.filter { $0.fetchedAt >= beginning && known.insert($0.id).inserted }
    }
  }
}
