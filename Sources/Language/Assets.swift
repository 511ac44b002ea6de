/// The files the engine reads, by their path below `Assets/`: `models/en/lexicon.bin`.
///
/// Where they lie is nobody's business here: the program compiles them in, `workshop` maps them
/// from a directory, tests hand over an array.
public struct Assets: Sendable {
  /// The bytes of a file, nil when there is none. The memory stays valid for the whole run.
  public let bytes: @Sendable (_ path: String) -> UnsafeRawBufferPointer?

  /// True for files that are part of the program, as whole as its code: they are not checked anew at
  /// every start, which would read all pages of all models.
  public let areTrusted: Bool

  /// Makes assets of a function from path to bytes.
  /// - Parameter areTrusted: true only for bytes that were checked when the program was made.
  public init(
    areTrusted: Bool = false,
    bytes: @escaping @Sendable (_ path: String) -> UnsafeRawBufferPointer?
  ) {
    self.areTrusted = areTrusted
    self.bytes = bytes
  }

  /// No files at all: the engine then runs on what is written in the code, and knows few names.
  public static let none = Assets { _ in nil }
}

/// Why a model or lexicon could not be used.
public enum AssetError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The file begins with other bytes than a file of its kind does.
  case notOurs(path: String, found: String, expected: String)
  /// The file was made for another version of the engine.
  case wrongVersion(path: String, found: Int, expected: Int)
  /// The file is shorter or longer than it says.
  case wrongSize(path: String, found: Int, expected: Int)
  /// The bytes are not those that were written.
  case damaged(path: String)

  /// What was wrong, where, and what to do.
  public var description: String {
    switch self {
    case .notOurs(let path, let found, let expected):
      "\(path): begins with “\(found)”, expected “\(expected)”; rebuild it with 'make model'"
    case .wrongVersion(let path, let found, let expected):
      "\(path): version \(found), this program reads \(expected); rebuild it with 'make model'"
    case .wrongSize(let path, let found, let expected):
      "\(path): \(found) bytes, expected \(expected); rebuild it with 'make model'"
    case .damaged(let path):
      "\(path): the checksum does not match; restore the file or rebuild it with 'make model'"
    }
  }
}
