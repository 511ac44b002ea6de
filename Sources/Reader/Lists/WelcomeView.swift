import PullquoteModel
import Screen

/// Subscriptions of another program that were found on this machine.
package struct FoundSubscriptions: Hashable, Sendable {
  /// Whose they are, as in newsboat.
  package var program: String
  /// The file.
  package var path: String
  /// How many feeds it lists.
  package var feeds: Int
  /// How many saved searches it has that can be taken over.
  package var searches: Int

  /// Makes a find.
  package init(program: String, path: String, feeds: Int, searches: Int = 0) {
    self.program = program
    self.path = path
    self.feeds = feeds
    self.searches = searches
  }
}

/// The first screen of somebody who follows no feeds yet: what to begin with.
package struct WelcomeView: View {
  /// Where it is drawn.
  package var room: Room {
    didSet { if room.size != oldValue.size { list.settle(in: rect) } }
  }
  private let found: [FoundSubscriptions]
  private let samples: [SampleArticle]
  private var list = EntryList()

  /// A first screen.
  /// - Parameters:
  ///   - found: subscriptions of other programs on this machine.
  ///   - samples: the articles that come with the program.
  package init(found: [FoundSubscriptions], samples: [SampleArticle], in room: Room) {
    self.found = found
    self.samples = samples
    self.room = room
    list.set(heights: entries.map { _ in 2 })
  }

  private enum Entry: Hashable {
    case take(FoundSubscriptions)
    case follow
    case file
    case tour
    case feeds
  }

  private var entries: [Entry] {
    found.map(Entry.take) + [.follow, .file] + (samples.isEmpty ? [] : [.tour]) + [.feeds]
  }

  package var title: String { "Welcome" }
  package var hints: [Command] { [.activate, .addFeed, .tour] }
  private var rect: Rect { room.body.split(top: min(introduction.count + 1, 4)).1 }

  package mutating func begin() -> [Step] { [.ask(.feeds)] }
  package mutating func libraryChanged() -> [Step] { [.ask(.feeds)] }

  package mutating func receive(_ answer: Answer, to question: Question) -> [Step] {
    guard case .feeds(let tree) = answer, !tree.feeds.isEmpty else { return [] }
    // The first feeds are here: the list of them takes this screen's place.
    return [.replace(FeedsView(in: room))]
  }

  package mutating func perform(_ command: Command, count: Int?) -> [Step] {
    if list.perform(command, count: count, in: rect) { return [] }
    switch command {
    case .activate, .right: return activate()
    case .tour: return tour
    default: return [.pass]
    }
  }

  private var tour: [Step] { [.open(TourView(samples, in: room))] }

  private func activate() -> [Step] {
    guard entries.indices.contains(list.selected) else { return [] }
    switch entries[list.selected] {
    case .take(let found):
      return [.effect(.importFeeds(path: found.path)), .say("taking over \(found.path)")]
    case .follow: return [.cover(FollowPrompt(in: room))]
    case .file: return [.cover(LinePrompt("file", label: "File with subscriptions", in: room))]
    case .tour: return tour
    case .feeds: return [.replace(FeedsView(in: room))]
    }
  }

  package mutating func receive(_ reply: Reply) -> [Step] {
    guard reply.purpose == "file", reply.text.contains(where: { !$0.isWhitespace }) else {
      return []
    }
    return [.effect(.importFeeds(path: reply.text))]
  }

  package mutating func point(_ pointing: Pointing, row: Int, column: Int) -> [Step] {
    switch pointing {
    case .wheel(let rows): list.scroll(by: rows, in: rect)
    case .click: if list.click(row: row, in: rect) == true { return activate() }
    }
    return []
  }

  package var status: ViewStatus {
    ViewStatus(left: "no feeds are followed yet", right: "\(list.selected + 1)/\(entries.count)")
  }

  private var introduction: [String] {
    room.body.rows < 14
      ? ["News, and who said what. Begin with:"]
      : [
        "Pullquote reads news feeds and finds who said what.",
        "All stays on this machine. Begin with one of these:",
      ]
  }

  package func render(into grid: inout Grid) {
    let top = room.body.row
    for (place, line) in introduction.enumerated() {
      grid.write(
        line, row: top + place, column: 1,
        style: place == 0 ? room.theme.title : room.theme.text, limit: room.body.endColumn)
    }
    let entries = entries
    for (entry, line, row) in list.visible(in: rect) {
      let (name, more) = words(for: entries[entry])
      if line == 0 {
        grid.write(
          rowText(name, rect.columns), row: row, column: 3, style: room.theme.text,
          limit: rect.endColumn)
        if entry == list.selected { grid.markSelected(row: row, in: rect, room) }
      } else {
        grid.write(
          rowText(more, rect.columns), row: row, column: 5, style: room.theme.faint,
          limit: rect.endColumn)
      }
    }
  }

  private func words(for entry: Entry) -> (name: String, more: String) {
    let keys = room.settings.keymap
    switch entry {
    case .take(let found):
      var count = counted(found.feeds, "feed")
      if found.searches > 0 {
        count += " and " + counted(found.searches, "saved search", "saved searches")
      }
      return ("Take over \(count) from \(found.program)", found.path)
    case .follow:
      return (
        "Follow a feed",
        "type the address of a feed or of any page that has one; \(keys.key(for: .addFeed)) always"
      )
    case .file:
      return (
        "Take over a list of feeds", "OPML, newsboat's urls, newsraft's feeds, sfeed's sfeedrc"
      )
    case .tour:
      return (
        "Take the tour", "\(counted(samples.count, "article")) with the quotes marked; no network"
      )
    case .feeds: return ("Go on without feeds", "\(keys.key(for: .help)) shows all keys")
    }
  }
}
