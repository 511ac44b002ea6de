import Foundation
import GRDB
import Prose
import Testing

@testable import Archive

/// What goes wrong is said clearly and costs nothing that can be kept.
@Suite struct FaultTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// An archive with 60 articles, closed.
  private func filled() throws {
    let store = try scratch.store()
    let feed = try store.followed()
    let body = String(repeating: "Words and more words. ", count: 200)
    let outcome = try store.keep((0..<60).map { item("\($0)", "Title \($0)", body) }, of: feed)
    try store.mark([outcome.new[0]], .star)
    try store.vacuum()
    try store.pool.close()
  }

  @Test(arguments: ["header", "truncated", "not a database"])
  func `a damaged file is kept aside and a new archive begun`(_ damage: String) throws {
    try filled()
    let file = try #require(FileHandle(forUpdatingAtPath: scratch.path))
    switch damage {
    case "header": try file.write(contentsOf: Data(repeating: 0x41, count: 200))
    case "truncated": try file.truncate(atOffset: 70_000)
    default:
      try file.truncate(atOffset: 0)
      try file.write(contentsOf: Data("This is a letter to a friend.".utf8))
    }
    try file.close()
    let before = try Data(contentsOf: URL(filePath: scratch.path))
    let error = #expect(throws: ArchiveError.self) { _ = try scratch.store() }
    guard case .corrupt(let path, _, let aside?) = error else {
      Issue.record("expected a damaged archive, kept aside: \(String(describing: error))")
      return
    }
    #expect(path == scratch.path)
    #expect(aside.hasPrefix(scratch.path + ".damaged-"))
    #expect(try Data(contentsOf: URL(filePath: aside)) == before)
    let new = try scratch.store()
    let feed = try new.followed()
    let back = try new.keepNew(item("59", "Title 59", "Words."), of: feed)
    #expect(try new.article(back)?.isStarred == true)
    #expect(try new.check() == [])
  }

  @Test func `damage inside the file is found by the check`() throws {
    try filled()
    let file = try #require(FileHandle(forUpdatingAtPath: scratch.path))
    let size = try file.seekToEnd()
    for place in stride(from: UInt64(6 * 16_384), to: size, by: 16_384) {
      try file.seek(toOffset: place)
      try file.write(contentsOf: Data(repeating: 0x7F, count: 64))
    }
    try file.close()
    do {
      let store = try scratch.store()
      #expect(try store.check() != [])
    } catch let error as ArchiveError {
      guard case .corrupt = error else { throw error }
    }
  }

  @Test func `an archive of a newer version is left alone`() throws {
    try filled()
    let queue = try DatabaseQueue(path: scratch.path)
    try queue.write {
      try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('made in the year 2040')")
    }
    try queue.close()
    #expect(throws: ArchiveError.newer(path: scratch.path)) { _ = try scratch.store() }
    #expect(FileManager.default.fileExists(atPath: scratch.path))
  }

  @Test func `a folder that is not there is no crash`() {
    let path = scratch.folder.appending(path: "no/such/folder/a.sqlite").path
    let error = #expect(throws: ArchiveError.self) { _ = try ArticleStore(path: path) }
    guard case .notWritable = error else {
      Issue.record("expected not writable: \(String(describing: error))")
      return
    }
  }

  @Test func `a full disk keeps what is there and takes no half article`() throws {
    var settings = StoreSettings()
    settings.pageLimit = 110
    let store = try scratch.store(settings)
    let feed = try store.followed()
    let body = String(repeating: "Words and more words. ", count: 800)
    try store.keep([item("first", "First", body)], of: feed)
    let many = (0..<200).map { item("\($0)", "Title \($0)", body + "\($0)") }
    #expect(throws: ArchiveError.notWritable(path: scratch.path, reason: "the disk is full")) {
      try store.keep(many, of: feed)
    }
    #expect(try store.count() == 1)
    #expect(try store.check() == [])
    #expect(try store.feeds()[0].status == 200)
  }

  @Test func `two instances may write, one after the other`() async throws {
    let first = try scratch.store()
    let second = try scratch.store()
    let feed = try first.followed()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (number, store) in [first, second].enumerated() {
        group.addTask {
          for index in 0..<10 {
            try store.keep([item("\(number)-\(index)", "T", "Text \(number) \(index)")], of: feed)
            try store.annotateAll()
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try first.count() == 20)
    #expect(try second.check() == [])
  }

  @Test func `who does not get to write in time is told that another program does`() throws {
    let first = try scratch.store()
    var settings = StoreSettings()
    settings.patience = 0.01
    let second = try scratch.store(settings)
    let feed = try first.followed()
    try first.pool.write { _ in
      _ = #expect(throws: ArchiveError.busy(path: scratch.path)) {
        try second.keep([item("1", "One")], of: feed)
      }
    }
  }

  @Test func `a clock that goes back a little puts nothing in the past`() throws {
    let store = try scratch.store()
    let feed = try store.followed()
    let first = try store.keepNew(item("1", "One"), of: feed, now: noon)
    let second = try store.keepNew(item("2", "Two"), of: feed, now: noon - 3_600)
    #expect(try store.article(second)?.fetchedAt == noon)
    #expect(try store.headlines(now: noon).rows.map(\.id) == [second, first])
    let third = try store.keepNew(item("3", "Three"), of: feed, now: noon - 10 * 86_400)
    #expect(try store.article(third)?.fetchedAt == noon - 10 * 86_400)
  }

  @Test func `no feed is put off for longer than a month`() throws {
    let store = try scratch.store()
    let feed = try store.followed()
    try store.note(FetchReport(status: 304, nextDue: noon + 9_999 * 86_400), of: feed, now: noon)
    #expect(try store.feeds()[0].nextDue == noon + 30 * 86_400)
  }
}
