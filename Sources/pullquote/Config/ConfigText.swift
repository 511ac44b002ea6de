import Reader

/// The commented template of config.toml: every setting with its default, all of them out of force.
let configTemplate: String = {
  let standard = Config()
  var lines = [
    "# Settings of Pullquote. A line takes effect when the # before it is taken away. This file is",
    "# yours: Pullquote only reads it. “pullquote config” prints what is in force.",
  ]
  for table in Setting.tables {
    lines += ["", "[\(table)]"]
    if table == Setting.macroTable {
      lines += commented(
        "What a letter behind the key for “macro” types, as the key table writes it.")
      lines.append("# a = \"*J\"")
      continue
    }
    guard table != Setting.keyTable else {
      lines += commented("Whose keys to begin with: “standard” or “newsboat”.")
      lines.append("# \(Setting.presetKey) = \"standard\"")
      lines.append("# Commands of the reader and the keys that do them, instead of the usual ones.")
      for binding in Keymap.standard.bindings {
        lines += commented(binding.help) + ["# \(keyLine(binding.command, binding.keys))"]
      }
      continue
    }
    for setting in Setting.all where setting.table == table {
      let value = setting.written(standard)
      let form =
        "\(setting.help) Must be \(setting.form)\(value == nil ? "; unset by default" : "")."
      lines += commented(form)
      lines.append("# \(setting.key) = \(value ?? setting.example)")
    }
  }
  return lines.joined(separator: "\n") + "\n"
}()

extension EffectiveConfig {
  /// All settings in force as TOML, each with where it comes from.
  /// - Parameter path: the file they are read from.
  func shown(from path: String) throws(KeymapError) -> String {
    var blocks: [String] = []
    for table in Setting.tables {
      var rows: [(setting: String, origin: String)] = []
      func add(_ text: String, _ name: String) { rows.append((text, origin(of: name, path))) }
      if table == Setting.macroTable {
        for (letter, keys) in config.macros.sorted(by: { $0.key < $1.key }) {
          add("\(letter) = \(tomlString(keys))", "\(table).\(letter)")
        }
      } else if table == Setting.keyTable {
        add(
          "\(Setting.presetKey) = \(tomlString(config.preset.rawValue))",
          "\(table).\(Setting.presetKey)")
        for binding in try keymap.bindings {
          add(keyLine(binding.command, binding.keys), "\(table).\(binding.command.rawValue)")
        }
      } else {
        for setting in Setting.all where setting.table == table {
          if let value = setting.written(config) {
            add("\(setting.key) = \(value)", setting.name)
          } else {
            rows.append(("# \(setting.key)", "not set"))
          }
        }
      }
      let widest = rows.map(\.setting.count).max() ?? 0
      let lines = rows.map { row in
        row.setting.flushLeft(in: widest) + "  # " + row.origin
      }
      blocks.append("[\(table)]\n" + lines.joined(separator: "\n") + "\n")
    }
    return blocks.joined(separator: "\n")
  }

  private func origin(of name: String, _ path: String) -> String {
    switch origins[name] ?? .standard {
    case .standard: "default"
    case .line(let line): "\(path):\(line)"
    case .named(let name): name
    }
  }
}

/// A sentence as lines of a comment.
private func commented(_ sentence: String) -> [String] {
  wrapped(sentence, width: 98, indent: "# ").split(separator: "\n").map(String.init)
}

private func keyLine(_ command: Command, _ keys: [String]) -> String {
  "\(command.rawValue) = [\(keys.map(tomlString).joined(separator: ", "))]"
}
