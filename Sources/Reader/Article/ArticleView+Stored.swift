import Archive
import Prose
import PullquoteModel
import Screen

extension ArticleView {
  /// An article of the archive that has yet to be looked up.
  package init(_ headline: Headline, in room: Room) {
    self.init(headline.id, title: headline.title, in: room)
  }

  /// An article of the archive that has yet to be looked up.
  /// - Parameters:
  ///   - place: where to go in its text; nil for where it was left.
  ///   - walking: whose mentions to walk from there.
  package init(
    _ id: ArticleID, title: String, place: Int? = nil, walking: EntityID? = nil, in room: Room
  ) {
    let draft = Draft(source: title, title: title, text: "", paragraphs: [])
    self.init(ArticleIndex(AnnotatedArticle(bare: draft)), in: room, isAnnotating: true)
    self.id = id
    wantedPlace = place
    goal = walking.map { .entity($0, isFromEnd: false) }
  }

  package mutating func begin() -> [Step] {
    id.map { [.ask(.article($0))] } ?? []
  }

  package mutating func libraryChanged() -> [Step] {
    // What is on its way is asked for again: a newer question takes an older one's place.
    (coming?.id ?? id).map { [.ask(.article($0))] } ?? []
  }

  package mutating func receive(_ answer: Answer, to question: Question) -> [Step] {
    defer { if !room.chrome.isTooSmall { settle() } }
    switch (question, answer) {
    case (.article(let asked), .article(let found)) where asked == coming?.id ?? id:
      return receive(found)
    case (.neighbour(_, let asked, let isOlder), .mentions(let found)) where asked == id:
      return receive(found, isOlder: isOlder)
    default: return []
    }
  }

  private mutating func receive(_ found: OpenedArticle?) -> [Step] {
    guard let found else {
      let isOther = coming != nil
      coming = nil
      return refuse("this article is not in the archive any more") + (isOther ? [] : [.close])
    }
    guard opened == nil || coming != nil else { return update(with: found) }
    if let coming {
      wantedPlace = coming.place
      goal = coming.goal
    }
    coming = nil
    id = found.stored.id
    isQuotesOnly = false
    article = ArticlePane()
    var steps = take(found)
    article.goToFirst(in: view)
    if let place = wantedPlace ?? found.place, place <= index.bytes.count {
      article.jump(to: place, in: view)
    }
    begin(goal, at: wantedPlace)
    if !found.isPending { goal = nil }
    if !found.stored.isRead { steps.append(.change(.see(found.stored.id))) }
    siblings?.read(found.stored.id)
    return steps + [.effect(.title(title))]
  }

  /// Takes the same article as the archive has it now; the place stays, and what is walked.
  private mutating func update(with found: OpenedArticle) -> [Step] {
    guard let old = opened else { return [] }
    if found.stored.annotation == old.stored.annotation, found.stored.draft == old.stored.draft {
      opened = found
      entities.count(found.counts)
      return []
    }
    let walked = walk
    let known = walk?.entity.flatMap(entityID(of:))
    let kept = chosen
    let isSameText = found.stored.draft.text == old.stored.draft.text
    let isSameCount = found.index.quotes.count == old.index.quotes.count
    let words = isSameText ? nil : wordsAtCursor
    let steps = take(found)
    if let words { goBack(to: words) }
    if isSameText, isSameCount { chosen = kept }
    if let entity = known.flatMap(entity(of:)) {
      startWalk(entity)
      walk?.current = isSameText ? walked?.current : nil
    } else if walked != nil, walked?.entity == nil {
      startWalkOfHits()
    } else if goal != nil, !found.isPending {
      begin(goal, at: wantedPlace)
      goal = nil
    }
    return steps
  }

  /// What is being read: the words from the beginning of the cursor's line on, at most as many bytes
  /// as tell one place from others, and how far behind them the cursor is.
  private var wordsAtCursor: (bytes: ArraySlice<UInt8>, cursor: Int) {
    let start = view.line(at: article.cursor)?.range.start ?? article.cursor
    let block = flow.blocks.isEmpty ? start : flow.blocks[flow.block(at: start)].range.end
    let end = max(start, min(block, start + 48))
    return (index.bytes[start..<end], max(0, article.cursor - start))
  }

  /// Puts the cursor on words again where they stand now; where they are gone it stays as far in the
  /// text as it was.
  private mutating func goBack(to words: (bytes: ArraySlice<UInt8>, cursor: Int)) {
    let bytes = index.bytes
    let near = min(article.cursor, bytes.count)
    guard let first = words.bytes.first, words.bytes.count <= bytes.count else {
      return article.jump(to: near, in: view)
    }
    let place = (0...(bytes.count - words.bytes.count)).first { start in
      bytes[start] == first && bytes[start..<(start + words.bytes.count)].elementsEqual(words.bytes)
    }
    article.jump(to: place.map { min($0 + words.cursor, bytes.count) } ?? near, in: view)
  }

  /// Shows what the archive has, without the quotes that are not wanted.
  private mutating func take(_ found: OpenedArticle) -> [Step] {
    opened = found
    let wanted = found.index.quotes.indices.filter { place in
      let quote = found.index.quotes[place]
      return settings.marksAll || quote.isSpeech || quote.kind == .direct
    }
    let isWhole = wanted.count == found.index.quotes.count
    let steps = show(isWhole ? found.index : ArticleIndex(found.index.article.statements))
    quoteIDs =
      found.quotes.count == found.index.quotes.count ? wanted.map { found.quotes[$0] } : []
    let said = Set(found.stored.corrected)
    corrected = Set(wanted.enumerated().filter { said.contains($0.element) }.map(\.offset))
    entities.count(found.counts)
    isAnnotating = found.isPending
    return steps
  }

  package mutating func leave() -> [Step] {
    guard let opened else { return [] }
    return [.change(.remember(opened.stored.id, place: article.cursor))]
  }
}
