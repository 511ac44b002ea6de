import PullquoteModel
import Reader
import Screen

extension State {
  /// The ferry article on a screen of some size.
  static func ferry(_ columns: Int, _ rows: Int, settings: Settings = Settings()) -> State {
    State(FerryArticle.index, size: Size(columns: columns, rows: rows), settings: settings)
  }

  /// A reader with nothing but one article of a file.
  init(
    _ index: ArticleIndex, size: Size, settings: Settings = Settings(), isAnnotating: Bool = false
  ) {
    self.init(
      ArticleView(index, in: Room(size: size, settings: settings), isAnnotating: isAnnotating),
      size: size, settings: settings)
  }

  /// The article on top.
  var view: ArticleView {
    guard let view = top as? ArticleView else { preconditionFailure("no article is on top") }
    return view
  }

  /// Types keys as the key table writes them: "}}", "<tab>", "3j".
  @discardableResult
  mutating func type(_ keys: String) -> [Effect] {
    (Key.sequence(keys) ?? []).flatMap { handle(.key($0)) }
  }

  /// After typing keys.
  func typing(_ keys: String) -> State {
    var state = self
    state.type(keys)
    return state
  }

  /// What the status line says.
  var status: String {
    let lines = rendered().lines
    return size.rows >= 10 ? lines[size.rows - 2] : lines[size.rows - 1]
  }

  /// The character under the cursor and those behind it.
  func underCursor(_ count: Int) -> String {
    let grid = rendered()
    guard let cursor = grid.cursor else { return "" }
    var text = String.UnicodeScalarView()
    for column in cursor.column..<min(grid.columns, cursor.column + count) {
      for place in 0..<4 {
        let value = grid[cursor.row, column].scalars[place]
        if value != 0, let scalar = Unicode.Scalar(value) { text.append(scalar) }
      }
    }
    return String(text)
  }
}
