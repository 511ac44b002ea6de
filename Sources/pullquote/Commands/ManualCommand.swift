import ArgumentParser
import Reader

/// `pullquote manual`: the manual, made from the same tables as the program's own help.
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: "Print the manual: all keys, commands and settings.",
    discussion: """
      Made from the tables that the program itself works by, so it cannot be out of date.

      EXAMPLES
        pullquote manual | less
        pullquote manual --man | man -l -
        pullquote manual --man > pullquote.1
      """)

  @Flag(help: "As a page for man.")
  var man = false

  func run() throws {
    var output = Output()
    output.write(man ? Manual.page : Manual.text)
    try output.flush()
  }
}

/// The manual in its parts.
private enum Manual {
  /// A heading and what stands under it, line by line.
  private typealias Section = (heading: String, lines: [String])

  static var text: String {
    sections.map { section in
      section.heading + "\n" + section.lines.map { $0.isEmpty ? "\n" : "  \($0)\n" }.joined()
    }.joined(separator: "\n")
  }

  static var page: String {
    var page = ".TH PULLQUOTE 1\n.SH NAME\npullquote \\- read news, and see who said what\n"
    for section in sections {
      page += ".SH \"\(section.heading.uppercased())\"\n.nf\n"
      page += section.lines.map { escaped($0) + "\n" }.joined() + ".fi\n"
    }
    return page
  }

  private static var sections: [Section] {
    [keys, settings] + Pullquote.configuration.subcommands.map(command) + [files]
  }

  private static var keys: Section {
    var lines = ["In the reader ? shows this list and finds a command by words.", ""]
    for group in CommandGroup.allCases {
      lines.append(group.rawValue)
      for binding in Keymap.standard.bindings where binding.group == group {
        let twin = binding.commandLine.map { " (\($0))" } ?? ""
        lines.append(
          "  " + binding.keys.joined(separator: " ").flushLeft(in: 16)
            + binding.command.rawValue.flushLeft(in: 24) + binding.help + twin)
      }
      lines.append("")
    }
    return ("Keys", lines)
  }

  private static var settings: Section {
    var lines = ["Of config.toml; pullquote config --template prints a file to begin with.", ""]
    for table in Setting.tables where table != Setting.keyTable && table != Setting.macroTable {
      lines.append("[\(table)]")
      for setting in Setting.all where setting.table == table {
        lines.append("  \(setting.key.flushLeft(in: 18))\(setting.help)")
      }
    }
    lines += [
      "[\(Setting.keyTable)]", "  \("COMMAND".flushLeft(in: 18))The keys of a command: [\"]\"].",
      "  \(Setting.presetKey.flushLeft(in: 18))Whose keys to begin with: standard or newsboat.",
      "[\(Setting.macroTable)]", "  \("LETTER".flushLeft(in: 18))What it types: \"*J\".",
    ]
    return ("Settings", lines)
  }

  private static func command(_ type: any ParsableCommand.Type) -> Section {
    let help = Pullquote.helpMessage(for: type, columns: 98)
    let lines = help.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return ("pullquote " + (type.configuration.commandName ?? ""), lines)
  }

  private static var files: Section {
    (
      "Files",
      [
        "$XDG_CONFIG_HOME/pullquote/config.toml   the settings",
        "$XDG_CONFIG_HOME/pullquote/feeds         the feeds, searches, watches and mutes",
        "$XDG_CONFIG_HOME/pullquote/themes/       themes of your own",
        "$XDG_DATA_HOME/pullquote/archive.sqlite  the articles with their quotes",
        "$XDG_DATA_HOME/pullquote/corrections.jsonl  what you said of speakers, names and marks",
      ]
    )
  }

  /// A line that troff prints as it stands.
  private static func escaped(_ line: String) -> String {
    let plain = line.replacing("\\", with: "\\e").replacing("-", with: "\\-")
    return plain.hasPrefix(".") || plain.hasPrefix("'") ? "\\&" + plain : plain
  }
}
