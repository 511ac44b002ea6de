import Prose
import PullquoteModel

/// Rows of an answer, to be printed for people or for programs.
///
/// Every command that lists things prints one of these, so that `--json`, `--csv` and `--markdown`
/// mean the same everywhere: the same columns, in the same order.
struct Listing {
  /// What stands in a column.
  enum Cell {
    case text(String)
    case number(Int)
    case flag(Bool)
    case list([String])
    /// Not known: `null`, or an empty cell.
    case none

    init(_ text: String?) { self = text.map(Cell.text) ?? .none }
    init(_ number: Int?) { self = number.map(Cell.number) ?? .none }
  }

  /// A column by its name in JSON and in the head of a table.
  struct Column {
    let name: StaticString
    /// False for what only programs want: identifiers, whole addresses.
    var isShown = true
    /// Numbers are flush right on the screen.
    var isNumber = false
  }

  let columns: [Column]
  private(set) var rows: [[Cell]] = []

  init(_ columns: [Column]) { self.columns = columns }

  /// Adds a row.
  /// - Precondition: a cell for each column.
  mutating func add(_ cells: [Cell]) {
    precondition(cells.count == columns.count, "a row needs a cell for each column")
    rows.append(cells)
  }

  /// Prints the rows.
  func bytes(as format: ListingFormat, columns width: Int) -> [UInt8] {
    switch format {
    case .text: Array(text(width: width).utf8)
    case .json: json
    case .csv: Array(csv.utf8)
    case .markdown: Array(markdown.utf8)
    }
  }

  private var json: [UInt8] {
    var json = JSONWriter()
    json.array { json in
      for row in rows {
        json.object { json in
          for (column, cell) in zip(columns, row) {
            json.key(column.name)
            switch cell {
            case .text(let text): json.string(text)
            case .number(let number): json.integer(number)
            case .flag(let flag): json.boolean(flag)
            case .list(let list): json.array { json in for text in list { json.string(text) } }
            case .none: json.string(nil)
            }
          }
        }
      }
    }
    json.newline()
    return json.bytes
  }

  private var csv: String {
    let head = columns.map { csvField(String(describing: $0.name)) }.joined(separator: ",")
    return ([head] + rows.map { $0.map { csvField($0.plain) }.joined(separator: ",") })
      .map { $0 + "\r\n" }.joined()
  }

  private var markdown: String {
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
    let head = line(columns.map { String(describing: $0.name) })
    let rule = line(columns.map { $0.isNumber ? "--:" : "---" })
    return head + rule + rows.map { line($0.map { markdownText($0.plain) }) }.joined()
  }

  /// Columns side by side, each as wide as its widest cell; the last one takes what is left.
  private func text(width: Int) -> String {
    let shown = columns.indices.filter { columns[$0].isShown }
    let cells = rows.map { row in shown.map { shownLine(of: row[$0].plain) } }
    let widths = shown.indices.map { index in
      cells.map { $0[index].count }.max() ?? 0
    }
    return cells.map { row in
      let padded = row.enumerated().map { index, cell in
        if columns[shown[index]].isNumber { return cell.flushRight(in: widths[index]) }
        // Nothing follows the last one, so that its blanks would only be in the way of copying.
        return index == row.count - 1 ? cell : cell.flushLeft(in: widths[index])
      }
      return cut(padded.joined(separator: "  "), to: width) + "\n"
    }.joined()
  }
}

extension Listing.Cell {
  /// The cell in words, lists joined by commas.
  fileprivate var plain: String {
    switch self {
    case .text(let text): text
    case .number(let number): String(number)
    case .flag(let flag): flag ? "yes" : ""
    case .list(let list): list.joined(separator: ", ")
    case .none: ""
    }
  }
}
