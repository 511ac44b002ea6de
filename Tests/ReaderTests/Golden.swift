import Foundation
import Screen
import Testing

/// Compares screens with those in `Golden/`; with PULLQUOTE_RECORD=1 it writes them anew.
enum Golden {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Golden")

  static func expect(
    _ grid: Grid, is name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let found = text(of: grid)
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

  /// The characters, where the cursor is, and a second map with a letter for each style.
  private static func text(of grid: Grid) -> String {
    let cursor = grid.cursor.map { "\($0.row),\($0.column)" } ?? "hidden"
    let styles = StyleMap(grid)
    return (grid.lines + ["--- cursor \(cursor)"] + styles.lines + ["---"] + styles.legend)
      .joined(separator: "\n") + "\n"
  }
}

/// A screen with a letter for the style of each cell, a full stop for plain ones.
struct StyleMap {
  private(set) var lines: [String] = []
  private(set) var legend: [String] = []

  init(_ grid: Grid) {
    let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
    var known: [Style: Character] = [.plain: "."]
    for row in 0..<grid.rows {
      var line = ""
      for column in 0..<grid.columns {
        let style = grid[row, column].style
        if known[style] == nil {
          let letter = letters[min(known.count - 1, letters.count - 1)]
          known[style] = letter
          legend.append("\(letter) \(Self.describe(style))")
        }
        line.append(known[style] ?? "?")
      }
      while line.last == "." { line.removeLast() }
      lines.append(line)
    }
  }

  static func describe(_ style: Style) -> String {
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
    return words.joined(separator: " ")
  }
}
