/// Everything a key can do. The raw value is its name in `--bind` and in the manual.
package enum Command: String, Hashable, Sendable, CaseIterable {
  /// One line or entry down.
  case down
  /// One line or entry up.
  case up
  /// Half a screen down.
  case halfPageDown = "half-page-down"
  /// Half a screen up.
  case halfPageUp = "half-page-up"
  /// A screen down.
  case pageDown = "page-down"
  /// A screen up.
  case pageUp = "page-up"
  /// To the beginning.
  case first
  /// To the end.
  case last
  /// To the next quote.
  case nextQuote = "next-quote"
  /// To the quote before.
  case previousQuote = "previous-quote"
  /// Jump to what is selected.
  case activate
  /// The next mention of the entity that is walked.
  case next
  /// The mention before.
  case previous
  /// Back to the place before the last jump.
  case jumpBack = "jump-back"
  /// Forward again.
  case jumpForward = "jump-forward"
  /// The pane to the left.
  case left
  /// The pane to the right.
  case right
  /// The next pane.
  case nextPane = "next-pane"
  /// The pane before.
  case previousPane = "previous-pane"
  /// The entity sidebar, shown or hidden.
  case sidebar
  /// The list of this article's quotes.
  case quoteList = "quote-list"
  /// The quotes of a speaker whose name is typed.
  case speakerQuotes = "speaker-quotes"
  /// Quotes only, or the whole article.
  case quotesOnly = "quotes-only"
  /// All keys.
  case help
  /// Draws the screen anew.
  case redraw
  /// Closes what was opened last, at last the program.
  case back
  /// Ends the program.
  case quit
}

/// The sections of the help.
package enum CommandGroup: String, Hashable, Sendable, CaseIterable {
  /// In the text and in lists.
  case moving = "Moving"
  /// From quote to quote.
  case quotes = "Quotes"
  /// From name to name.
  case names = "Names"
  /// Panes and views.
  case panes = "Panes"
  /// The program itself.
  case program = "Program"
}
