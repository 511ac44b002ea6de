import Archive

extension ArchiveOptions {
  /// The archive, for commands that look things up in it.
  /// - Throws: `NoArchive` where nothing was ever kept.
  func keptStore() throws -> ArticleStore {
    guard let store = try existingStore() else { throw NoArchive(path: try archivePath()) }
    return store
  }
}

/// Nothing was ever kept.
struct NoArchive: ToldFailure {
  var path: String
  var description: String {
    "there is no archive at \(path) yet; pullquote add and pullquote refresh make it"
  }
}
