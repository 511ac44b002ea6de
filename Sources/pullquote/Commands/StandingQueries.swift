import Archive
import Feeds

extension ArchiveOptions {
  /// The saved search of a name, as the feeds file has it.
  /// - Throws: `UnknownSearch` with the names there are.
  func savedSearch(_ name: String) throws -> Query? {
    let searches = try feedList().queries.filter { $0.use == .search }
    guard let search = searches.first(where: { $0.name?.lowercased() == name.lowercased() }) else {
      throw UnknownSearch(
        name: name, names: searches.compactMap(\.name), path: feedsFile.path)
    }
    return try parseQuery(arguments: [search.text])
  }

  /// What the feeds file wants pointed out, as one query; nil when it watches nothing.
  func watched() throws -> Query? {
    let watches = try standing(.watch)
    return watches.count > 1 ? .any(watches) : watches.first
  }

  /// A query without what the feeds file mutes.
  func unmuted(_ query: Query?) throws -> Query? {
    let parts = (query.map { [$0] } ?? []) + (try standing(.mute)).map(Query.not)
    return parts.count > 1 ? .all(parts) : parts.first
  }

  private func standing(_ use: StandingQuery.Use) throws -> [Query] {
    try feedList().queries.filter { $0.use == use }
      .compactMap { try parseQuery(arguments: [$0.text]) }
  }
}

/// No saved search has this name.
private struct UnknownSearch: ToldFailure {
  var name: String
  var names: [String]
  var path: String
  var description: String {
    let known =
      names.isEmpty
      ? "there are none yet; a line like  query \"\(name)\" speaker:merkel  in \(path) saves one"
      : "there are \(names.map { "“\($0)”" }.joined(separator: ", "))"
    return "no saved search is called “\(name)”: \(known)"
  }
}

/// Nothing is watched yet.
struct NothingWatched: ToldFailure {
  var path: String
  var description: String {
    "nothing is watched yet; a line like  watch speaker:merkel  in \(path) does it"
  }
}
