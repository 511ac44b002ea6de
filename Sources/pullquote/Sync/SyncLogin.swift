import Feeds
import Glibc
import PullquoteModel

/// Where `sync login` signed in, in a file of its own that only its owner may read. The password is
/// not in it, only what the server gave in its place.
struct SyncLogin: Equatable, Sendable {
  /// The address of the server's interface.
  var server: String
  /// The name signed in with.
  var user: String
  /// What stands for the password: a secret.
  var auth: String
}

extension SyncLogin {
  /// Reads a login; nil when there is none, and for a file that is broken.
  init?(in folder: String) throws(UserFileError) {
    guard let bytes = try Self.file(in: folder).read() else { return nil }
    var reader = JSONReader(bytes)
    var fields: [String: String] = [:]
    do throws(JSONError) {
      try reader.members { (key, reader) throws(JSONError) in
        fields[key] = try reader.scalar()
      }
    } catch {
      return nil
    }
    guard let server = fields["server"], let user = fields["user"], let auth = fields["auth"]
    else { return nil }
    self.init(server: server, user: user, auth: auth)
  }

  /// Writes it in place of the one before.
  func write(in folder: String) throws(UserFileError) {
    var json = JSONWriter()
    json.object { json in
      json.key("server")
      json.string(server)
      json.key("user")
      json.string(user)
      json.key("auth")
      json.string(auth)
    }
    json.newline()
    // A new file is its owner's alone; an old one would keep the permissions it was given.
    _ = try Self.remove(in: folder)
    try Self.file(in: folder).edit { (_: [UInt8]?) throws(UserFileError) in json.bytes }
  }

  /// Takes it away.
  /// - Returns: false when there was none.
  static func remove(in folder: String) throws(UserFileError) -> Bool {
    let path = file(in: folder).path
    if unlink(path) == 0 { return true }
    guard errno == ENOENT else { throw .notWritable(path: path, code: errno) }
    return false
  }

  private static func file(in folder: String) -> UserFile {
    UserFile(path: folder + "/sync-login.json")
  }
}
