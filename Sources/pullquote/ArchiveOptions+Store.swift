import Archive
import Feeds
import Glibc
import Prose

extension ArchiveOptions {
  /// The archive in force, made where there is none. One that is damaged is kept aside, which is
  /// told, and a new one begun.
  func store(_ settings: EffectiveConfig) throws -> ArticleStore {
    let path = settings.config.archive.path ?? paths.archiveFile
    try makeFolder(UserFile(path: path).folder)
    do throws(ArchiveError) {
      return try ArticleStore(path: path)
    } catch {
      guard case .corrupt(_, _, .some) = error else { throw error }
      tell(error.description)
      return try ArticleStore(path: path)
    }
  }

  /// What the archive knows of each feed, by its address. Nothing where there is no archive yet, and
  /// where it cannot be read, which is told: the feeds file is all that is needed to go on.
  func states() throws -> [String: FeedState] {
    let settings = try settings()
    guard access(settings.config.archive.path ?? paths.archiveFile, F_OK) == 0 else { return [:] }
    do {
      let states = try store(settings).feeds()
      return Dictionary(states.map { ($0.subscription.url, $0) }) { first, _ in first }
    } catch let error as ArchiveError {
      tell(error.description)
      return [:]
    }
  }
}

extension ArchiveError: ToldFailure {}
