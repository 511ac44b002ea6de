/// A picture made ready for a terminal.
struct Picture: Equatable, Sendable {
  /// What it is written as.
  enum Content: Equatable, Sendable {
    /// Rows of red, green and blue bytes.
    case pixels([UInt8])
    /// A sixel string, from `ESC P` to its end.
    case sixel([UInt8])
  }

  /// Pixels, as shown.
  let width: Int
  /// Pixels, as shown.
  let height: Int
  let content: Content
}

/// How and how large a picture can be shown.
struct PictureRoom: Equatable, Sendable {
  /// As kitty's protocol wants it; else as sixels.
  var isKitty: Bool
  /// Pixels.
  var width: Int
  /// Pixels.
  var height: Int
}

/// Why a picture cannot be shown.
enum PictureError: Error, Equatable, CustomStringConvertible {
  /// More bytes than a picture of an article has.
  case tooLong(bytes: Int)
  /// More pixels than a screen can show, by far.
  case tooLarge(width: Int, height: Int)
  /// Not a kind we know.
  case unknownKind
  /// The decoder could not make sense of it.
  case broken
  /// The decoder took too long, or died of it.
  case failed
  /// The system would not start the decoder.
  case notStarted

  /// What is wrong and what can be done.
  var description: String {
    switch self {
    case .tooLong(let bytes):
      "the picture has \(bytes) bytes; only those up to \(PictureDecoder.longest) are shown"
    case .tooLarge(let width, let height):
      "the picture has \(width) × \(height) pixels, which is too many; open it in the browser"
    case .unknownKind:
      "the picture is neither PNG, JPEG nor GIF; open it in the browser"
    case .broken: "the picture is broken; the browser may know better"
    case .failed: "the picture could not be decoded in time; open it in the browser"
    case .notStarted: "the system would not start the decoder; try again"
    }
  }
}
