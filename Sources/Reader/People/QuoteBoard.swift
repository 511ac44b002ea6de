import Archive
import Prose
import PullquoteModel
import Screen

/// A list of quotes of the archive, day by day; near-identical ones stand there once.
///
/// The pages of a speaker and of an entity and the answer to a search show it alike. It keeps what
/// is selected by the quote, not by the row, so that nothing jumps when more quotes come.
struct QuoteBoard: Sendable {
  /// Something that can be selected.
  enum Item: Hashable, Sendable {
    /// A quote, as a position in `hits`.
    case quote(Int)
    /// The line that says in how many other articles it stands.
    case also(Int)
    /// One of them, as a position among its copies.
    case copy(Int, Int)
  }

  /// The quotes that are here, one of each group.
  private(set) var hits: [QuoteHit] = []
  /// What can be selected, in the order shown.
  private(set) var items: [Item] = []
  /// Quotes chosen to be copied or saved.
  private(set) var chosen: Set<QuoteID> = []
  /// Where the quotes stand that are not here yet; nil when all are.
  private(set) var next: Cursor?
  /// False before the first answer.
  private(set) var isAnswered = false
  /// True names who speaks at each quote.
  let showsSpeakers: Bool
  var list = EntryList()
  private(set) var copies: [QuoteID: [QuoteHit]] = [:]
  private var opened: Set<QuoteID> = []
  private var groups: Set<QuoteID> = []
  private(set) var blocks: [Item: QuoteBlock] = [:]
  private var width = 0
  /// Quotes on their way to a file, while the texts they stand in are looked up.
  var export: QuoteExport?

  /// How many quotes are asked for at once.
  static let page = 100

  /// An empty list.
  init(showsSpeakers: Bool = false, in room: Room) {
    self.showsSpeakers = showsSpeakers
    offset = room.offset
    usesWords = room.settings.usesWords
  }

  /// Takes the first page, or the one behind what is here.
  mutating func take(_ page: ResultPage<QuoteHit>, isFirst: Bool, columns: Int) {
    let kept = selectedKey
    if isFirst {
      hits = []
      groups = []
      blocks = [:]
    }
    isAnswered = true
    next = page.next
    for hit in page.rows where hit.group.map({ groups.insert($0).inserted }) ?? true {
      hits.append(hit)
    }
    width = columns
    arrange(keeping: kept)
  }

  /// Takes where else a quote stands.
  mutating func take(copies found: [QuoteHit], of quote: QuoteID) {
    let kept = selectedKey
    copies[quote] = found.filter { $0.id != quote }
    arrange(keeping: kept)
  }

  /// The pane has another width.
  mutating func fit(columns: Int) {
    guard columns != width else { return }
    width = columns
    blocks = [:]
    arrange(keeping: selectedKey)
  }

  private struct Key: Hashable {
    let quote: QuoteID
    let isAlso: Bool
  }

  private var selectedKey: Key? {
    guard items.indices.contains(list.selected) else { return nil }
    return key(of: items[list.selected])
  }

  private func key(of item: Item) -> Key? {
    if case .also(let hit) = item { return Key(quote: hits[hit].id, isAlso: true) }
    return self.hit(of: item).map { Key(quote: $0.id, isAlso: false) }
  }

  /// Lists everything anew; only what is new is wrapped.
  private mutating func arrange(keeping kept: Key?) {
    items = []
    for (place, hit) in hits.enumerated() {
      items.append(.quote(place))
      guard hit.also > 0 else { continue }
      items.append(.also(place))
      guard opened.contains(hit.id), let others = copies[hit.id] else { continue }
      for other in others.indices { items.append(.copy(place, other)) }
    }
    for item in items where blocks[item] == nil { blocks[item] = block(of: item) }
    list.set(heights: items.map { height(of: $0) })
    if let kept, let place = items.firstIndex(where: { key(of: $0) == kept }) { list.select(place) }
  }

  private func block(of item: Item) -> QuoteBlock {
    switch item {
    case .quote(let place): QuoteBlock(hits[place], columns: width, usesWords: usesWords)
    case .also: QuoteBlock()
    case .copy(let place, let other):
      QuoteBlock(
        copies[hits[place].id]?[other] ?? hits[place], against: hits[place], columns: width - 4,
        usesWords: usesWords)
    }
  }

  /// Rows of an entry: its day if it is the first of it, its words, where it stands.
  func height(of item: Item) -> Int {
    guard case .also = item else {
      return headingRows(of: item) + (blocks[item]?.rows.count ?? 0) + 1
    }
    return 1
  }

  /// Rows above an entry that name the day: none unless it is the first of it.
  func headingRows(of item: Item) -> Int {
    guard case .quote(let place) = item else { return 0 }
    if place == 0 { return 1 }
    return day(hits[place]) == day(hits[place - 1]) ? 0 : 2
  }

  private func day(_ hit: QuoteHit) -> Int { (hit.date &+ offset) / 86_400 }

  /// Seconds by which local time is ahead of UTC.
  var offset = 0
  /// True has brackets around the words that differ.
  var usesWords = false

  /// The quote of an entry.
  func hit(of item: Item) -> QuoteHit? {
    switch item {
    case .quote(let place), .also(let place): return hits[place]
    case .copy(let place, let other):
      guard let found = copies[hits[place].id], found.indices.contains(other) else { return nil }
      return found[other]
    }
  }

  /// The selected entry.
  var selectedItem: Item? {
    items.indices.contains(list.selected) ? items[list.selected] : nil
  }

  /// The selected quote.
  var selected: QuoteHit? { selectedItem.flatMap { hit(of: $0) } }

  /// Chooses the selected quote, or no longer.
  mutating func choose() -> [Step] {
    guard let selected else { return [.refuse("no quote is selected")] }
    if !chosen.insert(selected.id).inserted { chosen.remove(selected.id) }
    return [
      .say(
        chosen.isEmpty ? "no quote is chosen any more" : "\(counted(chosen.count, "quote")) chosen")
    ]
  }

  /// Chooses nothing any more.
  /// - Returns: false when nothing was chosen.
  mutating func chooseNothing() -> Bool {
    defer { chosen = [] }
    return !chosen.isEmpty
  }

  /// Shows or hides where else a quote stands.
  mutating func toggle(_ place: Int) -> [Step] {
    let quote = hits[place].id
    let isOpen = opened.contains(quote)
    if isOpen { opened.remove(quote) } else { opened.insert(quote) }
    arrange(keeping: selectedKey)
    return isOpen || copies[quote] != nil ? [] : [.ask(.copies(quote), .jump)]
  }

  /// All quotes that are here and chosen, in the order shown.
  var chosenHits: [QuoteHit] {
    var seen: Set<QuoteID> = []
    return items.compactMap { item in
      guard let hit = hit(of: item), chosen.contains(hit.id), seen.insert(hit.id).inserted else {
        return nil
      }
      return hit
    }
  }
}
