import Archive
import Prose

extension Newsroom {
  /// The quotes of other articles that say the same as one.
  func copies(of id: QuoteID) throws(ArchiveError) -> ResultPage<QuoteHit> {
    ResultPage(rows: try store.sameQuotes(id).filter { $0.id != id }, next: nil)
  }

  /// A page of the articles that name somebody.
  func mentions(of id: EntityID, after: Cursor?, limit: Int) throws(ArchiveError)
    -> ResultPage<MentionHit>
  {
    let page = try store.mentions(of: id, after: after, limit: limit.asLimit)
    return ResultPage(rows: page.rows.map { MentionHit($0) }, next: page.next)
  }

  /// The next article that names somebody, in one direction of time.
  func neighbour(naming id: EntityID, of article: ArticleID, isOlder: Bool) throws(ArchiveError)
    -> ResultPage<MentionHit>
  {
    let found = try store.neighbour(naming: id, of: article, isOlder: isOlder)
    return ResultPage(rows: found.map { [MentionHit($0)] } ?? [], next: nil)
  }

  /// What is known of a person, body or place.
  func entity(_ id: EntityID) throws(ArchiveError) -> EntityProfilePage? {
    guard let record = try store.entity(id) else { return nil }
    return EntityProfilePage(
      record: record, together: try store.together(id),
      quotesAbout: try store.quotes(about: record.count.name, most: countLimit))
  }
}

extension MentionHit {
  fileprivate init(_ found: NamedIn) {
    self.init(
      headline: found.headline, snippet: found.snippet, place: found.place,
      mentions: found.mentions)
  }
}
