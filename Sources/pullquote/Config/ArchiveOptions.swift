import ArgumentParser
import Feeds
import Glibc

/// Where the user's own files lie: what every command that touches feeds or archive understands.
struct ArchiveOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The folder of config.toml and feeds; PULLQUOTE_CONFIG does the same.", valueName: "dir"))
  var config: String?

  @Option(
    help: ArgumentHelp(
      "The folder of the archive; PULLQUOTE_DATA does the same.", valueName: "dir"))
  var data: String?

  func validate() throws {
    for (name, folder) in [("--config", config), ("--data", data)] {
      guard let folder else { continue }
      var status = stat()
      if folder.isEmpty || stat(folder, &status) == 0 && status.st_mode & S_IFMT != S_IFDIR {
        throw ValidationError("\(name) is “\(folder)”; it must be a folder")
      }
    }
  }

  /// The folders in use.
  var paths: Paths {
    var paths = Paths.current
    if let config { paths.config = config }
    if let data { paths.data = data }
    return paths
  }

  /// The settings in force.
  func settings() throws(UserFileError) -> EffectiveConfig {
    var settings = try ConfigFile(path: paths.settingsFile).read()
    settings.follow(environment: environment)
    // A folder named for this run comes before the path in the file, which is for all runs.
    let override =
      data == nil ? environment("PULLQUOTE_DATA").map { _ in "PULLQUOTE_DATA" } : "--data"
    if let override { settings.origins["archive.path"] = .named(override) }
    if override != nil || settings.config.archive.path == nil {
      settings.config.archive.path = paths.archiveFile
    }
    return settings
  }

  /// The feeds file.
  var feedsFile: FeedsFile { FeedsFile(path: paths.feedsFile) }

  /// What the feeds file says, its warnings told.
  func feedList() throws(UserFileError) -> FeedList {
    let list = try feedsFile.read()
    for warning in list.warnings { tell(warning.described(in: feedsFile.path)) }
    return list
  }
}
