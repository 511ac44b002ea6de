import Archive
import PullquoteModel
import Screen

/// One screenful of the reader: the feeds, a list of articles, an article, a speaker.
///
/// Views lie on a stack; the topmost has the keys and is drawn. A view is a value that answers with
/// steps: it never waits and never touches the archive itself.
package protocol View: Sendable {
  /// Where it is drawn and what holds for the whole reader. The state sets it before every call.
  var room: Room { get set }
  /// What it is called in the list of views and the terminal's title.
  var title: String { get }
  /// What it says on the status line.
  var status: ViewStatus { get }
  /// The commands whose keys the hint line shows, the most useful first.
  var hints: [Command] { get }
  /// What to look up when it is opened.
  mutating func begin() -> [Step]
  /// Does what a key asks for; `.pass` where the command has no meaning here.
  mutating func perform(_ command: Command, count: Int?) -> [Step]
  /// Takes a key before the table of keys does, as a line that is being typed needs; nil leaves it.
  mutating func take(_ key: Key) -> [Step]?
  /// Takes an answer. One to a question that is no longer asked is dropped by comparing it.
  mutating func receive(_ answer: Answer, to question: Question) -> [Step]
  /// Takes what was typed or chosen in an overlay that it had opened.
  mutating func receive(_ reply: Reply) -> [Step]
  /// The archive has changed: asks anew for what is shown.
  mutating func libraryChanged() -> [Step]
  /// It is left, for good or for a while: what must not be lost.
  mutating func leave() -> [Step]
  /// The view above it was closed: selects what was shown there last.
  mutating func comeBack(from view: any View)
  /// A mouse click or a turn of the wheel, in a cell of the room.
  mutating func point(_ pointing: Pointing, row: Int, column: Int) -> [Step]
  /// Draws itself into the room; the cells are blank.
  func render(into grid: inout Grid)
}

extension View {
  package mutating func begin() -> [Step] { [] }
  package mutating func take(_ key: Key) -> [Step]? { nil }
  package mutating func receive(_ answer: Answer, to question: Question) -> [Step] { [] }
  package mutating func receive(_ reply: Reply) -> [Step] { [] }
  package mutating func libraryChanged() -> [Step] { [] }
  package mutating func leave() -> [Step] { [] }
  package mutating func comeBack(from view: any View) {}
  package mutating func point(_ pointing: Pointing, row: Int, column: Int) -> [Step] { [] }
}

/// What the mouse did.
package enum Pointing: Hashable, Sendable {
  /// A press.
  case click
  /// A turn of the wheel; rows of text, down where positive.
  case wheel(Int)
}

/// Something that lies over a view and has all keys: a line being typed, a list to choose from.
package protocol Overlay: Sendable {
  /// Where it is drawn and what holds for the whole reader.
  var room: Room { get set }
  /// What to look up when it is opened.
  mutating func begin() -> [Step]
  /// Takes a key.
  mutating func take(_ key: Key) -> OverlayOutcome
  /// Takes an answer to what it asked.
  mutating func receive(_ answer: Answer, to question: Question) -> [Step]
  /// A click or a turn of the wheel.
  mutating func point(_ pointing: Pointing, row: Int, column: Int) -> OverlayOutcome
  /// Draws itself over what the view has drawn.
  func render(into grid: inout Grid)
}

extension Overlay {
  package mutating func begin() -> [Step] { [] }
  package mutating func receive(_ answer: Answer, to question: Question) -> [Step] { [] }
  package mutating func point(_ pointing: Pointing, row: Int, column: Int) -> OverlayOutcome {
    .stays([])
  }
}

/// What became of a key in an overlay.
package enum OverlayOutcome: Sendable {
  /// It stays open.
  case stays([Step])
  /// It closes, and this is done then.
  case closes([Step])
  /// It closes, and the view below learns what was typed or chosen.
  case replies(Reply)
  /// It closes, and the key goes to the view below.
  case closesAndPasses
}

/// What was typed or chosen, for the view that had asked.
package struct Reply: Hashable, Sendable {
  /// What for: the word the view had given.
  package var purpose: String
  /// What was typed, or what was chosen.
  package var text: String
  /// Which entry of a list was chosen.
  package var choice: Int?

  /// Makes a reply.
  package init(purpose: String, text: String, choice: Int? = nil) {
    self.purpose = purpose
    self.text = text
    self.choice = choice
  }
}

