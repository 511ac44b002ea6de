import Screen

/// The pictures a terminal has been given, and where it shows them.
struct PictureWall {
  private var kept: [PictureID: Picture] = [:]
  /// Those whose bytes a terminal of kitty's protocol has.
  private var sent: Set<PictureID> = []
  private var shown: [PicturePlace] = []

  /// Keeps a picture until it is dropped.
  mutating func keep(_ picture: Picture, as id: PictureID) {
    kept[id] = picture
    sent.remove(id)
  }

  /// Forgets a picture.
  /// - Returns: what tells the terminal, to be written at once.
  mutating func drop(_ id: PictureID) -> [UInt8] {
    guard kept.removeValue(forKey: id) != nil, sent.remove(id) != nil else { return [] }
    shown.removeAll { $0.picture == id }
    return kitty("a=d,d=I,i=\(id.number),q=2")
  }

  /// Where there is a picture now and will be none, or another: these cells must be written again.
  func uncovered(by places: [PicturePlace]) -> [Rect] {
    shown.filter { !places.contains($0) }.map(\.rect)
  }

  /// What takes pictures away and puts others up; empty when nothing changes.
  /// - Parameters:
  ///   - cell: pixels of a cell; a picture that does not fit its place is left out.
  ///   - isFresh: the screen was cleared: nothing is left on it.
  ///   - writtenRows: rows whose cells are written again, and with them the pixels of sixels.
  mutating func change(
    to places: [PicturePlace], cell: (width: Int, height: Int), isFresh: Bool,
    writtenRows: [Int] = []
  ) -> [UInt8] {
    if isFresh {
      shown = []
      sent = []
    }
    shown.removeAll { place in
      !sent.contains(place.picture)
        && writtenRows.contains { place.rect.row <= $0 && $0 < place.rect.endRow }
    }
    var bytes: [UInt8] = []
    let wanted = places.filter { place in
      guard let picture = kept[place.picture] else { return false }
      return picture.width <= place.rect.columns * cell.width
        && picture.height <= place.rect.rows * cell.height
    }
    for place in shown where !wanted.contains(place) && sent.contains(place.picture) {
      bytes += kitty("a=d,d=i,i=\(place.picture.number),q=2")
    }
    for place in wanted where !shown.contains(place) {
      guard let picture = kept[place.picture] else { continue }
      bytes += "\u{1B}[\(place.rect.row + 1);\(place.rect.column + 1)H".utf8
      bytes += put(picture, as: place.picture)
    }
    shown = wanted
    return bytes
  }

  private mutating func put(_ picture: Picture, as id: PictureID) -> [UInt8] {
    switch picture.content {
    case .sixel(let bytes): return bytes
    case .pixels(let pixels):
      let number = id.number
      guard sent.insert(id).inserted else { return kitty("a=p,i=\(number),p=1,C=1,q=2") }
      // In pieces of 4096 characters, as the protocol asks.
      let piece = 3072
      var bytes: [UInt8] = []
      for start in stride(from: 0, to: pixels.count, by: piece) {
        let end = min(start + piece, pixels.count)
        let head =
          start == 0
          ? "a=T,f=24,s=\(picture.width),v=\(picture.height),i=\(number),p=1,C=1,q=2," : ""
        let data = TerminalStrings.base64(pixels[start..<end])
        bytes += kitty("\(head)m=\(end < pixels.count ? 1 : 0)", data)
      }
      return bytes
    }
  }

  /// A command of kitty's graphics protocol.
  private func kitty(_ control: String, _ data: String = "") -> [UInt8] {
    Array("\u{1B}_G\(control)\(data.isEmpty ? "" : ";")\(data)\u{1B}\\".utf8)
  }
}
