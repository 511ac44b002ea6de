import Archive
import Prose
import PullquoteModel
import Screen

extension ArticlesView {
  package mutating func receive(_ answer: Answer, to question: Question) -> [Step] {
    switch answer {
    case .headlines(let page) where question == asked?.question: return take(page)
    case .headlines(let page) where question == askedMore: return takeMore(page, question)
    case .headlines(let page) where question == askedWatched:
      askedWatched = nil
      watched.formUnion(page.rows.map(\.id))
      return []
    case .headlines(let page): return takeUnread(page, question)
    case .count(let count):
      guard case .count(let filter) = question, filter.unreadOnly else { return [] }
      unread = count
      return []
    case .feeds(let tree):
      return take(watches: tree.watches)
    case .article(let found): return finishErrand(found, question)
    case .failure:
      if question == asked?.question { asked = nil }
      if question == askedMore { askedMore = nil }
      return []
    default: return []
    }
  }

  private mutating func take(_ page: ResultPage<Headline>) -> [Step] {
    guard let (question, aim) = asked, case .headlines(_, let after, _) = question else {
      return []
    }
    asked = nil
    let kept = selected?.id
    let row = list.selectedRow
    switch aim {
    case .here:
      window.refresh(page, order: order, staying: staying)
      show(selecting: kept, atRow: row)
    case .last:
      window.replace(reversed: page)
      show(selecting: headlines.last?.id, atRow: rect.rows)
    case .first, .article:
      window.replace(page.rows, after: after, isAtEnd: page.next == nil)
      show(selecting: headlines.first?.id, atRow: 0)
    }
    let more = askForMore() + (aim == .here || watches == nil ? [] : lookForWatched())
    guard opensWhenHere else { return more }
    opensWhenHere = false
    return more + open()
  }

  private mutating func takeMore(_ page: ResultPage<Headline>, _ question: Question) -> [Step] {
    askedMore = nil
    let kept = selected?.id
    let row = list.selectedRow
    if case .headlines(let filter, _, _) = question, filter.order == order {
      _ = window.append(page)
    } else {
      window.prepend(reversed: page)
    }
    show(selecting: kept, atRow: row)
    return watches == nil ? [] : lookForWatched()
  }

  /// The next unread article, sought beyond the window.
  private mutating func takeUnread(_ page: ResultPage<Headline>, _ question: Question) -> [Step] {
    guard case .headlines(_, _, let limit) = question, limit == 1 else { return [] }
    guard let found = page.rows.first else { return [.refuse("no unread article further on")] }
    if let place = headlines.firstIndex(where: { $0.id == found.id }) {
      list.select(place)
      list.settle(in: rect)
      return askForMore()
    }
    return go(to: found)
  }

  /// A row that is gone from the archive's list as it stays in this one; nil lets it go.
  private func staying(_ row: Headline) -> Headline? {
    if touched.contains(row.id) { return row }
    guard unreadOnly || filter.query?.asksForUnread == true else { return nil }
    var row = row
    row.isRead = true
    return row
  }

  /// Lays the rows of the window out anew.
  private mutating func show(selecting id: ArticleID?, atRow row: Int) {
    let old = list.selected
    let found = id.flatMap { id in headlines.firstIndex { $0.id == id } }
    let place = found ?? min(old, max(0, headlines.count - 1))
    list.set(heights: heights, selected: place, atRow: row, in: rect)
  }

  /// Two rows for the first article of a day, whose heading stands above it.
  private var heights: [Int] {
    let days = DayName(now: room.now, offset: room.offset)
    var last: Int?
    return headlines.map { headline in
      let day = days.day(of: headline.date)
      defer { last = day }
      return day == last ? 1 : 2
    }
  }
}

extension Query {
  /// True where reading an article takes it out of what is asked for.
  fileprivate var asksForUnread: Bool {
    switch self {
    case .state(.unread): true
    case .all(let parts), .any(let parts): parts.contains(where: \.asksForUnread)
    default: false
    }
  }
}
