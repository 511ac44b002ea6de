import ArgumentParser
import Reader

/// `pullquote config`: the settings in force.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Print the settings in force and where each comes from.",
    discussion: """
      Settings stand in config.toml in the folder --config names, or else PULLQUOTE_CONFIG, or \
      $XDG_CONFIG_HOME/pullquote, or ~/.config/pullquote. Without the file all have their defaults.

      EXAMPLES
        pullquote config
        pullquote config --template > ~/.config/pullquote/config.toml
      """)

  @Flag(help: "Print a file that explains every setting and changes none.")
  var template = false

  @OptionGroup var files: ArchiveOptions

  func run() throws {
    var output = Output()
    if template {
      output.write(configTemplate)
    } else {
      output.write(try files.settings().shown(from: files.paths.settingsFile))
    }
    try output.flush()
  }
}

extension KeymapError: ToldFailure {}
