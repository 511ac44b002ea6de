import Feeds
import PullquoteModel
import Reader
import Screen

/// What the terminal itself does for the reader: clipboard, messages, pictures.
extension ReaderSession {
  /// Puts text on the clipboard and says where it went.
  func copy(_ text: String, what: String) {
    switch terminal.copy(text) {
    case .program(let name): handle(.told("\(what) copied, by \(name)"))
    case .terminal: handle(.told("\(what) copied, if the terminal allows it"))
    case .tooLong(let limit):
      handle(.told("\(what) is longer than the \(limit) bytes a terminal takes"))
    }
  }

  /// Tells something outside the window: by the program of the settings, else by the terminal.
  func notify(_ title: String, _ body: String) {
    guard let program = errands.settings.config.reading.notify else {
      return terminal.notify(title: title, text: body)
    }
    let words = program.split(separator: " ").map(String.init) + [title, body]
    errands.background.run { [errands] in
      if let failure = runUnseen(words) { errands.post(.told(failure)) }
    }
  }

  /// Fetches a picture and shows it until the next key.
  func showPicture(_ url: String, of page: String?) {
    let body = Chrome(terminal.size).body
    guard let room = terminal.pictureRoom(Size(columns: body.columns, rows: body.rows)) else {
      return handle(
        .told("this terminal shows no pictures; the words that stand for it are in the text"))
    }
    handle(.told("fetching the picture"))
    errands.background.run { [weak self, errands] in
      do {
        let picture = try await errands.picture(at: url, namedBy: page, in: room)
        await self?.show(picture)
      } catch {
        errands.post(.told("\(error)"))
      }
    }
  }

  private func show(_ picture: Picture) {
    hidePicture()
    let id = PictureID(1)
    terminal.keep(picture, as: id)
    shown = (id, terminal.cells(of: picture))
    handle(.told("any key goes back to the text"))
  }

  /// Takes the picture away.
  /// - Returns: false when there is none.
  @discardableResult
  func hidePicture() -> Bool {
    guard let (id, _) = shown else { return false }
    shown = nil
    terminal.drop(id)
    terminal.redraw()
    return true
  }

  /// The screen with the picture that is shown, in the middle of where the text was.
  func framed(_ grid: Grid) -> Grid {
    guard let (id, size) = shown else { return grid }
    var grid = grid
    let body = Chrome(terminal.size).body
    grid.fill(body, style: .plain)
    let columns = min(size.columns, body.columns)
    let rows = min(size.rows, body.rows)
    grid.place(
      id,
      in: Rect(
        row: body.row + (body.rows - rows) / 2, column: (body.columns - columns) / 2,
        columns: columns, rows: rows))
    return grid
  }
}
