import Archive
import Prose
import PullquoteModel
import Screen

/// The whole reader as a value: the views on their stack and what covers them.
///
/// `handle` changes it and answers with effects; `render` draws it. Neither waits, reads a clock or
/// touches a file.
package struct State: Sendable {
  /// What holds for all views.
  var room: Room
  /// The views, the topmost last; never empty.
  var stack: [Frame]
  /// What was closed by going back, the last closed last, for going forward again.
  var ahead: [Frame] = []
  /// What covers the views, while it is open.
  var overlay: CoveringFrame?
  /// Said on the status line until the next key.
  package internal(set) var message: String?
  var keys = KeyReader()
  /// True while a macro types.
  var isTyping = false
  /// The keys a macro has yet to type: it waits for what its keys ask for, as a person does.
  var untyped: [Key] = []
  /// What the macro's keys have asked for, by who asks and on which channel.
  var awaited: [Ask.Place: Int] = [:]
  var lastID = 0
  /// How many questions were asked.
  var asks = 0
  /// The changes that take back what was done, the last last.
  var undos: [Change] = []
  /// Changes that are under way and will be able to be taken back.
  var awaitedUndos = 0
  /// How many of them the person has taken back already.
  var wantedUndos = 0
  /// Changes under way that take something back: they are not taken back themselves.
  var takingBack: [Change] = []

  /// A view on the stack.
  struct Frame: Sendable {
    let id: Int
    var view: any View
    /// The newest question on each channel.
    var asked: [Channel: Int] = [:]
    /// True when the archive has changed since it was asked.
    var isStale = false
  }

  /// An overlay.
  struct CoveringFrame: Sendable {
    let id: Int
    var overlay: any Overlay
    /// The newest question on each channel.
    var asked: [Channel: Int] = [:]
  }

  /// A reader that begins with `view`. `begin` tells what to look up first.
  package init(
    _ view: any View, size: Size, settings: Settings = Settings(), now: Int = 0, offset: Int = 0
  ) {
    room = Room(size: size, settings: settings, now: now, offset: offset)
    stack = [Frame(id: 1, view: view)]
    lastID = 1
    stack[0].view.room = room
  }

  /// What the first view has to look up.
  package mutating func begin() -> [Effect] {
    onTop { $0.begin() }
  }

  /// The size of the screen.
  package var size: Size { room.size }
  /// What was chosen.
  package var settings: Settings { room.settings }
  /// True while something lies over the views and has the keys.
  package var isCovered: Bool { overlay != nil }
  /// The view that has the keys.
  package var top: any View { stack[stack.count - 1].view }
  /// The views from the first to the topmost.
  package var titles: [String] { stack.map(\.view.title) }

  /// Takes in what happened.
  /// - Returns: the work to be done outside.
  package mutating func handle(_ event: Event) -> [Effect] {
    switch event {
    case .key(let key):
      message = nil
      untyped = []
      awaited = [:]
      return handle(key)
    case .resized(let size): room.size = size
    case .annotated(let index):
      return onTop { view in
        guard var article = view as? ArticleView else { return [] }
        defer { view = article }
        return article.show(index)
      }
    case .answered(let ask, let answer):
      let effects = deliver(answer, to: ask)
      guard awaited[ask.place] == ask.number else { return effects }
      awaited[ask.place] = nil
      return effects + typeOn()
    case .changed(let change, let outcome): return take(outcome, of: change)
    case .libraryChanged: return libraryChanged()
    case .watched(let headlines): return pointOut(headlines)
    case .activity(let activity): room.activity = activity
    case .told(let text): message = text.isEmpty ? nil : text
    case .returned(let text):
      message = text ?? message
      return [.redraw]
    case .clock(let now): room.now = now
    case .settings(let settings): room.settings = settings
    case .opened(let view):
      // What was said of the way here is over.
      message = nil
      return carryOut([.open(view)], of: stack[stack.count - 1].id)
    }
    return onTop { _ in [] }
  }

  /// Lets the topmost view work in the room as it is now, and does what it wants.
  mutating func onTop(_ body: (inout any View) -> [Step]) -> [Effect] {
    let place = stack.count - 1
    room.typed = keys.typed
    stack[place].view.room = room
    let steps = body(&stack[place].view)
    return carryOut(steps, of: stack[place].id)
  }

  private mutating func deliver(_ answer: Answer, to ask: Ask) -> [Effect] {
    if overlay?.id == ask.asker {
      guard overlay?.asked[ask.channel] == ask.number else { return [] }
      overlay?.overlay.room = room
      let steps = overlay?.overlay.receive(answer, to: ask.question) ?? []
      return carryOut(steps, of: ask.asker)
    }
    guard let place = stack.firstIndex(where: { $0.id == ask.asker }),
      // A newer question has taken this one's place; what it finds is newer as well.
      stack[place].asked[ask.channel] == ask.number
    else { return [] }
    if case .failure(let reason) = answer { message = reason }
    stack[place].view.room = room
    return carryOut(stack[place].view.receive(answer, to: ask.question), of: ask.asker)
  }

  private mutating func take(_ outcome: ChangeOutcome, of change: Change) -> [Effect] {
    if !outcome.message.isEmpty { message = outcome.message }
    if let place = takingBack.firstIndex(of: change) {
      takingBack.remove(at: place)
    } else if change.isTakenBack {
      awaitedUndos = max(0, awaitedUndos - 1)
      if let reverse = outcome.reverse, outcome.isDone { undos.append(reverse) }
    }
    var effects: [Effect] = []
    if awaitedUndos == 0 {
      for _ in 0..<wantedUndos { effects += undo() }
      wantedUndos = 0
    }
    if !outcome.isDone { return effects + [.beep] }
    if case .remember = change { return effects }
    return effects + libraryChanged()
  }

  private mutating func libraryChanged() -> [Effect] {
    for place in stack.indices.dropLast() { stack[place].isStale = true }
    for place in ahead.indices { ahead[place].isStale = true }
    return onTop { $0.libraryChanged() }
  }
}
