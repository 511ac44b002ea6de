import PullquoteModel
import Screen

extension State {
  /// Does what a view or an overlay wants.
  mutating func carryOut(_ steps: [Step], of asker: Int) -> [Effect] {
    var effects: [Effect] = []
    for step in steps {
      switch step {
      case .open(let view): effects += open(view)
      case .replace(let view):
        effects += leaveTop()
        stack.removeLast()
        effects += open(view, isNew: true)
      case .close: effects += close()
      case .cover(let overlay): effects += cover(overlay)
      case .ask(let question, let channel):
        effects.append(ask(question, channel, by: asker))
      case .change(let change):
        if change.isTakenBack { awaitedUndos += 1 }
        effects.append(.change(change))
      case .effect(let effect): effects.append(effect)
      case .say(let text): message = text
      case .refuse(let reason):
        message = reason
        effects.append(.beep)
      case .perform(let command): effects += perform(command, count: nil)
      case .type(let keys): effects += type(keys)
      case .settings(let settings):
        room.settings = settings
        effects += onTop { _ in [] }
      case .searched(let text):
        room.searches = room.searches.filter { $0 != text }.suffix(99) + [text]
      case .undo: effects += undo()
      case .pass: break
      }
    }
    return effects
  }

  private mutating func ask(_ question: Question, _ channel: Channel, by asker: Int) -> Effect {
    asks += 1
    if let place = stack.firstIndex(where: { $0.id == asker }) {
      stack[place].asked[channel] = asks
    } else if overlay?.id == asker {
      overlay?.asked[channel] = asks
    }
    let ask = Ask(asker: asker, channel: channel, question: question, number: asks)
    if isTyping { awaited[ask.place] = asks }
    return .ask(ask)
  }

  private mutating func open(_ view: any View, isNew: Bool = false) -> [Effect] {
    let effects = isNew ? [] : leaveTop()
    ahead = []
    lastID += 1
    stack.append(Frame(id: lastID, view: view))
    // The way back goes on where it is remembered; the first view is what there is to go back to.
    if stack.count > Self.longestWay { stack.remove(at: 1) }
    return effects + onTop { $0.begin() } + [.title(view.title)]
  }

  /// Views one below another, at most: as many as vim's jumps. Each holds an article or a list.
  static let longestWay = 100

  private mutating func leaveTop() -> [Effect] {
    guard let id = stack.last?.id else { return [] }
    stack[stack.count - 1].view.room = room
    return carryOut(stack[stack.count - 1].view.leave(), of: id)
  }

  /// Closes the topmost view; the last one ends the program.
  mutating func close() -> [Effect] {
    var effects = leaveTop()
    guard stack.count > 1 else { return effects + [.quit] }
    let closed = stack.removeLast()
    ahead.append(closed)
    stack[stack.count - 1].view.comeBack(from: closed.view)
    effects += comeBack()
    return effects
  }

  /// Opens again what was closed last.
  mutating func goForward() -> [Effect] {
    guard let frame = ahead.popLast() else {
      message = "no jump to do again"
      return [.beep]
    }
    let effects = leaveTop()
    stack.append(frame)
    return effects + comeBack()
  }

  private mutating func comeBack() -> [Effect] {
    let place = stack.count - 1
    let isStale = stack[place].isStale
    stack[place].isStale = false
    return onTop { isStale ? $0.libraryChanged() : [] } + [.title(top.title)]
  }

  private mutating func cover(_ overlay: any Overlay) -> [Effect] {
    lastID += 1
    var frame = CoveringFrame(id: lastID, overlay: overlay)
    frame.overlay.room = room
    let steps = frame.overlay.begin()
    self.overlay = frame
    return carryOut(steps, of: frame.id)
  }

  /// Types the keys of a macro; a macro that runs a macro runs no further.
  private mutating func type(_ keys: String) -> [Effect] {
    guard !isTyping, let sequence = Key.sequence(keys) else {
      message = "the macro cannot be typed: \(keys)"
      return [.beep]
    }
    untyped = sequence
    return typeOn()
  }

  /// Types what is left of a macro, up to a key that asks for something.
  mutating func typeOn() -> [Effect] {
    isTyping = true
    defer { isTyping = false }
    var effects: [Effect] = []
    while awaited.isEmpty, !untyped.isEmpty {
      let key = untyped.removeFirst()
      effects += handle(key)
    }
    return effects
  }

  mutating func undo() -> [Effect] {
    // What was done last is still being done: it is taken back when it is there.
    guard awaitedUndos == 0 else {
      wantedUndos += 1
      return []
    }
    guard let last = undos.popLast() else {
      message = "nothing to take back"
      return [.beep]
    }
    takingBack.append(last)
    return [.change(last)]
  }

  /// What a command does in every view that has no use of its own for it.
  mutating func performAnywhere(_ command: Command, count: Int?) -> [Effect] {
    switch command {
    case .help: return cover(HelpPane(room: room))
    case .redraw: return [.redraw]
    case .quit: return leaveTop() + [.quit]
    case .back, .jumpBack:
      guard command == .back || stack.count > 1 else {
        message = "no jump to undo"
        return [.beep]
      }
      return close()
    case .jumpForward: return goForward()
    case .escape: return stack.count > 1 ? close() : []
    case .undo: return undo()
    case .find: return cover(Finder(in: room))
    case .commandLine: return cover(CommandLine(in: room))
    case .goToMark: return cover(MarksMenu(in: room))
    case .macro: return cover(MacroMenu(in: room))
    case .search: return open(SearchView(in: room))
    case .speakerQuotes: return cover(NamePrompt.speakers(in: room))
    case .searches: return open(SearchesView(in: room))
    case .problems: return open(ProblemsView(in: room))
    case .addFeed: return cover(FollowPrompt(in: room))
    case .tour: return [.tour]
    case .reloadAll: return [.refresh([])]
    case .sync: return [.sync]
    case .editFeeds: return [.editFeeds]
    case .dimRest, .wider, .narrower: return changeLook(command, count: count ?? 1)
    default:
      message = "\(settings.keymap.key(for: command)) has no meaning here"
      return [.beep]
    }
  }

  private mutating func changeLook(_ command: Command, count: Int) -> [Effect] {
    switch command {
    case .wider: room.settings.width = min(400, settings.width + 2 * count)
    case .narrower: room.settings.width = max(20, settings.width - 2 * count)
    default: room.settings.dimsRest.toggle()
    }
    message =
      command == .dimRest
      ? (settings.dimsRest ? "all but the quotes is dimmed" : "nothing is dimmed")
      : "\(settings.width) columns of text"
    return onTop { _ in [] }
  }
}

extension Change {
  /// True for those of which an undo is expected.
  var isTakenBack: Bool {
    switch self {
    case .mark, .markAll, .correct, .name, .merge, .split, .setMark, .removeMark: true
    case .see, .remember, .undo, .withdraw, .part, .join: false
    }
  }
}
