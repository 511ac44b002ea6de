import Screen

/// The line in which the address of a feed to follow is typed, wherever the reader is.
package struct FollowPrompt: Overlay {
  /// Where it is drawn.
  package var room: Room {
    get { line.room }
    set { line.room = newValue }
  }
  private var line: LinePrompt
  private let folder: [String]

  /// Asks for an address.
  /// - Parameter folder: where the feed is to lie.
  package init(into folder: [String] = [], in room: Room) {
    self.folder = folder
    let place = folder.isEmpty ? "" : " in \(rowText(folder.joined(separator: "/"), 30))"
    line = LinePrompt("follow", label: "Address of a feed or page\(place)", in: room)
  }

  package mutating func take(_ key: Key) -> OverlayOutcome {
    let outcome = line.take(key)
    guard case .replies(let reply) = outcome else { return outcome }
    guard reply.text.contains(where: { !$0.isWhitespace }) else { return .closes([]) }
    return .closes([.effect(.follow(reply.text, folder: folder))])
  }

  package func render(into grid: inout Grid) { line.render(into: &grid) }
}
