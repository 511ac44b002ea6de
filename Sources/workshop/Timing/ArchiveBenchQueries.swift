import Archive
import Foundation
import Prose

/// Asks an archive what readers ask, many times, and prints how long the answers take.
struct ArchiveBenchQueries {
  var store: ArticleStore
  var text: ArchiveBenchText
  /// Seconds since 1970.
  var now: Int

  func run() throws {
    let counts = try store.entities("", limit: 3)
    print("entities: \(counts.map { "\($0.name) \($0.quotes) quotes" }.joined(separator: ", "))")
    for (label, ranks) in [("most quoted", 0..<20), ("often", 200..<220), ("rare", 9_000..<9_020)] {
      try time("quotes by speaker, \(label)", ranks) { rank in
        try quotes(QuoteQuery(speaker: ArchiveBenchText.name(rank)))
      }
    }
    let top = try store.speakers("", limit: 20).map(\.id)
    try time("quotes by entity", top.indices) { try quotes(QuoteQuery(speakers: [top[$0]])) }
    try time("the same by direct quotes", top.indices) {
      try quotes(QuoteQuery(speakers: [top[$0]], kinds: [.mixed], speechOnly: true))
    }
    for length in 1...4 {
      try time("speaker completion, \(length) letters", 0..<40) { rank in
        try store.speakers(String(ArchiveBenchText.name(rank * 37).prefix(length)), limit: 20).count
      }
    }
    for (label, ranks) in [
      ("commonest", 0..<20), ("common", 100..<120), ("middling", 2_000..<2_020),
      ("rare", 50_000..<50_020),
    ] {
      try time("article search, \(label) words", ranks) { rank in
        try search(.words(QueryWords(text.word(rank)), in: .anywhere))
      }
      try time("quote search, \(label) words", ranks) { rank in
        try quotes(QuoteQuery(about: text.word(rank)))
      }
    }
    try time("article search, two common words", 0..<20) { rank in
      try search(
        .all([
          .words(QueryWords(text.word(rank)), in: .anywhere),
          .words(QueryWords(text.word(rank + 150)), in: .anywhere),
        ]))
    }
    try time("article search, phrases", 0..<20) { rank in
      try search(.words(QueryWords("\(text.word(rank)) \(text.word(rank + 1))"), in: .anywhere))
    }
    try time("article search, prefixes", 0..<20) { rank in
      try search(
        .words(QueryWords(String(text.word(rank + 2_000).prefix(3)), isPrefix: true), in: .anywhere)
      )
    }
    try time("speaker about a common word", 0..<20) { rank in
      try quotes(
        QuoteQuery(speaker: ArchiveBenchText.name(rank % 5), about: text.word(30 + rank)))
    }
    try time("headlines", 0..<20) { _ in try store.headlines(now: now).rows.count }
    try time("headlines unread of a feed", 0..<20) { rank in
      try store.headlines(
        .all([.feed(QueryWords("site\(rank)")), .state(.unread)]), now: now
      ).rows.count
    }
    try time("feeds", 0..<5) { _ in try store.feeds().count }
  }

  private func quotes(_ query: QuoteQuery) throws -> Int {
    try store.quotes(query, now: now).rows.count
  }

  private func search(_ query: Query) throws -> Int { try store.search(query, now: now).rows.count }

  /// Prints median and 95th percentile of the wall time and how many rows came on average.
  private func time(_ label: String, _ cases: Range<Int>, _ ask: (Int) throws -> Int) throws {
    var times: [Double] = []
    var rows = 0
    for index in cases {
      let started = ContinuousClock.now
      rows += try ask(index)
      let duration = ContinuousClock.now - started
      times.append(Double(duration.components.attoseconds) / 1e15)
    }
    times.sort()
    let median = times[times.count / 2]
    let worst = times[min(times.count - 1, times.count * 95 / 100)]
    let name = label.padding(toLength: 36, withPad: " ", startingAt: 0)
    print(
      name + String(format: "%8.2f ms median %8.2f ms p95", median, worst)
        + "  \(rows / max(1, cases.count)) rows")
  }
}
