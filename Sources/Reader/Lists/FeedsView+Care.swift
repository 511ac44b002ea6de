import Archive
import Prose
import PullquoteModel
import Screen

extension FeedsView {
  /// What is to become of a feed, as far as it has been typed.
  struct Amendment: Hashable, Sendable {
    var url: String
    var title: String?
    var folder: [String]
    var tags: [String]
  }

  /// What changes the feeds file; nil for every other command.
  mutating func care(_ command: Command) -> [Step]? {
    switch command {
    case .addFeed: return [.cover(FollowPrompt(into: folder, in: room))]
    case .removeFeed: return askToRemove()
    case .amendFeed: return askForTitle()
    case .wholeFeed: return toggleWhole()
    case .problems:
      guard let feed, feed.failure != nil else { return nil }
      return [.open(ProblemsView(feed.id, name: feed.name, in: room))]
    default: return nil
    }
  }

  private func askToRemove() -> [Step] {
    if let feed {
      guard feed.isFollowed else { return [.refuse("this feed is not followed any more")] }
      return [
        .cover(
          Confirmation(
            "unfollow", "Unfollow “\(rowText(feed.name, 40))” (articles stay)", in: room))
      ]
    }
    guard case .search(let name, _)? = row?.key else {
      return [.refuse("select the feed or search that is to go")]
    }
    return [
      .cover(Confirmation("drop", "Take the search “\(rowText(name, 40))” out", in: room))
    ]
  }

  private mutating func askForTitle() -> [Step] {
    guard let feed, feed.isFollowed else { return [.refuse("select a feed to change it")] }
    let subscription = feed.subscription
    amending = Amendment(
      url: subscription.url, title: subscription.title, folder: subscription.folder,
      tags: subscription.tags)
    return [
      .cover(
        LinePrompt(
          "title", label: "Title (empty for the feed's own)", text: subscription.title ?? "",
          in: room))
    ]
  }

  private func toggleWhole() -> [Step] {
    guard let feed, feed.isFollowed else { return [.refuse("select a feed")] }
    return [
      .effect(.wantWhole(url: feed.subscription.url, !feed.subscription.wantsFullText))
    ]
  }

  package mutating func receive(_ reply: Reply) -> [Step] {
    switch reply.purpose {
    case "letters":
      choice.letters = reply.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      show()
      return outline.rows.isEmpty ? [.say("no name has these letters; Esc shows all")] : []
    case "order":
      let orders = FeedOutline.Order.allCases
      guard let choice = reply.choice, orders.indices.contains(choice) else { return [] }
      self.choice.order = orders[choice]
      show()
      return []
    case "mark-all": return row.map { mark($0.key) } ?? []
    case "mark-everything": return mark(.all)
    case "unfollow": return feed.map { [.effect(.unfollow($0.subscription.url))] } ?? []
    case "drop":
      guard case .search(_, let text)? = row?.key else { return [] }
      return [.effect(.dropQuery(use: StandingUse.search.rawValue, text: text))]
    case "title", "folder", "tags": return amend(reply)
    default: return []
    }
  }

  /// Asks for title, folder and tags in turn, and then has the feeds file changed.
  private mutating func amend(_ reply: Reply) -> [Step] {
    guard var amendment = amending else { return [] }
    switch reply.purpose {
    case "title":
      amendment.title = reply.text.contains { !$0.isWhitespace } ? reply.text : nil
      amending = amendment
      return [
        .cover(
          LinePrompt(
            "folder", label: "Folder (as in News/Science)",
            text: amendment.folder.joined(separator: "/"), choices: folders, in: room))
      ]
    case "folder":
      amendment.folder = reply.text.split(separator: "/").map {
        $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      }.filter { !$0.isEmpty }
      amending = amendment
      return [
        .cover(
          LinePrompt(
            "tags", label: "Tags (commas between)", text: amendment.tags.joined(separator: ", "),
            in: room))
      ]
    default:
      amending = nil
      amendment.tags = reply.text.split(separator: ",").map {
        $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      }.filter { !$0.isEmpty }
      return [
        .effect(
          .amend(
            url: amendment.url, title: amendment.title, folder: amendment.folder,
            tags: amendment.tags))
      ]
    }
  }

  /// The folders there are, as they are typed.
  private var folders: [String] {
    Set((tree?.feeds ?? []).map { $0.subscription.folder.joined(separator: "/") })
      .filter { !$0.isEmpty }.sorted()
  }
}
