/// Which picture: a number the one who keeps the pictures has given it.
package struct PictureID: Hashable, Sendable {
  /// The number, from 1 on.
  package let number: UInt32

  /// Names a picture.
  package init(_ number: UInt32) { self.number = number }
}

/// Where on the screen a picture is shown.
package struct PicturePlace: Hashable, Sendable {
  /// Which one.
  package let picture: PictureID
  /// The cells it may cover; it is drawn from the upper left corner, in its own proportions.
  package let rect: Rect

  /// Puts a picture over some cells.
  package init(picture: PictureID, rect: Rect) {
    self.picture = picture
    self.rect = rect
  }
}
