import Archive
import Feeds

/// What the feeds file asks of the archive again and again; read once, so that its warnings are told
/// once.
struct StandingQueries {
  private let queries: [StandingQuery]
  private let path: String

  /// Reads the feeds file.
  init(_ files: ArchiveOptions) throws {
    queries = try files.feedList().queries
    path = files.feedsFile.path
  }

  /// The saved search of a name, as the feeds file has it.
  /// - Throws: `UnknownSearch` with the names there are.
  func savedSearch(_ name: String) throws -> Query? {
    let searches = queries.filter { $0.use == .search }
    guard let search = searches.first(where: { $0.name?.lowercased() == name.lowercased() }) else {
      throw UnknownSearch(name: name, names: searches.compactMap(\.name), path: path)
    }
    return try parseQuery(arguments: [search.text])
  }

  /// What the feeds file wants pointed out, as one query.
  /// - Throws: `NothingWatched`.
  func watched() throws -> Query? {
    let watches = try standing(.watch)
    guard !watches.isEmpty else { throw NothingWatched(path: path) }
    return watches.count > 1 ? .any(watches) : watches.first
  }

  /// A query without what the feeds file mutes.
  func unmuted(_ query: Query?) throws -> Query? {
    let parts = (query.map { [$0] } ?? []) + (try standing(.mute)).map(Query.not)
    return parts.count > 1 ? .all(parts) : parts.first
  }

  private func standing(_ use: StandingQuery.Use) throws -> [Query] {
    try queries.filter { $0.use == use }
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
private struct NothingWatched: ToldFailure {
  var path: String
  var description: String {
    "nothing is watched yet; a line like  watch speaker:merkel  in \(path) does it"
  }
}
