import Glibc

/// The folders in which the user's files lie, after the XDG Base Directory Specification 0.8.
struct Paths: Equatable, Sendable {
  /// Where `config.toml` and `feeds` lie.
  var config: String
  /// Where the archive lies.
  var data: String
  /// What can be made anew.
  var cache: String
  /// What is kept between runs but is no one's work: logs, places.
  var state: String

  /// Follows the environment: PULLQUOTE_CONFIG and PULLQUOTE_DATA name a folder of ours; XDG_... one
  /// that holds a folder `pullquote`, and is passed over unless absolute, as the specification says.
  /// - Parameter variable: a variable of the environment, nil when not set or empty.
  init(home: String, variable: (String) -> String?) {
    func folder(_ own: String?, _ xdg: String, _ usual: String) -> String {
      if let chosen = own.flatMap(variable) { return withoutTrailingSlash(chosen) }
      let base = variable(xdg).flatMap { $0.hasPrefix("/") ? withoutTrailingSlash($0) : nil }
      return (base ?? "\(withoutTrailingSlash(home))/\(usual)") + "/pullquote"
    }
    config = folder("PULLQUOTE_CONFIG", "XDG_CONFIG_HOME", ".config")
    data = folder("PULLQUOTE_DATA", "XDG_DATA_HOME", ".local/share")
    cache = folder(nil, "XDG_CACHE_HOME", ".cache")
    state = folder(nil, "XDG_STATE_HOME", ".local/state")
  }

  /// The folders of whoever runs this process.
  static var current: Paths { Paths(home: homeFolder, variable: environment) }

  /// The settings.
  var settingsFile: String { config + "/config.toml" }
  /// Where themes lie.
  var themesFolder: String { config + "/themes" }
  /// The feeds.
  var feedsFile: String { config + "/feeds" }
  /// The archive, unless the settings name another place.
  var archiveFile: String { data + "/archive.sqlite" }

  /// A path as a person writes it: a `~/` at its beginning is their home.
  static func expanded(_ written: String) -> String {
    written.hasPrefix("~/") ? homeFolder + written.dropFirst() : written
  }

  /// A path as people read it: from the root or, with `~/`, from their home, wherever it was meant
  /// from.
  static func shown(_ path: String) -> String {
    var whole = path
    if !path.hasPrefix("/"), let folder = getcwd(nil, 0) {
      whole = String(cString: folder) + "/" + path
      free(folder)
    }
    let home = homeFolder + "/"
    return whole.hasPrefix(home) ? "~/" + whole.dropFirst(home.count) : whole
  }

  /// The user's home: HOME, or what the system's list of users says where it is not set.
  static var homeFolder: String {
    if let home = environment("HOME") { return home }
    return getpwuid(getuid()).map { String(cString: $0.pointee.pw_dir) } ?? "/"
  }
}

/// Makes a folder, and those it lies in, for the user alone. One that is there stays as it is.
func makeFolder(_ path: String) throws(UserFileError) {
  var end = path.startIndex
  while end != path.endIndex {
    let next = path.index(after: end)
    end = path[next...].firstIndex(of: "/") ?? path.endIndex
    guard mkdir(String(path[..<end]), 0o700) != 0, errno != EEXIST else { continue }
    // A folder on the way may refuse us and be there all the same (EACCES, EROFS).
    let code = errno
    var status = stat()
    guard stat(String(path[..<end]), &status) != 0 else { continue }
    throw .notWritable(path: path, code: code)
  }
}

private func withoutTrailingSlash(_ path: String) -> String {
  var path = path
  while path.count > 1, path.hasSuffix("/") { path.removeLast() }
  return path
}
