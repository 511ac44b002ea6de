import Feeds
import Glibc
import Reader

extension FoundSubscriptions {
  /// Looks for subscriptions of other programs where those keep them, and for OPML files where people
  /// put them. Nothing is run, nothing is changed.
  /// - Parameters:
  ///   - home: the person's folder.
  ///   - variable: a variable of the environment, nil when not set or empty.
  static func find(home: String, variable: (String) -> String?) -> [FoundSubscriptions] {
    let config =
      variable("XDG_CONFIG_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "\(home)/.config"
    let data =
      variable("XDG_DATA_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "\(home)/.local/share"
    var places = [
      ("newsboat", "\(config)/newsboat/urls"), ("newsboat", "\(home)/.newsboat/urls"),
      ("newsbeuter", "\(config)/newsbeuter/urls"), ("newsbeuter", "\(home)/.newsbeuter/urls"),
      ("newsraft", "\(config)/newsraft/feeds"), ("newsraft", "\(home)/.newsraft/feeds"),
      ("sfeed", "\(config)/sfeed/sfeedrc"), ("sfeed", "\(home)/.sfeed/sfeedrc"),
      ("Liferea", "\(config)/liferea/feedlist.opml"),
      ("Akregator", "\(data)/akregator/data/feeds.opml"),
    ]
    for folder in [home, "\(home)/Downloads", "\(home)/Documents"] {
      places += opmlFiles(in: folder).map { ("a file", $0) }
    }
    return places.compactMap { program, path in found(program, at: path) }
  }

  /// What a list of another program holds; nil where there is none with feeds in it.
  private static func found(_ program: String, at path: String) -> FoundSubscriptions? {
    guard let bytes = (try? UserFile(path: path).read()) ?? nil else { return nil }
    var imported = importFeeds(bytes, format: listFormat(of: bytes, named: path))
    imported.refuseBadQueries()
    guard !imported.subscriptions.isEmpty else { return nil }
    return FoundSubscriptions(
      program: program, path: path, feeds: imported.subscriptions.count,
      searches: imported.queries.count)
  }

  /// The OPML files of a folder, by name; of a folder with very many entries those seen first.
  private static func opmlFiles(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var found: [String] = []
    for _ in 0..<5_000 {
      guard let entry = readdir(directory) else { break }
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.lowercased().hasSuffix(".opml"), !name.hasPrefix(".") {
        found.append("\(folder)/\(name)")
      }
      if found.count == 20 { break }
    }
    return found.sorted()
  }
}
