import Archive
import Prose
import PullquoteModel
import Screen

/// A search: the line where it is typed, and below it what it finds so far.
///
/// The newest question wins; the last word counts as the beginning of a word while it is typed.
package struct SearchView: View {
  /// Where it is drawn.
  package var room: Room {
    didSet { if room.size != oldValue.size { list.settle(in: rect) } }
  }
  /// Where the query is typed.
  var line: QueryLine
  /// The query that a new one is to replace: nothing typed in its place brings it back.
  private var replaced: String?
  /// True while letters go to the line; else keys are commands.
  private(set) var isTyping = true
  /// True where quotes are listed, false for articles.
  private(set) var showsQuotes = false
  /// Which articles are searched.
  let base: ArticleFilter
  /// Articles found.
  private(set) var hits: [SearchHit] = []
  /// Quotes found.
  private(set) var quotes: [QuoteHit] = []
  private(set) var list = EntryList()
  private(set) var next: Cursor?
  /// The query whose results are shown; nil before the first.
  private(set) var shown: Query?
  /// The question that is open.
  private var asked: Question?
  private var askedMore: Question?
  /// Which of the earlier searches is in the line.
  private var historyPlace: Int?

  /// What fills the window is asked for first, and is there the sooner.
  private var firstPage: Int { min(Self.page, rect.rows / 2 + 4) }
  private static let page = 60
  private static let most = 3_000

  /// Opens with something typed already.
  /// - Parameters:
  ///   - text: the query; where it is understood the search begins at once.
  ///   - filter: searches among these articles only.
  package init(
    _ text: String = "", among filter: ArticleFilter = ArticleFilter(includesMuted: true),
    in room: Room
  ) {
    line = QueryLine(text)
    base = filter
    self.room = room
  }

  package var title: String { line.isEmpty ? "Search" : "Search: \(rowText(line.text, 40))" }
  package var hints: [Command] {
    isTyping ? [.activate] : [.activate, .next, .nextPane, .save, .search]
  }
  var rect: Rect { room.body.split(top: min(3, room.body.rows)).1 }

  package mutating func begin() -> [Step] { look() }

  package mutating func libraryChanged() -> [Step] {
    guard let question = question(after: nil, limit: max(firstPage, count)), asked == nil else {
      return []
    }
    asked = question
    return [.ask(question)]
  }

  /// How many results are here.
  var count: Int { showsQuotes ? quotes.count : hits.count }

  /// The query as it is searched for: while its last word is typed, that is a beginning.
  private var query: Query? {
    guard let query = line.query else { return nil }
    let last = line.text.split(separator: " ", omittingEmptySubsequences: false).last ?? ""
    // Fewer letters begin so many words that a large archive would answer late.
    let isWord = last.suffix(4).count == 4 && last.suffix(4).allSatisfy { $0.isLetter }
    guard isWord, let open = (try? parseQuery(line.text + "*")).flatMap({ $0 })
    else { return query }
    return open
  }

  private func question(after: Cursor?, limit: Int) -> Question? {
    guard let query else { return nil }
    let all = base.query.map { Query.all([$0, query]) } ?? query
    if showsQuotes {
      return .quotes(QuoteQuery(feeds: base.feeds, filter: all), after: after, limit: limit)
    }
    var filter = base
    filter.query = all
    return .search(filter, after: after, limit: limit)
  }

  /// Searches for what is typed now.
  private mutating func look() -> [Step] {
    askedMore = nil
    guard let question = question(after: nil, limit: firstPage) else {
      asked = nil
      if line.isEmpty { clear() }
      return []
    }
    asked = question
    return [.ask(question)]
  }

  private mutating func clear() {
    hits = []
    quotes = []
    shown = nil
    next = nil
    list = EntryList()
  }

  package mutating func receive(_ answer: Answer, to question: Question) -> [Step] {
    switch answer {
    case .hits(let page): take(page.rows, page.next, question, into: \.hits, \.headline.id)
    case .quotes(let page): take(page.rows, page.next, question, into: \.quotes, \.id)
    case .failure:
      if question == asked { asked = nil }
      if question == askedMore { askedMore = nil }
    default: line.receive(answer, to: question)
    }
    return []
  }

  private mutating func take<Row, ID: Equatable>(
    _ rows: [Row], _ next: Cursor?, _ question: Question,
    into place: WritableKeyPath<SearchView, [Row]>, _ id: KeyPath<Row, ID>
  ) {
    if question == askedMore {
      askedMore = nil
      self[keyPath: place] += rows
      list.append(heights: rows.map { _ in 2 })
    } else if question == asked {
      asked = nil
      let isSame = shown == query
      let kept = count > list.selected ? self[keyPath: place][list.selected][keyPath: id] : nil
      let row = list.selectedRow
      self[keyPath: place] = rows
      shown = query
      let found = isSame ? rows.firstIndex { $0[keyPath: id] == kept } : nil
      list.set(
        heights: rows.map { _ in 2 }, selected: found ?? 0, atRow: found == nil ? 0 : row,
        in: rect)
    } else {
      return
    }
    self.next = next
  }

  /// Asks for more results when the selection comes near their end.
  mutating func askForMore() -> [Step] {
    guard let next, asked == nil, list.selected + Self.page / 2 > count, count < Self.most,
      let question = question(after: next, limit: Self.page), question != askedMore
    else { return [] }
    askedMore = question
    return [.ask(question, .more)]
  }

  package mutating func take(_ key: Key) -> [Step]? {
    guard isTyping else { return nil }
    if line.isEmpty, let replaced, [.enter, .down, .escape].contains(key) {
      return bringBack(replaced)
    }
    switch key {
    case .enter, .down: return enterResults()
    case .escape:
      // What was found stays at hand; without anything found the search is over.
      if count > 0, line.error == nil { return enterResults() }
      return [.close]
    case .control("c"), .control("g"): return [.close]
    case .tab: return line.complete(by: 1) ? look() + askForNames() : [.effect(.beep)]
    case .backTab: return line.complete(by: -1) ? look() + askForNames() : [.effect(.beep)]
    case .up, .control("p"): return recall(by: -1)
    case .control("n"): return recall(by: 1)
    // Who takes back a letter too many would run commands with the next ones.
    case .backspace where line.text.isEmpty: return [.effect(.beep)]
    default:
      guard line.take(key) else { return [.effect(.beep)] }
      historyPlace = nil
      return look() + askForNames()
    }
  }

  private func askForNames() -> [Step] {
    line.question.map { [.ask($0, .completion)] } ?? []
  }

  /// Puts an earlier search into the line.
  private mutating func recall(by step: Int) -> [Step] {
    let history = room.searches
    let place = (historyPlace ?? history.count) + step
    guard history.indices.contains(place) else { return [.effect(.beep)] }
    historyPlace = place
    line.set(history[place])
    return look()
  }

  /// The keys are commands from now on.
  private mutating func enterResults() -> [Step] {
    if let error = line.error { return [.refuse("\(error)")] }
    guard !line.isEmpty else { return [.refuse("type what to look for")] }
    isTyping = false
    replaced = nil
    let isEmpty = asked == nil && count == 0
    return [.searched(line.text)] + (isEmpty ? [.say("nothing was found")] : []) + askForMore()
  }

  /// Letters go to the line again.
  mutating func enterLine() -> [Step] {
    isTyping = true
    return []
  }

  /// Another query is typed; what the last one found stays in sight until then.
  mutating func beginAnew() -> [Step] {
    isTyping = true
    historyPlace = nil
    if !line.isEmpty { replaced = line.text }
    line.set("")
    return []
  }

  private mutating func bringBack(_ text: String) -> [Step] {
    replaced = nil
    line.set(text)
    isTyping = false
    return shown == query ? [] : look()
  }

  /// Lists quotes in place of articles, or back.
  mutating func toggleQuotes() -> [Step] {
    showsQuotes.toggle()
    clear()
    return look()
  }

  mutating func move(_ command: Command, count times: Int?) -> Bool {
    if command == .up, list.selected == 0 {
      isTyping = true
      return true
    }
    return list.perform(command, count: times, in: rect)
  }

  mutating func select(_ entry: Int) {
    list.select(entry)
    list.settle(in: rect)
  }

  package mutating func point(_ pointing: Pointing, row: Int, column: Int) -> [Step] {
    switch pointing {
    case .wheel(let rows): list.scroll(by: rows, in: rect)
    case .click:
      if row < rect.row { return enterLine() }
      let isAgain = list.click(row: row, in: rect) == true && !isTyping
      let steps = isTyping ? enterResults() : []
      if isAgain { return open() }
      return steps + askForMore()
    }
    return askForMore()
  }
}
