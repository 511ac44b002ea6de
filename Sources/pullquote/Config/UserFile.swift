import Glibc

/// A small file that belongs to the user: read whole, changed whole or not at all.
struct UserFile: Equatable, Sendable {
  /// Larger than any file a person keeps by hand.
  static let largest = 16 << 20

  /// Where it lies, as people know it; may be a symbolic link.
  let path: String

  /// The folder it lies in.
  var folder: String { parent(of: path) }

  /// Its bytes, nil when there is no such file.
  func read() throws(UserFileError) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw .unreadable(path: path, code: errno)
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= Self.largest {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count == 0 { return bytes }
      if count > 0 {
        bytes += buffer[..<count]
      } else if errno != EINTR {
        throw .unreadable(path: path, code: errno)
      }
    }
    throw .tooLarge(path: path, limit: Self.largest)
  }

  /// Changes it in one step: another program sees all of the old file or all of the new one, after a
  /// crash too. A symbolic link stays one and permissions stay; a missing folder is made.
  /// - Parameter change: answers to the bytes there are, nil for no file, with those there shall
  ///   be; nil leaves all as it is.
  /// - Throws: `.changed` when something else wrote it meanwhile.
  func edit(
    _ change: ([UInt8]?) throws(UserFileError) -> [UInt8]?
  ) throws(UserFileError) {
    try makeFolder(folder)
    let target = try resolved(path)
    let lock = try FolderLock(parent(of: target), for: path)
    defer { lock.release() }
    let old = try read()
    guard let new = try change(old) else { return }
    let draft = try writeBeside(target, new)
    guard try read() == old else {
      unlink(draft)
      throw .changed(path: path)
    }
    guard rename(draft, target) == 0 else {
      let code = errno
      unlink(draft)
      throw .notWritable(path: path, code: code)
    }
    lock.synchronise()
  }

  /// Writes a file beside `target` that has its permissions, down to the disk.
  /// - Returns: its path.
  private func writeBeside(_ target: String, _ bytes: [UInt8]) throws(UserFileError) -> String {
    var template = Array("\(target).XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw .notWritable(path: path, code: errno) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    let draft = template.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { String(cString: $0) } ?? ""
    }
    var code: Int32 = 0
    var status = stat()
    if stat(target, &status) == 0 {
      // Only root may give a file away; where it fails the file belongs to whoever changed it.
      _ = fchown(descriptor, status.st_uid, status.st_gid)
      if fchmod(descriptor, status.st_mode & 0o7777) != 0 { code = errno }
    }
    if code == 0, let failure = writeAll(bytes, to: descriptor) { code = failure }
    if code == 0, fsync(descriptor) != 0 { code = errno }
    if close(descriptor) != 0, code == 0 { code = errno }
    guard code == 0 else {
      unlink(draft)
      throw .notWritable(path: path, code: code)
    }
    return draft
  }
}

/// The folder a file lies in.
private func parent(of path: String) -> String {
  guard let slash = path.lastIndex(of: "/") else { return "." }
  return slash == path.startIndex ? "/" : String(path[..<slash])
}

/// Where a symbolic link leads at last; the path itself when nothing is there yet.
/// - Throws: `.notWritable` for a link that leads nowhere: the file would take its place.
private func resolved(_ path: String) throws(UserFileError) -> String {
  guard let pointer = realpath(path, nil) else {
    let code = errno
    var status = stat()
    guard lstat(path, &status) != 0 else { throw .notWritable(path: path, code: code) }
    return path
  }
  defer { free(pointer) }
  return String(cString: pointer)
}

/// Keeps two runs of this program from changing files of one folder at the same time.
private struct FolderLock {
  private let descriptor: Int32

  /// Waits up to five seconds.
  init(_ folder: String, for path: String) throws(UserFileError) {
    descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .notWritable(path: path, code: errno) }
    for _ in 0..<500 {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return }
      // A file system without locks is no reason to refuse.
      guard errno == EWOULDBLOCK || errno == EINTR else { return }
      usleep(10_000)
    }
    close(descriptor)
    throw .busy(path: path)
  }

  /// Brings the new name of the file to the disk. Not all file systems can, and none loses bytes.
  func synchronise() { fsync(descriptor) }

  func release() { close(descriptor) }
}
