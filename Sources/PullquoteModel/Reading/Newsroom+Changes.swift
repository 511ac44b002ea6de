import Archive
import Prose

extension Newsroom {
  /// Does what a reader asks for. What keeps the archive from doing it is said in the outcome.
  package func make(_ change: Change) -> ChangeOutcome {
    do throws(ArchiveError) {
      return try done(change)
    } catch {
      return ChangeOutcome(message: error.description, isDone: false)
    }
  }

  private func done(_ change: Change) throws(ArchiveError) -> ChangeOutcome {
    switch change {
    case .mark(let articles, let mark):
      let undo = try store.mark(articles, mark, now: clock())
      return ChangeOutcome(message: undo.told, reverse: undo.asChange)
    case .see(let article):
      _ = try store.mark([article], .read, now: clock())
      return ChangeOutcome(message: "")
    case .markAll(let filter, let newest):
      let undo = try store.markRead(
        selection(filter), fetchedUntil: newest, now: clock(), offset: offset)
      return ChangeOutcome(message: undo.told, reverse: undo.asChange)
    case .undo(let undo):
      let redo = try store.takeBack(undo, now: clock())
      return ChangeOutcome(message: "taken back: \(undo.told)", reverse: redo.asChange)
    case .correct(let quote, let speaker): return try correct(quote, speaker)
    case .name(let quote, let name): return try correct(quote, name)
    case .merge(let kept, let merged): return try merge(kept, merged)
    case .split(let name, let entity): return try split(name, from: entity)
    case .withdraw(let quote):
      try store.withdraw(quote, now: clock())
      return ChangeOutcome(message: "taken back: who speaks the quote")
    case .part(let undo):
      try store.part(undo, now: clock())
      return ChangeOutcome(message: "taken back: they are two again")
    case .join(let undo):
      try store.join(undo, now: clock())
      return ChangeOutcome(message: "taken back: the name is theirs again")
    case .remember(let article, let place):
      try store.remember(article, offset: place)
      return ChangeOutcome(message: "")
    case .setMark(let letter, let article, let place):
      return try setMark(letter, article, place)
    case .removeMark(let letter):
      let known = try places().first { $0.letter == letter }
      try store.removeBookmark(String(letter))
      return ChangeOutcome(
        message: known == nil ? "no mark \(letter) is set" : "mark \(letter) taken back",
        isDone: known != nil,
        reverse: known.map { .setMark(letter, $0.article, place: $0.offset) })
    }
  }

  private func setMark(_ letter: Character, _ article: ArticleID, _ place: Int)
    throws(ArchiveError) -> ChangeOutcome
  {
    guard letter.isLetter || letter.isNumber else {
      return ChangeOutcome(message: "a mark is a letter or a digit", isDone: false)
    }
    let known = try places().first { $0.letter == letter }
    guard try store.setBookmark(String(letter), in: article, offset: place) else {
      return ChangeOutcome(message: gone, isDone: false)
    }
    return ChangeOutcome(
      message: "mark \(letter) set",
      reverse: known.map { .setMark(letter, $0.article, place: $0.offset) } ?? .removeMark(letter))
  }
}

/// What to say of an article that went meanwhile.
let gone = "the article is not in the archive any more"

extension MarkUndo {
  /// The change that takes it back; nil when nothing was changed.
  fileprivate var asChange: Change? { changed.isEmpty ? nil : .undo(self) }

  /// What was done, for people.
  fileprivate var told: String {
    let articles = "\(changed.count) article\(changed.count == 1 ? "" : "s")"
    return switch mark {
    case .read: "\(articles) marked as read"
    case .unread: "\(articles) marked as unread"
    case .star: "\(articles) starred"
    case .unstar: "star taken from \(articles)"
    case .tag(let name): "\(articles) tagged \(name)"
    case .untag(let name): "tag \(name) taken from \(articles)"
    }
  }
}
