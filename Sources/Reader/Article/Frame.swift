import Prose
import PullquoteModel
import Screen

/// What all panes need to know to draw themselves.
struct Frame {
  let index: ArticleIndex
  let theme: Theme
  let focus: Pane
  let walk: Walk?
  let isAnnotating: Bool
  /// Quotes chosen to be copied or saved.
  var chosen: Set<Int> = []
  /// True dims what is not quoted.
  var dimsRest = false
  /// True has words instead of signs.
  var usesWords = false
  /// True where the quotes stand without their sentences.
  var isQuotesOnly = false
}

/// The parts of the screen that can have the keys.
package enum Pane: Hashable, Sendable {
  /// The sidebar.
  case entities
  /// The text.
  case article
  /// The list of quotes.
  case quotes
}

/// Places of the text being gone through: the mentions of somebody, or words that were sought.
package struct Walk: Hashable, Sendable {
  /// Whose mentions; nil for words.
  package let entity: EntityIndex?
  /// The name, or the words.
  package let name: String
  /// Where they are, in the order of the text.
  package let places: [TextRange]
  /// Which of them is the place reached last; nil before the first step.
  package var current: Int?
}

extension Theme {
  /// A cell's style in the selected entry: keeps the speaker's colour where the background allows.
  func selected(_ style: Style) -> Style {
    if selection.attributes.contains(.reverse) { return style.with(.reverse) }
    let foreground = style.foreground == .standard ? selection.foreground : style.foreground
    return Style(foreground, on: selection.background, style.attributes)
  }
}
