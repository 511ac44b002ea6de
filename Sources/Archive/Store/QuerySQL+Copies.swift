import Foundation
import GRDB

extension QuerySQL {
  /// Of the copies of one article the first is shown. Where feed, tag or star are asked for it is
  /// the first of those that have them.
  func folding(_ query: Query?) throws -> Condition {
    let own = (query?.conjuncts ?? []).filter(\.isAboutCopies)
    guard !own.isEmpty else {
      return Condition(sql: "(article.fold IS NULL OR article.fold = article.id)")
    }
    let inner = Condition.all(try own.map { try condition($0) })
    let other = inner.sql.replacingOccurrences(of: "article.", with: "other.")
    return Condition(
      sql: """
        (article.fold IS NULL OR NOT EXISTS (SELECT 1 FROM article AS other
          WHERE other.fold = article.fold AND other.id < article.id AND \(other)))
        """,
      arguments: inner.arguments)
  }
}

extension Query {
  /// True when copies of one article differ in it.
  fileprivate var isAboutCopies: Bool {
    switch self {
    case .feed, .tag, .state(.starred): true
    case .any(let parts): parts.allSatisfy(\.isAboutCopies)
    default: false
    }
  }
}
