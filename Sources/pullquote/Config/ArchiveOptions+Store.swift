import Archive
import Feeds
import Glibc
import Language
import Prose

extension ArchiveOptions {
  /// The archive, made where there is none. One that is damaged is kept aside, which is told, and a
  /// new one begun.
  /// - Parameter following: also tells it what the feeds file says now. What only looks things up
  ///   need not wait for that.
  func store(following: Bool = true) throws -> ArticleStore {
    let path = try archivePath()
    try makeFolder(UserFile(path: path).folder)
    let store = try opened(path)
    if following { try store.follow(try feedList().subscriptions) }
    return store
  }

  /// The archive as it is; nil where there is none yet.
  func existingStore() throws -> ArticleStore? {
    let path = try archivePath()
    return access(path, F_OK) == 0 ? try opened(path) : nil
  }

  /// What the archive knows of each feed, by its address. Nothing where there is no archive yet, and
  /// where it cannot be read, which is told: the feeds file is all that is needed to go on.
  func states() throws -> [String: FeedState] {
    do {
      let states = try existingStore()?.feeds() ?? []
      return Dictionary(states.map { ($0.subscription.url, $0) }) { first, _ in first }
    } catch let error as ArchiveError {
      tell(error.description)
      return [:]
    }
  }

  /// The file of the archive, as command line, environment and settings say, in this order.
  func archivePath() throws(UserFileError) -> String {
    try settings().config.archive.path ?? paths.archiveFile
  }

  private func opened(_ path: String) throws(ArchiveError) -> ArticleStore {
    do throws(ArchiveError) {
      return try ArticleStore(path: path, vocabulary: .embedded)
    } catch {
      guard case .corrupt(_, _, .some) = error else { throw error }
      tell(error.description)
      let store = try ArticleStore(path: path, vocabulary: .embedded)
      // The feeds have a file of their own; stars, tags and corrections come from theirs.
      if let list = try? feedList() { try store.follow(list.subscriptions) }
      return store
    }
  }
}

extension LinkVocabulary {
  /// What the program knows of names.
  fileprivate static let embedded = LinkVocabulary(
    wordClasses: Assets.embedded.bytes("languages/en/word-classes.txt")
      .map { String(decoding: $0, as: UTF8.self) } ?? "")
}

extension ArchiveError: ToldFailure {}
