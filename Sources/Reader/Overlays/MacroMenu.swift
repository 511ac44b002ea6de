import Screen

/// The macros of the settings: a letter types what it stands for.
package struct MacroMenu: Overlay {
  /// Where it is drawn.
  package var room: Room

  /// Shows what there is.
  package init(in room: Room) { self.room = room }

  package mutating func take(_ key: Key) -> OverlayOutcome {
    guard case .character(let letter) = key else { return .closes([]) }
    guard let keys = room.settings.macros[String(letter)] else {
      return .closes([.refuse("no macro is called \(letter); they stand in config.toml")])
    }
    return .closes([.type(keys)])
  }

  package func render(into grid: inout Grid) {
    let macros = room.settings.macros.sorted { $0.key < $1.key }
    let lines =
      macros.isEmpty
      ? ["no macros yet: config.toml has them under [macros], a letter and the keys it types"]
      : macros.map { "\($0.key)  \($0.value)" }
    renderSheet("Macro: type its letter", lines, into: &grid, in: room)
  }
}
