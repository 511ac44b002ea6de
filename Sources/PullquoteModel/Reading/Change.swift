import Archive
import Prose

/// What a reader does to the archive. `Newsroom.make` does it.
package enum Change: Hashable, Sendable {
  /// Marks articles.
  case mark([ArticleID], Mark)
  /// An article was opened: it is read. Nothing is said of it, and there is nothing to take back.
  case see(ArticleID)
  /// Marks as read what a list holds, as far as it came no later than `newest`.
  case markAll(ArticleFilter, newest: Int)
  /// Takes a marking back.
  case undo(MarkUndo)
  /// Says who speaks a quote; nil says that nobody knows.
  case correct(QuoteID, speaker: EntityID?)
  /// Says who speaks a quote by a name, which becomes a person where the archive knows none.
  case name(QuoteID, speaker: String)
  /// Two are one; the first keeps its name.
  case merge(EntityID, EntityID)
  /// A name belongs to somebody else.
  case split(String, from: EntityID)
  /// Takes back what was said of who speaks a quote.
  case withdraw(QuoteID)
  /// Takes back that two are one.
  case part(MergeUndo)
  /// Takes back that a name belongs to somebody else.
  case join(SplitUndo)
  /// Where an article was left, a byte of its text.
  case remember(ArticleID, place: Int)
  /// A letter for a place.
  case setMark(Character, ArticleID, place: Int)
  /// Takes a letter back.
  case removeMark(Character)
}

/// What came of a change.
package struct ChangeOutcome: Hashable, Sendable {
  /// What to say, a line.
  package var message: String
  /// False when it could not be done; `message` then says why.
  package var isDone: Bool
  /// The change that takes it back; nil where that cannot be done.
  package var reverse: Change?

  /// Makes an outcome.
  package init(message: String, isDone: Bool = true, reverse: Change? = nil) {
    self.message = message
    self.isDone = isDone
    self.reverse = reverse
  }
}
