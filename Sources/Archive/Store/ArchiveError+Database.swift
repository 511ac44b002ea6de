import GRDB

extension ArchiveError {
  /// What a failure below means to people; an `ArchiveError` stays what it is.
  init(_ error: any Error, path: String) {
    if let error = error as? ArchiveError {
      self = error
      return
    }
    guard let error = error as? DatabaseError else {
      self = .failed(path: path, reason: "\(error)")
      return
    }
    let reason = error.message ?? "SQLite error \(error.extendedResultCode.rawValue)"
    switch error.resultCode {
    case .SQLITE_CORRUPT, .SQLITE_NOTADB:
      self = .corrupt(path: path, reason: reason, aside: nil)
    case .SQLITE_FULL:
      self = .notWritable(path: path, reason: "the disk is full")
    case .SQLITE_IOERR where Self.failedWrites.contains(error.extendedResultCode):
      // A quota or limit for files (EDQUOT, EFBIG) is not told apart from a broken disk.
      self = .notWritable(path: path, reason: "\(reason); the disk may be full or broken")
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_CANTOPEN, .SQLITE_AUTH:
      self = .notWritable(path: path, reason: reason)
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      self = .busy(path: path)
    default:
      self = .failed(path: path, reason: reason)
    }
  }

  /// What SQLite calls a write that failed for another reason than a full disk.
  private static let failedWrites: [ResultCode] = [
    .SQLITE_IOERR_WRITE, .SQLITE_IOERR_FSYNC, .SQLITE_IOERR_DIR_FSYNC, .SQLITE_IOERR_TRUNCATE,
    .SQLITE_IOERR_SHMSIZE, .SQLITE_IOERR_SHMOPEN,
  ]
}
