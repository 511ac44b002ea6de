import CursesShim
import Glibc

/// Has pictures decoded in a process of its own: what a hostile picture breaks there is not the reader.
enum PictureDecoder {
  /// Bytes a picture may have.
  static let longest = 20 << 20
  /// Pixels it may have, and pixels of a side.
  static let mostPixels = 40_000_000
  static let longestSide = 20_000
  /// Milliseconds it may take.
  private static let patience = 10_000

  /// The picture in `bytes`, as large as there is room.
  /// - Parameter program: the file of this program, which is started again.
  static func picture(
    from bytes: [UInt8], in room: PictureRoom, program: String = Self.program
  ) async throws(PictureError) -> Picture {
    guard bytes.count <= longest else { throw .tooLong(bytes: bytes.count) }
    guard let header = PictureHeader(bytes) else { throw .unknownKind }
    guard header.width > 0, header.height > 0 else { throw .broken }
    guard header.width <= longestSide, header.height <= longestSide,
      header.width * header.height <= mostPixels
    else { throw .tooLarge(width: header.width, height: header.height) }
    return try await Thread.run { converted(bytes, in: room, by: program) }.get()
  }

  private static func converted(
    _ bytes: [UInt8], in room: PictureRoom, by program: String
  ) -> Result<Picture, PictureError> {
    guard let input = unlinkedFile(holding: bytes) else { return .failure(.notStarted) }
    defer { close(input) }
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return .failure(.notStarted) }
    _ = fcntl(ends[0], F_SETFD, FD_CLOEXEC)
    _ = fcntl(ends[1], F_SETFD, FD_CLOEXEC)
    let words = [
      program, ImagePixelsCommand.name, room.isKitty ? "rgb" : "sixel",
      String(min(room.width, longestSide)), String(min(room.height, longestSide)),
    ]
    let started = spawned(words, input: input, output: ends[1])
    close(ends[1])
    defer { close(ends[0]) }
    guard case .success(let process) = started else { return .failure(.notStarted) }
    // A pixel takes three bytes, or some ten as sixels of a noisy picture.
    let limit = min(room.width * room.height * (room.isKitty ? 3 : 16) + 65536, 1 << 28)
    let output = everything(from: ends[0], limit: limit)
    if output == nil { kill(process, SIGKILL) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    guard let output else { return .failure(.failed) }
    guard status & 0x7F == 0 else { return .failure(.failed) }
    guard status == 0 else { return .failure(.broken) }
    return Picture(output: output, in: room).map { .success($0) } ?? .failure(.broken)
  }

  /// The file of this program, wherever it was started from.
  static let program: String = {
    let link = "/proc/self/exe"
    return access(link, X_OK) == 0 ? link : CommandLine.arguments.first ?? "pullquote"
  }()

  /// All that can be read; nil when it is too much or takes too long.
  private static func everything(from file: Int32, limit: Int) -> [UInt8]? {
    let end = pq_milliseconds() + Int64(patience)
    var bytes: [UInt8] = []
    while bytes.count <= limit {
      let left = end - pq_milliseconds()
      var source = pollfd(fd: file, events: Int16(POLLIN), revents: 0)
      guard left > 0, poll(&source, 1, Int32(left)) != 0 else { return nil }
      let chunk = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
        count = max(0, read(file, buffer.baseAddress, buffer.count))
      }
      if chunk.isEmpty { return bytes }
      bytes += chunk
    }
    return nil
  }
}

extension Picture {
  /// Reads what the decoder has written, and trusts it in nothing; nil when it is not as it must be.
  init?(output: [UInt8], in room: PictureRoom) {
    guard let end = output.prefix(32).firstIndex(of: 0x0A) else { return nil }
    let numbers = String(decoding: output[..<end], as: UTF8.self).split(separator: " ")
      .compactMap { Int($0) }
    guard numbers.count == 2, (1...max(1, room.width)).contains(numbers[0]),
      (1...max(1, room.height)).contains(numbers[1])
    else { return nil }
    let content = Array(output[(end + 1)...])
    (width, height) = (numbers[0], numbers[1])
    if room.isKitty {
      guard content.count == width * height * 3 else { return nil }
      self.content = .pixels(content)
    } else {
      guard isSixel(content) else { return nil }
      self.content = .sixel(content)
    }
  }
}

/// True for one whole sixel string with nothing in it that is not one: `ESC P`, parameters, `q`, then
/// printable characters and line ends, `ESC \`.
private func isSixel(_ bytes: [UInt8]) -> Bool {
  guard bytes.count > 5, bytes[0] == 0x1B, bytes[1] == UInt8(ascii: "P"),
    bytes[bytes.count - 2] == 0x1B, bytes[bytes.count - 1] == UInt8(ascii: "\\")
  else { return false }
  let content = bytes[2..<(bytes.count - 2)]
  guard let start = content.firstIndex(of: UInt8(ascii: "q")) else { return false }
  let isParameters = content[..<start].allSatisfy { (0x30...0x39).contains($0) || $0 == 0x3B }
  return isParameters
    && content[start...].allSatisfy { (0x21...0x7E).contains($0) || $0 == 0x0A || $0 == 0x0D }
}
