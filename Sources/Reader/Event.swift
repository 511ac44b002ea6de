import PullquoteModel
import Screen

/// Something that happened, as the reader hears of it.
package enum Event: Sendable {
  /// A key or the mouse.
  case key(Key)
  /// The terminal has a new size.
  case resized(Size)
  /// The engine is done with the article that was shown without its quotes so far.
  case annotated(ArticleIndex)
}

/// Work for the world outside, which the reader asks for and never does itself.
package enum Effect: Hashable, Sendable {
  /// End the program.
  case quit
  /// Say that nothing could be done.
  case beep
  /// Draw every cell anew: something else has written to the terminal.
  case redraw
}
