import Archive
import Prose

extension Newsroom {
  package func answer(_ question: Question) -> Answer {
    do {
      switch question {
      case .feeds:
        return .feeds(FeedTree(feeds: try store.feeds(), queries: [], pending: 0))
      case .headlines(let filter, let after, let limit):
        return .headlines(
          try store.headlines(filter.query, after: after, limit: limit, now: clock()))
      case .article(let id):
        guard let stored = try store.article(id) else { return .article(nil) }
        let index = ArticleIndex(library.open(stored))
        return .article(
          OpenedArticle(
            stored: stored, index: index, feedName: "", quotes: [], counts: [], place: nil,
            isPending: stored.annotation == nil))
      default: return .failure("not yet")
      }
    } catch {
      return .failure("\(error)")
    }
  }

  package func make(_ change: Change) -> ChangeOutcome {
    do {
      switch change {
      case .mark(let ids, let mark):
        return ChangeOutcome(message: "", undo: try store.mark(ids, mark, now: clock()))
      default: return ChangeOutcome(message: "")
      }
    } catch {
      return ChangeOutcome(message: "\(error)", isDone: false)
    }
  }
}
