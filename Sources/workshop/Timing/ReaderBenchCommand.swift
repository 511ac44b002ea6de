import Archive
import ArgumentParser
import Feeds
import Foundation
import Language
import Prose
import PullquoteModel

/// `workshop bench-reader`: how long the reader on the screen waits for the archive.
struct ReaderBenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench-reader",
    abstract:
      "Ask an archive of make-archive what the reader asks, press its keys, print times and memory."
  )

  @Option(help: "How often each question is asked.")
  var runs = 20

  @Flag(help: "Press keys only.")
  var keysOnly = false

  @Argument(help: "The folder of the archive.")
  var folder: String

  func run() throws {
    let path = URL(filePath: folder).appending(path: "archive.sqlite").path
    let started = Stopwatch()
    let store = try ArticleStore(path: path)
    let opened = started.elapsed
    _ = try store.feeds()
    let counted = started.elapsed
    let first = try store.headlines(in: ArticleSelection(), limit: 50, now: 0)
    let listed = started.elapsed
    print(
      "start: open \(opened), feeds by \(counted), first list by \(listed); "
        + "memory \(ReaderBench.peakMemory >> 10) MB")
    print(ReaderBench.heading)
    var times: [Stretch] = []
    for _ in 0..<runs {
      let before = Stopwatch()
      let store = try ArticleStore(path: path)
      _ = try store.feeds()
      _ = try store.pending(annotator: Annotator.version)
      let page = try store.headlines(in: ArticleSelection(), limit: 50, now: 0)
      if let feed = page.rows.first?.feed {
        _ = try store.headlines(in: ArticleSelection(feeds: [feed]), limit: 50, now: 0)
      }
      times.append(before.elapsed)
    }
    ReaderBench.show("start, again", times, rows: first.rows.count)
    let now = first.rows.first?.date ?? 0
    let room = Newsroom(
      store: store, rules: ReadingRules(assets: Assets.none), feedList: { FeedList() },
      clock: { now }, offset: 0)
    if !keysOnly { try ReaderBench(room: room, store: store, runs: runs, now: now).run() }
    ReaderKeysBench(newsroom: room, runs: runs, now: now).run()
    print("at the end: memory \(ReaderBench.peakMemory >> 10) MB")
  }
}
