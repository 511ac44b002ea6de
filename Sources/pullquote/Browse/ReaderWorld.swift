import Archive
import Dispatch
import Feeds
import Language
import Prose
import PullquoteModel
import Reader
import Synchronization

/// What the reader on the screen has done outside of itself: looking up, changing, fetching.
///
/// Everything runs on other threads and comes back as an event.
final class ReaderWorld: Sendable {
  let files: ArchiveOptions
  let settings: EffectiveConfig
  let store: ArticleStore
  let annotator: LazyAnnotator
  let library: Library
  let newsroom: Newsroom
  /// What needs no archive.
  let errands: Errands
  private let desk = Mutex<QuestionDesk?>(nil)
  private let changes = DispatchQueue(label: "changes", qos: .userInitiated)
  var background: Background { errands.background }
  let round = RefreshRound()
  let activity = Mutex(Activity())
  /// Feeds that were offered to the person, by the pages that name them.
  let offers = Mutex<[String: String]>([:])
  /// Which folders are folded.
  var foldedFolders: FoldedFolders { FoldedFolders(path: files.paths.state + "/folded") }
  /// Which watched articles have been pointed out.
  let watch = WatchRecord()

  /// Opens the archive to the reader.
  init(
    files: ArchiveOptions, settings: EffectiveConfig, store: ArticleStore, annotator: LazyAnnotator
  ) {
    self.files = files
    self.settings = settings
    errands = Errands(settings)
    self.store = store
    self.annotator = annotator
    library = Library(annotator: annotator)
    let feedsFile = files.feedsFile
    newsroom = Newsroom(
      store: store, rules: ReadingRules(assets: .embedded),
      // What is wrong in it is told where it is changed; here what can be read of it is enough.
      feedList: { (try? feedsFile.read()) ?? FeedList() },
      clock: { Dates.now }, offset: Dates.offset)
  }

  /// True where no feed is followed and no article is kept.
  var isEmpty: Bool {
    guard let list = try? files.feedsFile.read(), list.entries.isEmpty,
      case .headlines(let page) = newsroom.answer(
        .headlines(ArticleFilter(includesMuted: true), after: nil, limit: 1))
    else { return false }
    return page.rows.isEmpty
  }

  /// Tells where events go.
  func connect(_ listener: @escaping @Sendable (Event) -> Void) {
    errands.connect(listener)
    let newsroom = newsroom
    let desk = QuestionDesk(
      answer: { newsroom.answer($0) },
      post: { listener(.answered($0, $1)) })
    self.desk.withLock { $0 = desk }
  }

  /// Tells the reader something; from any thread.
  func post(_ event: Event) { errands.post(event) }

  /// Shows what goes on in the background.
  func show(_ change: (inout Activity) -> Void) {
    post(
      .activity(
        activity.withLock { activity in
          change(&activity)
          return activity
        }))
  }

  /// Begins what runs by itself: the clock, the feeds that are due, the search for quotes.
  func start() {
    background.run { [self] in await keepTime() }
    background.run { [self] in await begin() }
  }

  /// Does what the reader wants.
  func perform(_ effect: Effect) {
    switch effect {
    case .ask(let ask): desk.withLock { $0 }?.take(ask)
    case .change(let change): make(change)
    case .refresh(let feeds): refresh(feeds.isEmpty ? .all : .chosen(Set(feeds)))
    case .fetchWhole(let article): fetchWhole(article)
    case .sync: sync(isWanted: true)
    default: performErrand(effect)
    }
  }

  /// Waits until what was changed is written.
  func finish() {
    // Places and marks that were said last must not be lost.
    changes.sync {}
  }

  private func make(_ change: Change) {
    changes.async { [self] in
      post(.changed(change, newsroom.make(change)))
      switch change {
      // Some articles are to be read anew then.
      case .split, .part: findQuotes()
      default: break
      }
    }
  }

  private func keepTime() async {
    while !Task.isCancelled {
      post(.clock(Dates.now))
      try? await Task.sleep(for: .seconds(60))
      guard settings.config.refresh.automatic else { continue }
      refresh(.due)
      sync(isWanted: false)
    }
  }

  private func begin() async {
    do {
      try store.follow(try files.feedsFile.read().subscriptions)
      post(.libraryChanged)
    } catch {
      post(.told("\(error)"))
    }
    guard settings.config.refresh.automatic else { return findQuotes() }
    refresh(.due)
    sync(isWanted: false)
  }
}

/// The tasks that run beside the reader; all end with it.
final class Background: Sendable {
  private struct Tasks {
    var all: [Int: Task<Void, Never>] = [:]
    var last = 0
    var isOver = false
  }

  private let tasks = Mutex(Tasks())

  /// Runs work beside the reader.
  func run(_ work: @escaping @Sendable () async -> Void) {
    tasks.withLock { tasks in
      guard !tasks.isOver else { return }
      tasks.last += 1
      let number = tasks.last
      tasks.all[number] = Task.detached(priority: .utility) { [self] in
        await work()
        self.tasks.withLock { _ = $0.all.removeValue(forKey: number) }
      }
    }
  }

  /// Asks all of it to end, and takes nothing more.
  func cancel() {
    let all = tasks.withLock { tasks in
      tasks.isOver = true
      return tasks.all.values.map { $0 }
    }
    for task in all { task.cancel() }
  }
}
