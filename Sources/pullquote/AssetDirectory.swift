import Glibc
import Language

extension Assets {
  /// The files of a directory laid out like `Assets/`, mapped as they are asked for and for good.
  /// - Throws: `InputError` when there is no such directory.
  static func directory(_ path: String) throws(InputError) -> Assets {
    var status = stat()
    guard stat(path, &status) == 0 else { throw InputError(path: path, code: errno) }
    guard status.st_mode & S_IFMT == S_IFDIR else { throw InputError(path: path, code: ENOTDIR) }
    return Assets { mappedFile(path + "/" + $0) }
  }
}

/// The bytes of a file, nil when it is not there or empty.
private func mappedFile(_ path: String) -> UnsafeRawBufferPointer? {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return nil }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0, status.st_size > 0 else { return nil }
  let size = Int(status.st_size)
  guard let bytes = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), bytes != MAP_FAILED
  else { return nil }
  return UnsafeRawBufferPointer(start: bytes, count: size)
}
