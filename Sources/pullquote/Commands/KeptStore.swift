import Archive
import Glibc

extension ArchiveOptions {
  /// The archive, for commands that look things up in it.
  /// - Throws: `NoArchive` where nothing was ever kept.
  func keptStore() throws -> ArticleStore {
    let settings = try settings()
    let path = settings.config.archive.path ?? paths.archiveFile
    guard access(path, F_OK) == 0 else { throw NoArchive(path: path) }
    return try store(settings)
  }
}

/// Nothing was ever kept.
struct NoArchive: ToldFailure {
  var path: String
  var description: String {
    "there is no archive at \(path) yet; pullquote add and pullquote refresh make it"
  }
}
