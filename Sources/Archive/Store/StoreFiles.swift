import Foundation

/// The files that belong to an archive.
enum StoreFiles {
  /// The reader's corrections beside the archive at `path`.
  static func journal(of path: String) -> String {
    URL(filePath: path).deletingLastPathComponent().appending(path: "corrections.jsonl").path
  }

  /// Renames a damaged archive and what SQLite keeps beside it, so that a new one can be begun.
  /// - Returns: where it lies now; nil when it could not be renamed.
  static func setAside(_ path: String) -> String? {
    let format = Date.ISO8601FormatStyle(dateSeparator: .dash, timeSeparator: .omitted)
    let aside = "\(path).damaged-\(Date().formatted(format))"
    var name = aside
    var count = 1
    while FileManager.default.fileExists(atPath: name) {
      count += 1
      name = "\(aside)-\(count)"
    }
    guard rename(path, name) == 0 else { return nil }
    for ending in ["-wal", "-shm"] { _ = rename(path + ending, name + ending) }
    return name
  }
}
