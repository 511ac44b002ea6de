import Archive
import Foundation
import PullquoteModel
import Reader
import Screen

/// Presses the keys of the reader, over an archive: from the key to the cells of the last frame it
/// brings, questions to the archive included; without a terminal.
struct ReaderKeysBench {
  var newsroom: Newsroom
  var runs: Int
  /// Seconds since 1970.
  var now: Int

  /// Milliseconds that a key, the opening of a long article and other things may take.
  private enum Bar {
    static let key = 8.0
    static let heldKeys = 80.0
    static let opening = 30.0
    static let rareWord = 20.0
    static let commonWord = 50.0
  }

  func run() {
    for size in [Size(columns: 80, rows: 24), Size(columns: 160, rows: 48)] {
      lists(size)
      search("zephyrlock", "a rare word", bar: Bar.rareWord, size)
      search("harbourmaster", "a common word", bar: Bar.commonWord, size)
      article(size)
    }
  }

  private func lists(_ size: Size) {
    let filled = opened(ArticlesView("All", ArticleFilter(), watches: [], in: room(size)), size)
    for (label, key, count) in [
      ("list, down", "<down>", 10 * runs), ("list, page down", "<pagedown>", 5 * runs),
      ("list, half page", "^d", 5 * runs), ("list, last", "G", 1),
    ] {
      var state = filled
      let times = (0..<count).map { _ in press(key, &state) }
      show("\(label), \(size.label)", times, bar: Bar.key)
    }
    var end = filled
    _ = press("G", &end)
    show(
      "list, page up, \(size.label)", (0..<5 * runs).map { _ in press("<pageup>", &end) },
      bar: Bar.key)
    let held = (0..<runs).map { _ in
      var state = filled
      return press(String(repeating: "<down>", count: 200), &state)
    }
    show("list, 200 held keys, \(size.label)", held, bar: Bar.heldKeys)
  }

  private func search(_ word: String, _ label: String, bar: Double, _ size: Size) {
    let times = (0..<runs).map { _ in
      var state = opened(SearchView(String(word.dropLast()), in: room(size)), size)
      return press(String(word.suffix(1)), &state)
    }
    show("search, \(label), \(size.label)", times, bar: bar)
  }

  private func article(_ size: Size) {
    let asked = Question.headlines(
      ArticleFilter(query: (try? parseQuery("title:paging")) ?? nil), after: nil, limit: 1)
    guard case .headlines(let page) = newsroom.answer(asked), let headline = page.rows.first else {
      return print("there is no article called “Long article for paging”")
    }
    let times = (0..<runs).map { _ in
      let before = Stopwatch()
      _ = opened(ArticleView(headline, in: room(size)), size)
      return before.elapsed
    }
    show("20,000 words, opening, \(size.label)", times, bar: Bar.opening)
    let begin = opened(ArticleView(headline, in: room(size)), size)
    for (label, keys) in [("beginning", ""), ("middle", "G" + String(repeating: "^u", count: 200))]
    {
      var place = begin
      if !keys.isEmpty { _ = press(keys, &place) }
      everyKey(from: place, "20,000 words, \(label), \(size.label)")
    }
  }

  /// Every key of the table, each pressed again and again from the same place.
  private func everyKey(from place: State, _ label: String) {
    var slowest: [(key: String, times: [Stretch])] = []
    for key in Set(Keymap.standard.bindings.flatMap(\.keys)).sorted() {
      slowest.append(
        (
          key,
          (0..<max(5, runs / 2)).map { _ in
            var state = place
            return press(key, &state)
          }
        ))
    }
    show("\(label), all keys", slowest.flatMap(\.times), bar: Bar.key)
    slowest.sort { $0.times.median > $1.times.median }
    for (key, times) in slowest.prefix(3) { show("  the slowest: \(key)", times, bar: Bar.key) }
  }

  private func room(_ size: Size) -> Room {
    Room(size: size, settings: Settings(), now: now, offset: 0)
  }

  /// A reader with a view whose questions are answered.
  private func opened(_ view: any View, _ size: Size) -> State {
    var state = State(view, size: size, now: now)
    answer(state.begin(), &state)
    _ = state.rendered()
    return state
  }

  /// Types keys and draws what comes of them.
  private func press(_ keys: String, _ state: inout State) -> Stretch {
    guard let keys = Key.sequence(keys) else { preconditionFailure("\(keys) are no keys") }
    let before = Stopwatch()
    let effects = keys.flatMap { state.handle(.key($0)) }
    _ = state.rendered()
    if answer(effects, &state) { _ = state.rendered() }
    return before.elapsed
  }

  /// Answers what is asked, and what is asked then.
  /// - Returns: false where nothing was.
  @discardableResult
  private func answer(_ effects: [Effect], _ state: inout State) -> Bool {
    var effects = effects
    var hasAnswered = false
    while !effects.isEmpty {
      var further: [Effect] = []
      for case .ask(let ask) in effects {
        further += state.handle(.answered(ask, newsroom.answer(ask.question)))
        hasAnswered = true
      }
      effects = further
    }
    return hasAnswered
  }

  private func show(_ label: String, _ times: [Stretch], bar: Double) {
    ReaderBench.show(label, times, rows: times.count, bar: bar)
  }
}

extension Size {
  fileprivate var label: String { "\(columns)x\(rows)" }
}

extension [Stretch] {
  fileprivate var median: Double { map(\.cpu).sorted()[count / 2] }
}
