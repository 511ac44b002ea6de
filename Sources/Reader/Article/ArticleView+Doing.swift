import Archive
import Prose
import PullquoteModel

extension ArticleView {
  /// Does what is done with an article as a whole: marks, addresses, files, programs.
  mutating func act(_ command: Command) -> [Step] {
    switch command {
    case .toggleRead:
      return change { .mark([$0.id], $0.isRead ? .unread : .read) }
    case .star: return change { .mark([$0.id], $0.isStarred ? .unstar : .star) }
    case .tag:
      guard let stored = opened?.stored else { return refuse(notKept) }
      return [.cover(LinePrompt(taggingOf: stored.tags, in: room))]
    case .browse: return browse()
    case .browseRead:
      return browse() + (opened.map { [.change(.mark([$0.stored.id], .read))] } ?? [])
    case .copyLink:
      guard let url = index.article.draft.url else { return refuse("this article has no address") }
      return [.effect(.copy(url, what: "the address"))]
    case .wholeText:
      guard let id else { return refuse(notKept) }
      return [.effect(.fetchWhole(id))]
    case .links: return listLinks()
    case .picture: return showPicture()
    case .setMark:
      guard id != nil else { return refuse(notKept) }
      return [.cover(LetterPrompt("mark", label: "Mark this place with a letter", in: room))]
    case .goToMark: return [.cover(MarksMenu(from: id, in: room))]
    case .balance:
      return [
        .open(BalanceView(index.article, title: title, known: opened?.counts ?? [], in: room))
      ]
    default: return [.pass]
    }
  }

  /// Why what is asked for cannot be done to an article of a file.
  var notKept: String {
    isAnnotating && id != nil
      ? "the article is still being opened" : "this article is not in the archive"
  }

  private func change(_ change: (StoredArticle) -> Change) -> [Step] {
    guard let stored = opened?.stored else { return refuse(notKept) }
    return [.change(change(stored))]
  }

  private func browse() -> [Step] {
    guard let url = index.article.draft.url else { return refuse("this article has no address") }
    return [.effect(.browse(url))]
  }

  /// What can be followed from the article, each in words and as an address: the links of the text
  /// by their numbers, then files and the discussion.
  var destinations: [(name: String, url: String)] {
    let draft = index.article.draft
    var found = draft.links.map { (index.text(of: $0.range, limit: 120), $0.url) }
    found += draft.enclosures.map { ($0.type ?? "file", $0.url) }
    if let comments = draft.comments { found.append(("discussion", comments)) }
    return found
  }

  private func listLinks() -> [Step] {
    let links = destinations
    guard !links.isEmpty else { return refuse("no links in this article") }
    let entries = links.map { "\(shownTitle(of: $0.name)) · \($0.url.prefix(200))" }
    let here = index.article.draft.links.firstIndex { $0.range.end > article.cursor } ?? 0
    return [
      .cover(
        Menu(
          "link", label: "Links: Enter or the number opens", entries: entries,
          addresses: links.map(\.url), selected: here, in: room))
    ]
  }

  /// The picture under the cursor, else the next one, else the last.
  private func showPicture() -> [Step] {
    let pictures = index.article.draft.pictures
    guard let last = pictures.last else { return refuse("no picture in this article") }
    let next = pictures.first { $0.range.end > article.cursor } ?? last
    return [.effect(.showPicture(next.url, of: index.article.draft.url))]
  }

  /// What was typed or chosen.
  package mutating func receive(_ reply: Reply) -> [Step] {
    switch reply.purpose {
    case SpeakerPrompt.purpose:
      if let choice = reply.choice, index.annotation.entities.indices.contains(choice) {
        showQuotes(by: EntityIndex(choice))
        return tellOfMore(by: EntityIndex(choice))
      }
      return []
    case "tag":
      guard let stored = opened?.stored else { return [] }
      return Tagging(reply.text, of: stored.tags).steps(for: stored.id)
    case "link":
      let links = destinations
      guard let choice = reply.choice, links.indices.contains(choice) else { return [] }
      return [.effect(.browse(links[choice].url))]
    case "mark":
      guard let id, let letter = reply.text.first else { return [] }
      return [.change(.setMark(letter, id, place: article.cursor))]
    case MarksMenu.purpose:
      if let place = reply.choice, place <= index.bytes.count { go(to: place) }
      return []
    case "save": return save(to: reply.text)
    case "pipe":
      guard !reply.text.isEmpty else { return [] }
      return [.effect(.pipe(command: reply.text, input: pipedText))]
    default: return receiveName(reply)
    }
  }
}
