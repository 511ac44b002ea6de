/// What a terminal can show, as far as it matters for what is written to it.
package struct Display: Hashable, Sendable {
  /// How many colours.
  package var depth: ColorDepth
  /// Attributes it has.
  package var attributes: Style.Attributes
  /// Attributes it has only where nothing is coloured.
  package var colorlessAttributes: Style.Attributes
  /// Understands OSC 8.
  package var hasLinks: Bool
  /// Scrolls when the last column of the last row is written, so that this cell must stay empty.
  package var scrollsAtCorner: Bool
  /// Understands the sequences of ECMA-48, as nearly all do.
  package var isECMA: Bool
  /// Understands, or at least passes over, the private modes and strings of xterm.
  package var isLikeXterm: Bool

  /// Describes a terminal; a modern one unless told otherwise.
  package init(
    depth: ColorDepth = .palette,
    attributes: Style.Attributes = [.bold, .dim, .italic, .underline, .reverse],
    colorlessAttributes: Style.Attributes = [], hasLinks: Bool = false,
    scrollsAtCorner: Bool = false, isECMA: Bool = true, isLikeXterm: Bool = true
  ) {
    self.depth = depth
    self.attributes = attributes
    self.colorlessAttributes = colorlessAttributes
    self.hasLinks = hasLinks
    self.scrollsAtCorner = scrollsAtCorner
    self.isECMA = isECMA
    self.isLikeXterm = isLikeXterm
  }
}
