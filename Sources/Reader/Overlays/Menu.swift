import Screen

/// A list to choose from, over the lower part of the screen.
package struct Menu: Overlay {
  /// Where it is drawn.
  package var room: Room
  let purpose: String
  let label: String
  let entries: [String]
  /// Where entries lead, for terminals that open links themselves; empty where they lead nowhere.
  private let addresses: [String]
  private var list = EntryList()
  /// What was typed of a number that may have more digits.
  private var typed = 0

  /// Offers a choice.
  /// - Parameters:
  ///   - purpose: given back with the reply, whose `choice` is the place in `entries`.
  ///   - entries: a line each.
  ///   - addresses: where each of them leads, where they are links.
  ///   - selected: which is selected at first.
  package init(
    _ purpose: String, label: String, entries: [String], addresses: [String] = [],
    selected: Int = 0, in room: Room
  ) {
    self.purpose = purpose
    self.label = label
    self.entries = entries
    self.addresses = addresses
    self.room = room
    list.set(heights: entries.map { _ in 1 })
    list.select(selected)
    list.settle(in: rect)
  }

  private var whole: Rect {
    let body = room.body
    let rows = min(body.rows, entries.count + 1)
    return Rect(row: body.endRow - rows, column: 0, columns: body.columns, rows: rows)
  }

  private var rect: Rect { whole.split(top: 1).1 }

  package mutating func take(_ key: Key) -> OverlayOutcome {
    if case .character(let typed) = key, typed.isASCII, let digit = typed.wholeNumberValue {
      return take(digit: digit)
    }
    typed = 0
    switch key {
    case .enter, .right: return chosen
    case .escape, .control("c"), .control("g"), .left, .character("q"): return .closes([])
    default:
      let command: Command? =
        if case .command(let command) = room.settings.keymap.meaning(of: [key]) { command } else {
          nil
        }
      guard let command, list.perform(command, count: nil, in: rect) else {
        return .stays([.effect(.beep)])
      }
      return .stays([])
    }
  }

  /// Selects by number; chooses when no digit can follow.
  private mutating func take(digit: Int) -> OverlayOutcome {
    let number = typed * 10 + digit
    typed = 0
    guard number > 0, number <= entries.count else { return .stays([.effect(.beep)]) }
    list.select(number - 1)
    list.settle(in: rect)
    guard number * 10 <= entries.count else { return chosen }
    typed = number
    return .stays([])
  }

  private var chosen: OverlayOutcome {
    guard entries.indices.contains(list.selected) else { return .closes([]) }
    return .replies(
      Reply(purpose: purpose, text: entries[list.selected], choice: list.selected))
  }

  package mutating func point(_ pointing: Pointing, row: Int, column: Int) -> OverlayOutcome {
    switch pointing {
    case .wheel(let rows): list.scroll(by: rows, in: rect)
    case .click:
      guard let isAgain = list.click(row: row, in: rect) else { return .closes([]) }
      if isAgain { return chosen }
    }
    return .stays([])
  }

  package func render(into grid: inout Grid) {
    grid.fill(whole, style: room.theme.text)
    grid.write(
      label, row: whole.row, column: 1, style: room.theme.focusedHeading, limit: whole.endColumn)
    let digits = String(entries.count).count
    for (entry, _, row) in list.visible(in: rect) {
      let isSelected = entry == list.selected
      let number = String(entry + 1)
      let blanks = String(repeating: " ", count: digits - number.count)
      let link = addresses.indices.contains(entry) ? grid.link(to: addresses[entry]) : 0
      grid.write(
        "\(isSelected ? Signs.selected : " ")\(blanks)\(number) \(entries[entry])",
        row: row, column: 1, style: room.theme.text, limit: rect.endColumn, link: link)
      if isSelected {
        grid.restyle(Rect(row: row, column: 0, columns: rect.columns, rows: 1)) {
          room.theme.selected($0)
        }
        grid.cursor = (row, 1)
      }
    }
  }
}
