import PullquoteModel
import Screen

/// An article that comes with the program.
package struct SampleArticle: Sendable {
  /// Its name on the command line.
  package var name: String
  /// Its headline.
  package var title: String
  /// Makes it ready to be shown, its quotes found.
  package var open: @Sendable () -> ArticleIndex

  /// Makes a sample.
  /// - Parameters:
  ///   - name: its name on the command line.
  ///   - title: its headline.
  ///   - open: reads it and finds its quotes; some milliseconds.
  package init(name: String, title: String, open: @escaping @Sendable () -> ArticleIndex) {
    self.name = name
    self.title = title
    self.open = open
  }
}

/// The articles that come with the program, each with what to try in it.
package struct TourView: View {
  /// Where it is drawn.
  package var room: Room {
    didSet { if room.size != oldValue.size { list.settle(in: rect) } }
  }
  private let samples: [SampleArticle]
  private var list = EntryList()

  /// Lists samples.
  package init(_ samples: [SampleArticle], in room: Room) {
    self.samples = samples
    self.room = room
    list.set(heights: samples.map { _ in 1 })
  }

  package var title: String { "Tour" }
  package var hints: [Command] { [.activate] }
  private var rect: Rect { room.body.split(top: min(lessons.count + 2, room.body.rows / 2)).1 }

  /// What to try, from the table of keys.
  private var lessons: [String] {
    let keys = room.settings.keymap
    return [
      "The articles and the people in them are invented. Open one and try:",
      "  \(keys.key(for: .nextQuote)) and \(keys.key(for: .previousQuote))  from quote to quote",
      "  \(keys.key(for: .nextPane)), then \(keys.key(for: .activate)) on a name  where it is mentioned",
      "  \(keys.key(for: .speakerQuotes))  all that one person says",
      "  \(keys.key(for: .quotesOnly))  the quotes only",
      "  \(keys.key(for: .copy))  copy a quote with its source",
    ]
  }

  package mutating func perform(_ command: Command, count: Int?) -> [Step] {
    if list.perform(command, count: count, in: rect) { return [] }
    switch command {
    case .activate, .right: return open()
    case .left: return [.close]
    default: return [.pass]
    }
  }

  private func open() -> [Step] {
    guard samples.indices.contains(list.selected) else { return [.refuse("no sample is here")] }
    return [.open(ArticleView(samples[list.selected].open(), in: room))]
  }

  package mutating func point(_ pointing: Pointing, row: Int, column: Int) -> [Step] {
    switch pointing {
    case .wheel(let rows): list.scroll(by: rows, in: rect)
    case .click: if list.click(row: row, in: rect) == true { return open() }
    }
    return []
  }

  package var status: ViewStatus {
    let name = samples.indices.contains(list.selected) ? samples[list.selected].name : ""
    return ViewStatus(
      left: name.isEmpty ? title : "pullquote read --sample \(name)",
      right: counted(samples.count, "article"))
  }

  package func render(into grid: inout Grid) {
    for (place, line) in lessons.enumerated() where room.body.row + place < rect.row - 1 {
      grid.write(
        line, row: room.body.row + place, column: 1,
        style: place == 0 ? room.theme.title : room.theme.text, limit: room.body.endColumn)
    }
    for (entry, _, row) in list.visible(in: rect) {
      grid.write(
        rowText(samples[entry].title, rect.columns), row: row, column: 3, style: room.theme.text,
        limit: rect.endColumn)
      if entry == list.selected { grid.markSelected(row: row, in: rect, room) }
    }
  }
}
