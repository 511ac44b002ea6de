import Feeds
import Glibc

/// A file or standard input, open for reading.
struct Input: ~Copyable {
  /// What people call it.
  let name: String
  private let descriptor: Int32

  /// Opens `path`; `-` is standard input.
  /// - Throws: `InputError` when it cannot be read.
  init(path: String) throws(InputError) {
    name = path == "-" ? "standard input" : path
    descriptor = try Self.descriptor(of: path)
  }

  deinit { if descriptor != 0 { close(descriptor) } }

  private static func descriptor(of path: String) throws(InputError) -> Int32 {
    let descriptor = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw InputError(path: path, code: errno) }
    var status = stat()
    let code = fstat(descriptor, &status) == 0 ? 0 : errno
    if code == 0 && status.st_mode & S_IFMT != S_IFDIR { return descriptor }
    if descriptor != 0 { close(descriptor) }
    throw InputError(path: path, code: code == 0 ? EISDIR : code)
  }

  /// Appends what comes next to `bytes`.
  /// - Returns: how many bytes came, 0 at the end.
  func read(into bytes: inout [UInt8], atMost limit: Int = 1 << 18) throws(InputError) -> Int {
    while true {
      var code: Int32 = 0
      let chunk = [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
        let got = Glibc.read(descriptor, buffer.baseAddress, limit)
        if got < 0 { code = errno }
        count = max(got, 0)
      }
      if code == EINTR { continue }
      if code != 0 { throw InputError(path: name, code: code) }
      bytes.append(contentsOf: chunk)
      return chunk.count
    }
  }

  /// Everything up to the end, or a little more than `limit` bytes; who reads them says then that it
  /// is too much.
  func readAll(limit: Int = largestText) throws(InputError) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count <= limit, try read(into: &bytes, atMost: 1 << 20) > 0 {}
    return bytes
  }
}

/// Why a file could not be read.
struct InputError: ToldFailure {
  var path: String
  /// The system's error number.
  var code: Int32

  var description: String {
    switch code {
    case ENOENT: "\(path): no such file; check the name, or give - for standard input"
    case EISDIR: "\(path): this is a directory; give a text file in it"
    case EACCES, EPERM: "\(path): no permission to read it"
    default: "\(path): cannot be read: \(String(cString: strerror(code)))"
    }
  }
}
