import Prose

extension FlowBuilder {
  /// A link begins where its first visible character will be.
  mutating func openLink(_ scanner: borrowing MarkupScanner) {
    linkURL = nil
    linkStart = nil
    // Places in the same text are nowhere to go to.
    guard !isPlain, let reference = scanner.value(.href), reference.first != UInt8(ascii: "#"),
      let address = base.resolve(reference),
      address.begins(with: "http") || address.begins(with: "mailto:")
    else { return }
    linkURL = String(decoding: address, as: UTF8.self)
  }

  /// A link ends.
  mutating func closeLink() {
    endLinkRange()
    linkURL = nil
  }

  /// The words of a link end with the link or with their paragraph.
  mutating func endLinkRange() {
    if let linkURL, let start = linkStart {
      // In preformatted text blanks have been written already.
      var end = text.count
      while end > start, text[end - 1] == 0x20 || text[end - 1] == 0x0A { end -= 1 }
      if end > start { links.append(Link(range: TextRange(start, end), url: linkURL)) }
    }
    linkStart = nil
  }
}
