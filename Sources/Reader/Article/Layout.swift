import Screen

/// Which panes a person wants to see, where there is room.
package struct Arrangement: Hashable, Sendable {
  /// The sidebar of names.
  package var showsEntities = true
  /// The list of quotes, on screens wide enough for three panes.
  package var showsQuotes = true
  /// True when the list of quotes has the sidebar's place on a screen with room for two panes.
  package var quotesAtSide = false
}

/// Where everything stands on a screen of some size.
package struct Layout: Hashable, Sendable {
  /// The text, nil when another pane covers it.
  package private(set) var article: Rect?
  /// The sidebar with its heading row, nil when it is not shown.
  package private(set) var entities: Rect?
  /// The list of quotes with its heading row, nil when it is not shown.
  package private(set) var quotes: Rect?
  /// The columns of the lines between panes.
  package private(set) var separators: [Int] = []
  /// Everything above the status line.
  package let body: Rect
  /// The row of the status line.
  package let status: Int
  /// The row of the hint line, nil when there is no room for it.
  package let hints: Int?
  /// True when there is no room for anything but saying so.
  package let isTooSmall: Bool

  /// From this width on there are three panes.
  static let threePanes = 150
  /// From this width on there are two.
  static let twoPanes = 100

  /// Lays out a screen.
  package init(size: Size, arrangement: Arrangement, focus: Pane) {
    let chrome = Chrome(size)
    isTooSmall = chrome.isTooSmall
    hints = chrome.hints
    status = chrome.status
    body = chrome.body
    if size.columns >= Self.threePanes {
      layOutThree(arrangement)
    } else if size.columns >= Self.twoPanes {
      layOutTwo(arrangement)
    } else {
      switch focus {
      case .entities: entities = body
      case .article: article = body
      case .quotes: quotes = body
      }
    }
  }

  private mutating func layOutThree(_ arrangement: Arrangement) {
    var rest = body
    if arrangement.showsEntities {
      let (side, other) = rest.split(left: 34)
      entities = side
      rest = afterSeparator(other)
    }
    if arrangement.showsQuotes {
      let (text, other) = rest.split(left: rest.columns - 39)
      rest = text
      quotes = afterSeparator(other)
    }
    article = rest
  }

  private mutating func layOutTwo(_ arrangement: Arrangement) {
    guard arrangement.quotesAtSide || arrangement.showsEntities else {
      article = body
      return
    }
    let (side, other) = body.split(left: 32)
    if arrangement.quotesAtSide { quotes = side } else { entities = side }
    article = afterSeparator(other)
  }

  private mutating func afterSeparator(_ rect: Rect) -> Rect {
    separators.append(rect.column)
    return rect.split(left: 1).1
  }

  /// The panes on the screen from left to right.
  package var panes: [Pane] {
    [(Pane.entities, entities), (.article, article), (.quotes, quotes)]
      .compactMap { pane, rect in rect.map { (pane, $0.column) } }
      .sorted { $0.1 < $1.1 }
      .map(\.0)
  }

  /// The rectangle of a pane.
  package func rect(of pane: Pane) -> Rect? {
    switch pane {
    case .entities: entities
    case .article: article
    case .quotes: quotes
    }
  }

  /// The rectangle of a list without its heading row.
  package func list(_ pane: Pane) -> Rect {
    (rect(of: pane) ?? body).split(top: 1).1
  }
}
