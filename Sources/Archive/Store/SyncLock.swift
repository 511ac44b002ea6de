import Foundation

/// Lets one program at a time exchange marks with the server: two at once would tell it the same
/// mark twice, which not every server takes for one. The system releases it when a program ends,
/// however it ends.
package final class SyncLock: Sendable {
  private let descriptor: Int32

  fileprivate init(_ descriptor: Int32) { self.descriptor = descriptor }

  deinit {
    // A child that was just begun holds the descriptor until it becomes another program.
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }
}

extension ArticleStore {
  /// The right to exchange marks, for as long as the value lives; nil when another program has it.
  package func syncLock() -> SyncLock? {
    let file = open(path + ".sync", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    // What is wrong with the folder is told by the one who writes the archive in it.
    guard file >= 0 else { return SyncLock(-1) }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK else {
      close(file)
      return nil
    }
    return SyncLock(file)
  }
}
