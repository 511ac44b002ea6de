import Foundation

/// Lets one program at a time open an archive: to make its tables, to bring them up to date or to
/// put a damaged file aside takes several steps, and a second program between them would do the same
/// to a file that is no longer there.
struct StoreLock {
  private let descriptor: Int32

  /// Waits for other programs that open an archive in the same folder.
  /// - Parameters:
  ///   - path: where the archive lies.
  ///   - patience: seconds to wait at most.
  /// - Throws: `.busy` when another program does not get done in time.
  init(_ path: String, patience: Double) throws(ArchiveError) {
    let folder = URL(filePath: path).deletingLastPathComponent().path
    descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    // What is wrong with the folder is told by the one who opens the file in it.
    guard descriptor >= 0 else { return }
    let deadline = ContinuousClock.now + .seconds(patience)
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      // A file system without locks is no reason to refuse.
      guard errno == EWOULDBLOCK || errno == EINTR else { return }
      guard ContinuousClock.now < deadline else {
        close(descriptor)
        throw .busy(path: path)
      }
      usleep(5_000)
    }
  }

  /// Lets the next one in.
  func release() {
    guard descriptor >= 0 else { return }
    // A child that was just begun holds the descriptor until it becomes another program.
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }
}
