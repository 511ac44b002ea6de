import Archive
import Prose

extension Newsroom {
  /// Says who speaks a quote.
  func correct(_ quote: QuoteID, _ speaker: EntityID?) throws(ArchiveError) -> ChangeOutcome {
    guard let reverse = try takingBack(quote) else { return goneQuote }
    var name: String?
    if let speaker {
      guard let count = try store.counts(of: [speaker])[0] else { return goneName }
      name = count.name
    }
    try store.correct(quote, speaker: speaker, now: clock())
    return ChangeOutcome(
      message: name.map { "\($0) speaks this quote" } ?? "nobody is named for this quote",
      reverse: reverse)
  }

  /// What takes back that somebody is about to be named for a quote: whom the reader named before,
  /// else whom the engine found; nil when the quote is not there.
  private func takingBack(_ quote: QuoteID) throws(ArchiveError) -> Change? {
    guard let known = try store.speakers(of: quote) else { return nil }
    return try store.isCorrected(quote) ? .correct(quote, speaker: known.first) : .withdraw(quote)
  }

  /// Says who speaks a quote, by a name.
  func correct(_ quote: QuoteID, _ name: String) throws(ArchiveError) -> ChangeOutcome {
    let name = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !foldedWords(of: name).isEmpty, name.utf8.count <= 200 else {
      return ChangeOutcome(message: "type the name of who speaks", isDone: false)
    }
    guard let reverse = try takingBack(quote) else { return goneQuote }
    if let entity = try store.bearer(of: name, near: quote) {
      return try correct(quote, entity)
    }
    try store.correct(quote, speakerNamed: name, now: clock())
    return ChangeOutcome(
      message: "\(name), who is new, speaks this quote",
      reverse: reverse)
  }

  /// Makes one of two.
  func merge(_ kept: EntityID, _ merged: EntityID) throws(ArchiveError) -> ChangeOutcome {
    let counts = try store.counts(of: [kept, merged])
    guard let first = counts[0], let second = counts[1] else { return goneName }
    guard kept != merged else {
      return ChangeOutcome(message: "\(first.name) is one already", isDone: false)
    }
    let undo = try store.merge(kept, merged, now: clock())
    return ChangeOutcome(
      message: "\(second.name) is \(first.name) from now on", reverse: undo.map(Change.part))
  }

  /// Takes a name from somebody.
  func split(_ name: String, from entity: EntityID) throws(ArchiveError) -> ChangeOutcome {
    guard let record = try store.entity(entity) else { return goneName }
    guard record.names.contains(name) else {
      return ChangeOutcome(
        message: "\(record.count.name) is not called \(name)", isDone: false)
    }
    guard record.names.count > 1 else {
      return ChangeOutcome(
        message: "\(name) is the only name \(record.count.name) has", isDone: false)
    }
    let undo = try store.split(name, from: entity, now: clock())
    return ChangeOutcome(
      message: "\(name) is somebody else from now on; articles with the name are read anew",
      reverse: undo.map(Change.join))
  }
}

private let goneQuote = ChangeOutcome(
  message: "the quote is not in the archive any more", isDone: false)
private let goneName = ChangeOutcome(
  message: "the name is not in the archive any more", isDone: false)
