import Feeds
import Glibc
import Language
import Prose
import Reader
import TOMLKit

/// A theme in a file: one of the user's, or one that comes with the program.
struct ThemeFile: Equatable, Sendable {
  let path: String
  let bytes: [UInt8]

  /// The file of a theme; nil for `auto` and for those that need none.
  /// - Throws: `.notUnderstood` where no theme has the name; why the user's file cannot be read.
  static func named(_ choice: ThemeChoice, in paths: Paths) throws(UserFileError) -> ThemeFile? {
    guard choice != .auto else { return nil }
    let name = choice.rawValue
    let path = "\(paths.themesFolder)/\(name).toml"
    if let bytes = try UserFile(path: path).read() { return ThemeFile(path: path, bytes: bytes) }
    if Theme.builtIn.contains(where: { $0.name == name }) { return nil }
    if let bytes = Assets.embedded.bytes("themes/\(name).toml") {
      return ThemeFile(path: "theme \(name)", bytes: Array(bytes))
    }
    let known = names
    let meant = nearestWord(to: name, among: known).map { "did you mean “\($0)”?" }
    throw .notUnderstood(
      path: path,
      [
        LineProblem(
          line: 1,
          "there is no such file, and no theme called “\(name)” comes with the program; "
            + (meant ?? "there are \(known.joined(separator: ", "))"))
      ])
  }

  /// The themes that come with the program.
  static var names: [String] {
    let files = Assets.embeddedPaths.filter { $0.hasPrefix("themes/") && $0.hasSuffix(".toml") }
      .map { String($0.dropFirst(7).dropLast(5)) }
    return (["auto"] + Theme.builtIn.map(\.name) + files).reduce(into: []) { names, name in
      if !names.contains(name) { names.append(name) }
    }
  }

  /// What it says over the theme it begins with.
  /// - Throws: `.notUnderstood` with everything that is wrong in it.
  func theme() throws(UserFileError) -> Theme {
    var reading = ThemeReading(places: TOMLPlaces(bytes))
    reading.read(bytes)
    guard reading.problems.isEmpty else {
      let problems = reading.problems.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
      throw .notUnderstood(path: path, problems)
    }
    return reading.theme
  }
}

/// One reading of a theme.
private struct ThemeReading {
  let places: TOMLPlaces
  var theme = Theme.dark
  var problems: [LineProblem] = []

  init(places: TOMLPlaces) { self.places = places }

  mutating func read(_ bytes: [UInt8]) {
    if let problem = firstUnreadable(bytes) {
      problems.append(problem)
      return
    }
    if let (place, reason) = places.fatalSlip {
      problems.append(LineProblem(line: place.line, column: place.column, "not TOML: \(reason)"))
      return
    }
    do {
      let root = try TOMLTable(string: String(decoding: bytes, as: UTF8.self))
      // The values point into the table: it must outlive them.
      withExtendedLifetime(root) { read(root) }
    } catch let error as TOMLParseError {
      let place = error.source.begin
      problems.append(
        LineProblem(line: place.line, column: place.column, "not TOML: \(error.description)"))
    } catch {
      problems.append(LineProblem(line: 1, "not TOML: \(error)"))
    }
  }

  private mutating func read(_ root: TOMLTable) {
    if let base = root["base"] {
      let names = Theme.builtIn.map(\.name)
      if let known = Theme.builtIn.first(where: { $0.name == base.string }) {
        theme = known.theme
      } else {
        complain(at: "base", "base must be one of \(names.joined(separator: ", "))")
      }
    }
    for key in root.keys where key != "base" {
      guard let value = root[key] else { continue }
      do throws(NotationError) {
        if key == "voices" {
          guard let words = value.array?.map(\.string), !words.contains(nil), words.count <= 64
          else {
            complain(at: key, "voices must be a list of colours, as in [\"#e69f00\", \"cyan\"]")
            continue
          }
          try theme.setVoices(words.compactMap { $0 })
        } else if let part = Theme.parts.first(where: { $0.name == key }) {
          guard let text = value.string else {
            complain(at: key, "\(key) must be a style between quotation marks, as in \"bold\"")
            continue
          }
          try theme.set(part, to: text)
        } else {
          let names = Theme.parts.map(\.name) + ["voices", "base"]
          let meant = nearestWord(to: key, among: names).map { "did you mean “\($0)”?" }
          complain(
            at: key,
            "nothing is called “\(key)” in a theme; "
              + (meant ?? "there are \(names.joined(separator: ", "))"))
        }
      } catch {
        complain(at: key, "\(key): \(error)")
      }
    }
  }

  private mutating func complain(at key: String, _ reason: String) {
    let place = places.place(of: [key])
    problems.append(LineProblem(line: place.line, column: place.column, reason))
  }
}
