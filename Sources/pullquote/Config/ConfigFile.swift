import Feeds
import Prose
import Reader
import Screen
import TOMLKit

/// The settings file on the disk. Only the user writes it.
struct ConfigFile: Equatable, Sendable {
  let path: String

  /// What it says over the defaults; a missing file says nothing.
  /// - Throws: `.notUnderstood` with everything that is wrong in it.
  func read() throws(UserFileError) -> EffectiveConfig {
    var reading = ConfigReading(bytes: try UserFile(path: path).read() ?? [])
    reading.read()
    guard reading.problems.isEmpty else {
      let problems = reading.problems.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
      throw .notUnderstood(path: path, problems)
    }
    return reading.result
  }
}

/// One reading of the file.
private struct ConfigReading {
  let bytes: [UInt8]
  var result = EffectiveConfig()
  var problems: [LineProblem] = []
  private var places = TOMLPlaces([])

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func read() {
    if let problem = firstUnreadable(bytes) {
      problems.append(problem)
      return
    }
    places = TOMLPlaces(bytes)
    if let (place, reason) = places.fatalSlip {
      problems.append(
        LineProblem(line: place.line, column: place.column, "not TOML: \(reason)"))
      return
    }
    let root: TOMLTable
    do {
      root = try TOMLTable(string: String(decoding: bytes, as: UTF8.self))
    } catch let error as TOMLParseError {
      problems.append(
        LineProblem(
          line: error.source.begin.line, column: error.source.begin.column,
          "not TOML: \(error.description)"))
      return
    } catch {
      problems.append(LineProblem(line: 1, "not TOML: \(error)"))
      return
    }
    // The values point into the table: it must outlive them.
    withExtendedLifetime(root) {
      for name in root.keys { readTable(name, root[name]) }
    }
  }

  private mutating func readTable(_ name: String, _ value: (any TOMLValueConvertible)?) {
    guard Setting.tables.contains(name) else {
      let meant = nearestWord(to: name, among: Setting.tables).map { "did you mean [\($0)]?" }
      let owner = Setting.all.first { $0.key == name }.map { "it stands in [\($0.table)]" }
      let all = "there are " + Setting.tables.map { "[\($0)]" }.joined(separator: ", ")
      return complain(at: [name], "nothing is called “\(name)” here; \(owner ?? meant ?? all)")
    }
    if name == Setting.keyTable, let preset = value?.string {
      return readPreset(preset, at: [name])
    }
    guard let table = value?.table else {
      return complain(at: [name], "“\(name)” is a table; write [\(name)] on a line of its own")
    }
    for key in table.keys {
      guard let value = table[key] else { continue }
      if name == Setting.keyTable {
        readKeys(of: key, value)
      } else if name == Setting.macroTable {
        readMacro(key, value)
      } else {
        readSetting(table: name, key, value)
      }
    }
    if name == Setting.keyTable { checkKeys() }
  }

  private mutating func readSetting(
    table: String, _ key: String, _ value: any TOMLValueConvertible
  ) {
    let siblings = Setting.all.filter { $0.table == table }
    guard let setting = siblings.first(where: { $0.key == key }) else {
      return complain(at: [table, key], unknown(key, among: siblings.map(\.key), in: table))
    }
    guard setting.read(value, &result.config) else {
      return complain(at: [table, key], "\(key) is \(shown(value)); it must be \(setting.form)")
    }
    result.origins[setting.name] = .line(places.place(of: [table, key]).line)
  }

  private func unknown(_ key: String, among keys: [String], in table: String) -> String {
    if let near = nearestWord(to: key, among: keys) {
      return "no setting is called “\(key)”; did you mean “\(near)”?"
    }
    if let other = Setting.all.first(where: { $0.key == key }) {
      return "“\(key)” stands in [\(other.table)], not in [\(table)]"
    }
    return "no setting is called “\(key)”; [\(table)] has \(keys.joined(separator: ", "))"
  }

  private mutating func readPreset(_ name: String, at place: [String]) {
    guard let preset = KeyPreset(rawValue: name) else {
      let names = KeyPreset.allCases.map { tomlString($0.rawValue) }.joined(separator: ", ")
      return complain(at: place, "the keys are \(tomlString(name)); there are \(names)")
    }
    result.config.preset = preset
    result.origins["\(Setting.keyTable).\(Setting.presetKey)"] =
      .line(places.place(of: place).line)
  }

  private mutating func readMacro(_ letter: String, _ value: any TOMLValueConvertible) {
    let place = [Setting.macroTable, letter]
    guard letter.count == 1, letter.allSatisfy({ $0.isLetter || $0.isNumber }) else {
      return complain(at: place, "a macro is called by one letter, not “\(letter)”")
    }
    guard let keys = value.string, Key.sequence(keys) != nil else {
      return complain(
        at: place, "\(letter) is \(shown(value)); write what it types, as in \"*s<enter>\"")
    }
    result.config.macros[letter] = keys
    result.origins["\(Setting.macroTable).\(letter)"] = .line(places.place(of: place).line)
  }

  private mutating func readKeys(of name: String, _ value: any TOMLValueConvertible) {
    let place = [Setting.keyTable, name]
    if name == Setting.presetKey {
      return readPreset(value.string ?? shown(value), at: place)
    }
    guard let command = Command(rawValue: name) else {
      let names = Command.allCases.map(\.rawValue)
      let meant = nearestWord(to: name, among: names).map { "did you mean “\($0)”?" }
      return complain(
        at: place,
        "no command is called “\(name)”; "
          + (meant ?? "there are \(names.joined(separator: ", "))"))
    }
    var sequences: [String] = []
    if let text = value.string {
      sequences = text.split(separator: " ").map(String.init)
    } else if let list = value.array, list.allSatisfy({ $0.string != nil }) {
      sequences = list.compactMap(\.string)
    } else {
      return complain(
        at: place, "\(name) is \(shown(value)); write its keys as \"]\" or [\"]\", \"^n\"]")
    }
    do throws(KeymapError) {
      _ = try Keymap.standard.rebinding([name: sequences])
      result.config.keys[command.rawValue] = sequences
      result.origins["\(Setting.keyTable).\(name)"] = .line(places.place(of: place).line)
    } catch {
      complain(at: place, error.description)
    }
  }

  /// Keys that are good each by itself can still be in one another's way.
  private mutating func checkKeys() {
    do throws(KeymapError) {
      _ = try result.keymap
    } catch {
      let command: String? =
        switch error {
        case .boundTwice(_, _, let second): second
        case .shadows(_, let command), .badKey(_, let command), .startsWithDigit(_, let command):
          command
        case .unknownCommand(let name): name
        }
      complain(at: [Setting.keyTable] + (command.map { [$0] } ?? []), error.description)
    }
  }

  private mutating func complain(at path: [String], _ reason: String) {
    let place = places.place(of: path)
    problems.append(LineProblem(line: place.line, column: place.column, reason))
  }

  /// A value as a message quotes it.
  private func shown(_ value: any TOMLValueConvertible) -> String {
    switch value.type {
    case .string: tomlString(String((value.string ?? "").prefix(60)))
    case .int: value.int.map(String.init) ?? "a number"
    case .double: value.double.map { "\($0)" } ?? "a number"
    case .bool: value.bool.map(String.init) ?? "true or false"
    case .array: "a list"
    case .table: "a table"
    case .date, .time, .dateTime: "a date"
    }
  }
}
