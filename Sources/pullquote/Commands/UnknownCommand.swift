import ArgumentParser
import Glibc
import Prose

/// The first word of a command line names no command.
struct UnknownCommand: ToldFailure {
  private let name: String

  /// nil when the arguments begin with a command, an option, or with nothing.
  init?(_ arguments: some Sequence<String>) {
    guard let first = arguments.first(where: { _ in true }), !first.isEmpty, !first.hasPrefix("-"),
      !(Self.commands + Self.hidden).contains(first)
    else { return nil }
    name = first
  }

  private static let commands = names { $0.shouldDisplay }
  private static let hidden = ["help"] + names { !$0.shouldDisplay }

  private static func names(_ isWanted: (CommandConfiguration) -> Bool) -> [String] {
    var names: [String] = []
    for command in Pullquote.configuration.subcommands where isWanted(command.configuration) {
      if let name = command.configuration.commandName { names.append(name) }
    }
    return names
  }

  var description: String {
    // What is meant is opened by a command of its own.
    if name.hasPrefix("http://") || name.hasPrefix("https://") {
      return "say what to do with \(name): pullquote read opens a page, "
        + "pullquote add follows a feed"
    }
    if access(name, R_OK) == 0 { return "pullquote read \(name) opens that file" }
    let meant = nearestWord(to: name.lowercased(), among: Self.commands)
    return "no command is called “\(name)”; "
      + (meant.map { "did you mean “\($0)”?" } ?? "pullquote --help shows those there are")
  }
}
