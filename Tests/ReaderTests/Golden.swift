import Foundation
import Reader
import Screen
import Testing

/// Compares screens with those in `Golden/`; with PULLQUOTE_RECORD=1 it writes them anew.
///
/// A file holds the screen in all themes: its text, which must be the same in each, then a map with
/// a letter for how each cell looks, and what every letter means in the dark, light and mono theme.
enum Golden {
  /// The themes a screen is recorded in, in the order of the legend.
  static let themes: [ThemeChoice] = [.dark, .light, .mono]

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Golden")

  /// Draws a screen in each theme and compares.
  static func expect(
    is name: String, sourceLocation: SourceLocation = #_sourceLocation,
    drawn: (Theme) -> Grid
  ) {
    let grids = themes.map {
      drawn(Theme.resolve($0, colors: 256, noColor: false, background: nil))
    }
    for (theme, grid) in zip(themes, grids) {
      #expect(
        grid.lines == grids[0].lines && grid.cursor?.row == grids[0].cursor?.row
          && grid.cursor?.column == grids[0].cursor?.column,
        "\(name) says something else in the theme \(theme.rawValue)", sourceLocation: sourceLocation
      )
    }
    let found = text(of: grids)
    let file = folder.appending(path: name + ".txt")
    if ProcessInfo.processInfo.environment["PULLQUOTE_RECORD"] == "1" {
      try? Data(found.utf8).write(to: file)
      return
    }
    let expected = (try? Data(contentsOf: file)).map { String(decoding: $0, as: UTF8.self) }
    #expect(
      found == expected ?? "(no such file)", "the screen is not Golden/\(name).txt",
      sourceLocation: sourceLocation)
  }

  /// The names of all files.
  static var recorded: Set<String> {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return Set(files.map { $0.replacingOccurrences(of: ".txt", with: "") })
  }

  private static func text(of grids: [Grid]) -> String {
    let cursor = grids[0].cursor.map { "\($0.row),\($0.column)" } ?? "hidden"
    let styles = StyleMap(grids)
    return (grids[0].lines + ["--- cursor \(cursor)"] + styles.lines + ["---"] + styles.legend)
      .joined(separator: "\n") + "\n"
  }
}

/// A screen with a letter for the styles of each cell in some themes, a full stop where it is plain
/// in all.
private struct StyleMap {
  private(set) var lines: [String] = []
  private(set) var legend: [String] = []

  /// - Parameter grids: of the same size.
  init(_ grids: [Grid]) {
    let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
    var known: [[Style]: Character] = [grids.map { _ in .plain }: "."]
    for row in 0..<grids[0].rows {
      var line = ""
      for column in 0..<grids[0].columns {
        let styles = grids.map { $0[row, column].style }
        if known[styles] == nil {
          let letter = letters[min(known.count - 1, letters.count - 1)]
          known[styles] = letter
          legend.append("\(letter) " + styles.map(Self.describe).joined(separator: " | "))
        }
        line.append(known[styles] ?? "?")
      }
      while line.last == "." { line.removeLast() }
      lines.append(line)
    }
  }

  private static func describe(_ style: Style) -> String {
    var words: [String] = []
    if case .palette(let index) = style.foreground { words.append("\(index)") }
    if case .palette(let index) = style.background { words.append("on \(index)") }
    let names: [(Style.Attributes, String)] = [
      (.bold, "bold"), (.dim, "dim"), (.italic, "italic"), (.underline, "underline"),
      (.reverse, "reverse"),
    ]
    for (attribute, name) in names where style.attributes.contains(attribute) {
      words.append(name)
    }
    return words.isEmpty ? "plain" : words.joined(separator: " ")
  }
}