/// What a view wants done.
package enum Step: Sendable {
  /// Opens a view above this one.
  case open(any View)
  /// Puts a view in this one's place.
  case replace(any View)
  /// Closes this view; the last one ends the program.
  case close
  /// Lays something over the views.
  case cover(any Overlay)
  /// Looks something up; a newer question on the same channel takes the older one's place.
  case ask(Question, Channel)
  /// Changes the archive.
  case change(Change)
  /// Has something done outside.
  case effect(Effect)
  /// Says something on the status line.
  case say(String)
  /// Says why nothing was done.
  case refuse(String)
  /// Runs a command as if its key had been pressed.
  case perform(Command)
  /// Types keys, as the key table writes them.
  case type(String)
  /// Has other settings hold from now on.
  case settings(Settings)
  /// Remembers what was searched for, to be had again in the next search.
  case searched(String)
  /// Takes back the last change that can be.
  case undo
  /// The command has no meaning in this view: the state does what it does everywhere, or says so.
  case pass

  /// Looks something up on the main channel.
  package static func ask(_ question: Question) -> Step { .ask(question, .main) }
}

/// The questions a view may have open at the same time.
package enum Channel: Hashable, Sendable {
  /// What it shows.
  case main
  /// Further rows of it.
  case more
  /// What stands beside it.
  case detail
  /// What fits the letters typed.
  case completion
  /// A step to somewhere else.
  case jump
}

/// What a view knows of the reader it stands in.
package struct Room: Sendable {
  /// The whole screen.
  package var size: Size
  /// What was chosen.
  package var settings: Settings
  /// Seconds since 1970.
  package var now: Int
  /// Seconds by which local time is ahead of UTC.
  package var offset: Int
  /// What goes on in the background.
  package var activity: Activity
  /// Keys typed of a command that is not finished.
  package var typed: String
  /// What was searched for so far, the last last.
  package internal(set) var searches: [String] = []

  /// Makes a room.
  package init(
    size: Size, settings: Settings = Settings(), now: Int = 0, offset: Int = 0,
    activity: Activity = Activity(), typed: String = ""
  ) {
    self.size = size
    self.settings = settings
    self.now = now
    self.offset = offset
    self.activity = activity
    self.typed = typed
  }

  /// How the screen is divided.
  package var chrome: Chrome { Chrome(size) }
  /// Where a view draws.
  package var body: Rect { chrome.body }
  /// How things look.
  package var theme: Theme { settings.theme }
}

/// What goes on in the background, for the status line.
package struct Activity: Hashable, Sendable {
  /// Feeds asked and feeds to ask, while a refresh runs.
  package var fetching: Progress?
  /// Articles searched for quotes and those left.
  package var indexing: Progress?
  /// True while marks are exchanged with a server.
  package var isSyncing = false

  /// So many of so many.
  package struct Progress: Hashable, Sendable {
    /// Done.
    package var done: Int
    /// In all.
    package var total: Int

    /// Makes a progress.
    package init(done: Int, total: Int) {
      self.done = done
      self.total = total
    }
  }

  /// Nothing goes on.
  package init() {}

  /// A few words, empty when nothing goes on.
  package var words: String {
    var parts: [String] = []
    if let fetching { parts.append("fetching \(fetching.done)/\(fetching.total)") }
    if let indexing { parts.append("finding quotes \(indexing.done)/\(indexing.total)") }
    if isSyncing { parts.append("syncing") }
    return parts.joined(separator: ", ")
  }
}

/// The status line of a view.
package struct ViewStatus: Hashable, Sendable {
  /// What is selected, or what to know.
  package var left: String
  /// Counts and position.
  package var right: String

  /// Makes a status line.
  package init(left: String = "", right: String = "") {
    self.left = left
    self.right = right
  }
}

/// How a screen is divided among the view, the status line and the hints.
package struct Chrome: Hashable, Sendable {
  /// Everything above the status line.
  package let body: Rect
  /// The row of the status line.
  package let status: Int
  /// The row of the hint line, nil when there is no room for it.
  package let hints: Int?
  /// True when there is no room for anything but saying so.
  package let isTooSmall: Bool

  /// Divides a screen.
  package init(_ size: Size) {
    isTooSmall = size.columns < 20 || size.rows < 5
    let hasHints = size.rows >= 10
    hints = hasHints ? size.rows - 1 : nil
    status = max(0, size.rows - (hasHints ? 2 : 1))
    body = Rect(row: 0, column: 0, columns: size.columns, rows: status)
  }
}
