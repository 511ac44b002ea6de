import CursesShim
import Screen

extension Terminal {
  /// Milliseconds the terminal has to say whether it shows pictures; asked for at the first one only.
  private static let patience = 150
  /// What a cell is taken for where the terminal does not say.
  private static let usualCell = (width: 8, height: 16)

  /// How a picture is to be made that fits `size` cells; nil where the terminal shows none.
  func pictureRoom(_ size: Size) -> PictureRoom? {
    guard size.columns > 0, size.rows > 0 else { return nil }
    if pictureWay == nil { pictureWay = foundPictureWay() }
    guard let way = pictureWay, way != .none else { return nil }
    return PictureRoom(
      isKitty: way == .kitty, width: size.columns * cellSize.width,
      height: size.rows * cellSize.height)
  }

  /// How many cells a picture covers.
  func cells(of picture: Picture) -> Size {
    Size(
      columns: (picture.width + cellSize.width - 1) / cellSize.width,
      rows: (picture.height + cellSize.height - 1) / cellSize.height)
  }

  /// Keeps a picture, for grids that `place` it.
  func keep(_ picture: Picture, as id: PictureID) { wall.keep(picture, as: id) }

  /// Forgets a picture that will not be placed again.
  func drop(_ id: PictureID) { send(wall.drop(id)) }

  /// Pixels of a cell.
  var cellSize: (width: Int, height: Int) {
    if let toldCell { return toldCell }
    let window = pq_size()
    guard window.width > 0, window.height > 0 else { return Self.usualCell }
    return (max(1, Int(window.width / window.columns)), max(1, Int(window.height / window.rows)))
  }

  private func foundPictureWay() -> TerminalSettings.Pictures {
    guard pq_is_like_xterm(), settings.pictures != .none else { return .none }
    // A picture of one pixel that is not shown, the size of a cell, and what all terminals answer.
    let pixel = "\u{1B}_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\u{1B}\\"
    let isAsked = settings.pictures == .auto && kind.multiplexer == nil
    ask("\(isAsked ? pixel : "")\u{1B}[16t\u{1B}[c", within: Self.patience)
    switch settings.pictures {
    case .kitty, .sixel: return settings.pictures
    default: break
    }
    if hasKittyPictures { return .kitty }
    return attributes?.contains(4) == true ? .sixel : .none
  }
}
