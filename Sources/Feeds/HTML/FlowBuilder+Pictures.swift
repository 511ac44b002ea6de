import Prose

extension FlowBuilder {
  /// A picture stands by itself: before the words when it comes first, else behind their paragraph.
  mutating func picture(_ scanner: borrowing MarkupScanner) {
    guard !isPlain else { return }
    let words = scanner.value(.alt) ?? []
    if isSmall(scanner) {
      // A smiley drawn as a picture is a word of the text.
      if (1...16).contains(words.count), words.allSatisfy({ $0 >= 0x80 }) {
        write(words, 0, words.count, decodes: false)
      }
      return
    }
    guard let address = pictureAddress(in: scanner, base: base),
      address.begins(with: "http"), !isTracker(address)
    else { return }
    let isKnown =
      pictures.last.map { $0.url.utf8.elementsEqual(address) } ?? false
      || waitingPictures.contains { $0.address == address }
    guard !isKnown else { return }
    waitingPictures.append((address, words.isEmpty ? scanner.value(.title) ?? [] : words))
    if !isWriting { writeWaitingPictures() }
  }

  /// Gives each waiting picture its paragraph.
  mutating func writeWaitingPictures() {
    guard !waitingPictures.isEmpty else { return }
    let waiting = waitingPictures
    waitingPictures = []
    let (link, code, cells) = (linkURL, codeDepth, row)
    (linkURL, codeDepth, row) = (nil, 0, RowState())
    for (address, words) in waiting {
      writeParagraph(of: words)
      if !isWriting { writeParagraph(of: fileName(of: address)) }
      if !isWriting { writeParagraph(of: Array("picture".utf8)) }
      kind = .picture
      let range = TextRange(paragraphStart, text.count)
      isWriting = false
      hasBlank = false
      paragraphs.append(Paragraph(range: range, kind: .picture))
      pictures.append(Picture(range: range, url: String(decoding: address, as: UTF8.self)))
    }
    (linkURL, codeDepth, row) = (link, code, cells)
  }

  private mutating func writeParagraph(of words: [UInt8]) {
    let outer = contexts
    contexts = []
    write(words, 0, words.count, decodes: false)
    contexts = outer
  }

  /// Icons, smileys and the dots that count readers.
  private func isSmall(_ scanner: borrowing MarkupScanner) -> Bool {
    func size(_ name: AttributeName) -> Int? {
      guard let value = scanner.value(name), let first = value.first,
        isDigit(first)
      else { return nil }
      return Int(String(decoding: value.prefix(while: isDigit), as: UTF8.self))
    }
    if let kind = scanner.value(.class),
      smileyClasses.contains(where: { kind.holds($0) })
    {
      return true
    }
    let (width, height) = (size(.width), size(.height))
    if let width, width <= 2 { return true }
    if let height, height <= 2 { return true }
    guard let width, let height else { return false }
    return width <= 32 && height <= 32
  }

  /// Addresses of counters and of blank pictures that keep a place.
  private func isTracker(_ address: [UInt8]) -> Bool {
    trackerMarks.contains { address.holds($0) }
  }

  /// "storm-over-harbour" of ".../2019/storm-over-harbour.jpg?w=600", with blanks.
  private func fileName(of address: [UInt8]) -> [UInt8] {
    let path = address.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    guard let slash = path.lastIndex(of: UInt8(ascii: "/")) else { return [] }
    let last = path[(slash + 1)...]
    let stem = last.lastIndex(of: UInt8(ascii: ".")).map { last[..<$0] } ?? last
    let letters = stem.count { isLetter($0) }
    guard letters >= 4, letters * 2 >= stem.count, stem.count <= 80 else { return [] }
    return stem.map { isAlphanumeric($0) ? $0 : 0x20 }
  }
}

private let smileyClasses = [Array("wp-smiley".utf8), Array("emoji".utf8)]

private let trackerMarks: [[UInt8]] = [
  "feedburner.com/~", "feedsportal.com", "doubleclick.net", "pixel.wp.com", "/b.gif", "1x1",
  "/pixel.", "/blank.gif", "/spacer.", "/transparent.", "feedblitz.com/-", "/count.gif",
].map { Array($0.utf8) }
