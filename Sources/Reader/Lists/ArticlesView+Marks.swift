import Archive
import Prose
import PullquoteModel
import Screen

extension ArticlesView {
  /// What marks articles; nil for every other command.
  mutating func mark(_ command: Command, count: Int?) -> [Step]? {
    switch command {
    case .toggleRead: return toggle(count, \.isRead, on: .read, off: .unread)
    case .star: return toggle(count, \.isStarred, on: .star, off: .unstar)
    case .tag: return askForTag()
    case .markAllRead: return askToMarkAll()
    case .markEverythingRead:
      return [.cover(Confirmation("mark-everything", "Mark all articles as read", in: room))]
    case .browseRead:
      guard let selected, let url = selected.url else { return nil }
      change([selected.id]) { $0.isRead = true }
      return [.effect(.browse(url)), .change(.mark([selected.id], .read))] + moveOn()
    default: return nil
    }
  }

  /// Gives the selected article and those behind it the mark that the selected one lacks.
  private mutating func toggle(
    _ count: Int?, _ sign: WritableKeyPath<Headline, Bool> & Sendable, on: Mark, off: Mark
  ) -> [Step] {
    guard let selected else { return [.refuse(noneSelected)] }
    let value = !selected[keyPath: sign]
    let end = min(headlines.count, list.selected + max(1, count ?? 1))
    let ids = headlines[list.selected..<end].filter { $0[keyPath: sign] != value }.map(\.id)
    change(Set(ids)) { $0[keyPath: sign] = value }
    list.select(end - 1)
    let steps: [Step] = [.change(.mark(ids, value ? on : off))]
    // What is read is done with; what is starred may get a tag next.
    return on == .read ? steps + moveOn() : steps
  }

  /// The next article is at hand.
  private mutating func moveOn() -> [Step] {
    list.move(by: 1)
    list.settle(in: rect)
    return askForMore()
  }

  private func askForTag() -> [Step] {
    guard let selected else { return [.refuse(noneSelected)] }
    return [.cover(LinePrompt(taggingOf: selected.tags, in: room))]
  }

  mutating func tag(_ typed: String) -> [Step] {
    guard let selected else { return [] }
    let tagging = Tagging(typed, of: selected.tags)
    if let tags = tagging.tags { change([selected.id]) { $0.tags = tags } }
    return tagging.steps(for: selected.id)
  }

  private mutating func askToMarkAll() -> [Step] {
    guard !headlines.isEmpty else { return [.refuse(noneSelected)] }
    let many = unread ?? headlines.count { !$0.isRead }
    if many == 0 { return [.refuse("all of them have been read")] }
    if many <= 100 { return markAll() }
    return [
      .cover(
        Confirmation("mark-all", "Mark \(counted(many, "article")) of this list as read", in: room))
    ]
  }

  /// Marks as read what the list holds, as far as it had come when it was looked up.
  mutating func markAll() -> [Step] {
    change(Set(headlines.map(\.id))) { $0.isRead = true }
    return [.change(.markAll(filter, newest: newest))]
  }

  mutating func markEverything() -> [Step] {
    change(Set(headlines.map(\.id))) { $0.isRead = true }
    return [.change(.markAll(ArticleFilter(includesMuted: true), newest: newest))]
  }

  /// Nobody has seen what came later than this.
  private var newest: Int {
    headlines.reduce(room.now) { max($0, $1.fetchedAt) }
  }
}
