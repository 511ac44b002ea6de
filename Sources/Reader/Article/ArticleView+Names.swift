import Archive
import Prose
import PullquoteModel

extension ArticleView {
  /// Does what is done with names: pages, corrections, watches.
  mutating func actOnName(_ command: Command) -> [Step] {
    switch command {
    case .page: return openPage()
    case .correct: return askForSpeakerOfQuote()
    case .merge:
      return withName { known, name in
        [
          .cover(
            NamePrompt(
              "merge \(known.value)", label: "\(name) is the same as", near: [], finds: .anybody,
              in: room))
        ]
      }
    case .split: return askForAlias()
    case .watch:
      guard let entity = namedEntity else { return refuse(noName) }
      let it = index.annotation[entity]
      return [.effect(watch(it.name, isQuoted: index.voice(of: entity) != nil))]
    default: return [.pass]
    }
  }

  private var noName: String { "no name here" }

  /// Why a correction cannot be kept.
  private var cannotKeep: String {
    if id == nil {
      return "a correction is kept with an article of the archive; this one is a file"
    }
    return isAnnotating ? "still looking for quotes" : "the archive does not know this yet"
  }

  private func withName(_ body: (EntityID, String) -> [Step]) -> [Step] {
    guard let entity = namedEntity else { return refuse(noName) }
    guard let known = entityID(of: entity) else { return refuse(cannotKeep) }
    return body(known, index.annotation[entity].name)
  }

  private func openPage() -> [Step] {
    guard let entity = namedEntity else { return refuse(noName) }
    let name = index.annotation[entity].name
    guard let known = entityID(of: entity) else {
      return refuse(
        id == nil
          ? "this article is not in the archive, so there is no page of \(name)" : cannotKeep)
    }
    let count = count(of: entity, known)
    return [.open(page(of: count, in: room))]
  }

  /// What the archive counts for an entity, as far as it was told.
  private func count(of entity: EntityIndex, _ known: EntityID) -> EntityCount {
    let counts = opened?.counts ?? []
    if counts.indices.contains(entity.value), let count = counts[entity.value] { return count }
    let quotes = index.voice(of: entity).map { index.quotesByVoice[$0].count } ?? 0
    let it = index.annotation[entity]
    return EntityCount(id: known, name: it.name, kind: it.kind, quotes: quotes, articles: 1)
  }

  /// Asks who speaks the quote at the cursor; those who speak in the article come first.
  private func askForSpeakerOfQuote() -> [Step] {
    guard let quote = attendedQuote else { return refuse("no quote here to correct") }
    guard quoteIDs.indices.contains(quote) else { return refuse(cannotKeep) }
    // Those who could speak: an organisation does, in its statements.
    let silent = [EntityKind.person, .organisation].flatMap { kind in
      index.annotation.entities.indices.filter {
        index.voice(of: EntityIndex($0)) == nil && index.annotation.entities[$0].kind == kind
      }
    }
    let near = (index.voices + silent.map { EntityIndex($0) }).compactMap { entity in
      entityID(of: entity).map { count(of: entity, $0) }
    }
    return [
      .cover(
        NamePrompt(
          "speaker \(quoteIDs[quote].value)", label: "Who speaks? (empty: nobody is named)",
          near: near, finds: .anybody, takesNew: true, in: room))
    ]
  }

  private func askForAlias() -> [Step] {
    withName { known, name in
      guard let entity = namedEntity else { return [] }
      let names = index.annotation[entity].aliases
      guard names.count > 1 else {
        return refuse("\(name) has no other name here; its page lists all")
      }
      return [
        .cover(
          Menu(
            "split \(known.value)", label: "Which name is not \(name)'s?", entries: names,
            selected: 1, in: room))
      ]
    }
  }

  /// Takes what was typed or chosen as a name.
  func receiveName(_ reply: Reply) -> [Step] {
    let parts = reply.purpose.split(separator: " ")
    guard parts.count == 2, let number = Int64(parts[1]) else { return [] }
    if parts[0] == "speaker" {
      let quote = QuoteID(number)
      if let choice = reply.choice {
        return [.change(.correct(quote, speaker: EntityID(Int64(choice))))]
      }
      return [
        .change(
          reply.text.isEmpty
            ? .correct(quote, speaker: nil) : .name(quote, speaker: reply.text))
      ]
    }
    return namesChanged(reply, String(parts[0]), EntityID(number))
  }
}

/// What comes of a reply that says that two are one or one is two.
func namesChanged(_ reply: Reply, _ what: String, _ known: EntityID) -> [Step] {
  switch what {
  case "merge":
    guard let choice = reply.choice else { return [.refuse("choose one of those that are known")] }
    let other = EntityID(Int64(choice))
    guard other != known else { return [.refuse("that is the same name")] }
    return [.change(.merge(other, known))]
  case "split": return [.change(.split(reply.text, from: known))]
  default: return []
  }
}

/// Puts a watch on a name into the feeds file.
func watch(_ name: String, isQuoted: Bool) -> Effect {
  let words = QueryWords(name)
  let query: Query = isQuoted ? .quote(.speaker(words)) : .entity(words)
  return .keepQuery(use: "watch", name: name, text: "\(query)")
}
