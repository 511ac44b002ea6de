import Archive
import Prose
import PullquoteModel
import Screen

extension ArticlesView {
  package mutating func perform(_ command: Command, count: Int?) -> [Step] {
    opensWhenHere = false
    switch command {
    // Typed ahead of the list.
    case .activate where isLooking, .right where isLooking:
      opensWhenHere = true
      return []
    case .first where window.anchor != nil: return goToFirst()
    case .last where !window.isAtEnd && !headlines.isEmpty: return goToLast()
    case .activate, .right: return open()
    case .left: return [.close]
    case .next, .nextUnread: return goToUnread(by: 1)
    case .previous: return goToUnread(by: -1)
    case .nextArticle: return move(by: count ?? 1)
    case .previousArticle: return move(by: -(count ?? 1))
    case .reload: return [.effect(.refresh(base.feeds))]
    case .unreadOnly:
      unreadOnly.toggle()
      return lookAnew() + [.say(unreadOnly ? "unread articles only" : "all articles")]
    case .sort: return askForOrder()
    case .filter: return askForFilter()
    case .escape where narrowing != nil:
      narrowing = nil
      return lookAnew()
    case .watch: return narrow(to: .watch)
    case .mute: return narrow(to: .mute)
    default: break
    }
    if list.perform(command, count: count, in: rect) { return askForMore() }
    return mark(command, count: count) ?? use(command) ?? [.pass]
  }

  mutating func open() -> [Step] {
    guard let selected else { return [.refuse(noneSelected)] }
    let siblings = headlines.map {
      Siblings.Article(id: $0.id, title: rowText($0.title, 100), isRead: $0.isRead)
    }
    change([selected.id]) { $0.isRead = true }
    var view = ArticleView(selected, in: room)
    view.siblings = Siblings(siblings)
    view.hits = narrowing?.query.soughtWords.map(\.text) ?? []
    return [.open(view)]
  }

  private mutating func move(by distance: Int) -> [Step] {
    list.move(by: distance)
    list.settle(in: rect)
    return askForMore()
  }

  /// Goes to the nearest unread article, beyond the window if need be.
  private mutating func goToUnread(by step: Int) -> [Step] {
    guard let selected else { return [.refuse(noneSelected)] }
    let found =
      step > 0
      ? headlines[(list.selected + 1)...].firstIndex { !$0.isRead }
      : headlines[..<list.selected].lastIndex { !$0.isRead }
    if let found {
      list.select(found)
      list.settle(in: rect)
      return askForMore()
    }
    let isEverythingHere = step > 0 ? window.isAtEnd : window.anchor == nil
    let edge = (step > 0 ? window.end : window.start) ?? Cursor(date: selected.date, row: 0)
    if isEverythingHere {
      return [.refuse(step > 0 ? "no unread article further on" : "no unread article before")]
    }
    var unread = filter
    unread.unreadOnly = true
    if step < 0 { unread.order = order.reversed }
    return [.ask(.headlines(unread, after: edge, limit: 1), .jump)]
  }

  private func askForOrder() -> [Step] {
    let entries = ListOrder.allCases.map { "\($0.rawValue) first" }
    return [
      .cover(
        Menu(
          "order", label: "Which articles come first?", entries: entries,
          selected: ListOrder.allCases.firstIndex(of: order) ?? 0, in: room))
    ]
  }

  private func askForFilter() -> [Step] {
    [.cover(QueryPrompt("filter", label: "Filter", text: narrowing?.text ?? "", in: room))]
  }

  /// Begins a watch or a mute with what the list was narrowed to.
  private func narrow(to use: StandingUse) -> [Step] {
    [
      .cover(
        QueryPrompt(
          use.rawValue, label: use.label, text: narrowing?.text ?? "", needsWords: true, in: room))
    ]
  }

  package mutating func receive(_ reply: Reply) -> [Step] {
    switch reply.purpose {
    case "order":
      guard let choice = reply.choice, ListOrder.allCases.indices.contains(choice) else {
        return []
      }
      order = ListOrder.allCases[choice]
      return lookAnew()
    case "filter":
      // The prompt lets nothing through that is not understood.
      narrowing = (try? parseQuery(reply.text)).flatMap { $0 }.map { (reply.text, $0) }
      return lookAnew()
    case "mark-all": return markAll()
    case "mark-everything": return markEverything()
    case "tag": return tag(reply.text)
    case "save", "pipe": return beginErrand(reply)
    default:
      return StandingUse(rawValue: reply.purpose).map { keep($0, reply.text) } ?? []
    }
  }

  /// Keeps a watch or a mute.
  private func keep(_ use: StandingUse, _ text: String) -> [Step] {
    [.effect(.keepQuery(use: use.rawValue, name: nil, text: text))]
  }
}

/// What a query typed in a list may be kept for; the raw value is the word of the feeds file.
enum StandingUse: String, CaseIterable {
  /// A saved search.
  case search = "query"
  /// Points out what fits.
  case watch
  /// Keeps out of the lists what fits.
  case mute

  /// What the line for it asks.
  var label: String {
    switch self {
    case .search: "Search"
    case .watch: "Watch"
    case .mute: "Mute"
    }
  }
}
