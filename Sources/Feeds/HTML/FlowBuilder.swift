import Prose

/// Builds paragraphs from the events of a `MarkupWalker`.
///
/// Words go straight to their place at the end of `text`. A paragraph begins with its first visible
/// character and ends at the border of a block, so that empty blocks leave nothing behind.
struct FlowBuilder {
  /// What an open element makes of the words in it.
  enum Context: Equatable {
    /// A list; the number of its last item, nil where items have no number.
    case list(number: Int?)
    /// An item; true when its first paragraph has been written.
    case item(isWritten: Bool)
    case heading(Int)
    case quotation
    case code
    case caption
    case row
    case cell
    /// Words shown only where something cannot be played.
    case unseen
  }

  /// True for text without pictures and numbers of items.
  var isPlain = false
  /// True where everything is one paragraph.
  var isOneLine = false

  let base: URLBase
  var text: [UInt8] = []
  var paragraphs: [Paragraph] = []
  var links: [Link] = []
  var pictures: [Picture] = []
  var contexts: [Context] = []

  /// True while a paragraph is being written.
  var isWriting = false
  /// Where it begins.
  var paragraphStart = 0
  var kind = Paragraph.Kind.body
  /// White space that is written before the next word, if one comes.
  var hasBlank = false
  /// Line breaks before the next word.
  var breaks = 0
  /// True where a cell of a table ended, or a block in one.
  var row = RowState()

  var codeDepth = 0
  var unseenDepth = 0
  /// The link we are in.
  var linkURL: String?
  var linkStart: Int?
  /// Pictures that stand in the paragraph being written; they follow it.
  var waitingPictures: [(address: [UInt8], words: [UInt8])] = []
  var titleWords: [UInt8] = []

  init(base: URLBase) {
    self.base = base
  }

  /// What has been read.
  var flow: Flow {
    Flow(
      text: String(decoding: text, as: UTF8.self), paragraphs: paragraphs, links: links,
      pictures: pictures)
  }

  /// Puts the headline first.
  mutating func writeTitle(_ title: String) {
    let bytes = Array(title.utf8)
    write(bytes, 0, bytes.count, decodes: false)
    guard isWriting else { return }
    kind = .title
    titleWords = Array(text)
    endParagraph()
  }

  /// Reads a document or a piece of one.
  mutating func read(_ html: [UInt8]) {
    text.reserveCapacity(text.count + html.count / 2)
    var walker = MarkupWalker(validUTF8(html))
    while true {
      switch walker.next() {
      case .text:
        guard unseenDepth == 0 else { continue }
        write(walker.scanner.bytes, walker.scanner.start, walker.scanner.end, decodes: true)
      case .literal:
        guard unseenDepth == 0 else { continue }
        write(walker.scanner.bytes, walker.scanner.start, walker.scanner.end, decodes: false)
      case .open:
        open(walker.element, walker.scanner)
      case .void:
        void(walker.element, walker.scanner)
      case .close:
        close(walker.element)
      case .done:
        endParagraph()
        return
      }
    }
  }

  private mutating func open(_ element: Element, _ scanner: borrowing MarkupScanner) {
    guard !isOneLine else {
      hasBlank = hasBlank || element.traits.contains(.block)
      return
    }
    let isCell = element == .td || element == .th
    if element.traits.contains(.block), !isCell { border() }
    switch element {
    case .a:
      openLink(scanner)
    case .ol:
      contexts.append(.list(number: isPlain ? nil : firstNumber(scanner) &- 1))
    case .ul:
      contexts.append(.list(number: nil))
    case .li:
      if case .list(let number?)? = contexts.last {
        contexts[contexts.count - 1] = .list(number: min(number, 99_999) + 1)
      }
      contexts.append(.item(isWritten: false))
    case .h1, .h2, .h3, .h4, .h5, .h6:
      contexts.append(.heading(element.headingLevel ?? 1))
    case .blockquote:
      contexts.append(.quotation)
    case .pre:
      contexts.append(.code)
      codeDepth += 1
    case .figcaption, .caption:
      contexts.append(.caption)
    case .tr:
      contexts.append(.row)
      row = RowState()
    case .td, .th:
      contexts.append(.cell)
      beginCell()
    case .audio, .video:
      contexts.append(.unseen)
      unseenDepth += 1
    default:
      break
    }
  }

  private mutating func void(_ element: Element, _ scanner: borrowing MarkupScanner) {
    guard unseenDepth == 0 else { return }
    switch element {
    case .br: if codeDepth > 0 { writeCodeBreak() } else { breaks += 1 }
    case .hr: if isOneLine { hasBlank = true } else { border() }
    case .img: picture(scanner)
    default: break
    }
  }

  private mutating func close(_ element: Element) {
    guard !isOneLine else {
      hasBlank = hasBlank || element.traits.contains(.block)
      return
    }
    switch element {
    case .a:
      closeLink()
      return
    case .tr:
      endParagraph()
      row = RowState()
    case .td, .th:
      endCell()
    default:
      if element.traits.contains(.block) { border() }
    }
    if element == .pre { codeDepth -= 1 }
    switch element {
    case .audio, .video:
      unseenDepth -= 1
      contexts.removeLast()
    case .ol, .ul, .li, .h1, .h2, .h3, .h4, .h5, .h6, .blockquote, .pre, .figcaption, .caption,
      .tr, .td, .th:
      contexts.removeLast()
    default:
      break
    }
  }

  private func firstNumber(_ scanner: borrowing MarkupScanner) -> Int {
    guard let value = scanner.value(.start), value.count <= 4,
      let number = Int(String(decoding: value, as: UTF8.self))
    else { return 1 }
    return number
  }

  /// A block begins or ends: so does the paragraph, except in a row, where a cell may hold one.
  mutating func border() {
    if row.isOpen, isWriting {
      row.isBroken = true
    } else {
      endParagraph()
    }
  }

  /// Begins a paragraph where a visible character is about to be written.
  mutating func beginParagraph() {
    if !text.isEmpty { text.append(contentsOf: [0x0A, 0x0A]) }
    isWriting = true
    paragraphStart = text.count
    hasBlank = false
    breaks = 0
    kind = .body
    var place = contexts.count
    while place > 0 {
      place -= 1
      switch contexts[place] {
      case .heading(let level):
        kind = .heading(level: level)
        return
      case .code:
        kind = .code
        return
      case .caption:
        kind = .caption
        return
      case .quotation:
        kind = .quotation
        return
      case .item(isWritten: false):
        contexts[place] = .item(isWritten: true)
        beginItem(at: place)
        return
      case .cell:
        return
      case .list, .item, .row, .unseen:
        continue
      }
    }
  }

  private mutating func beginItem(at place: Int) {
    var depth = 0
    for context in contexts { if case .list = context { depth += 1 } }
    kind = .item(depth: max(1, depth))
    if place > 0, case .list(let number?) = contexts[place - 1] {
      text.append(contentsOf: "\(number). ".utf8)
    }
  }

  /// Ends the paragraph being written, if there is one.
  mutating func endParagraph() {
    guard isWriting else {
      breaks = 0
      return
    }
    isWriting = false
    hasBlank = false
    breaks = 0
    endLinkRange()
    while let last = text.last, last == 0x20 || last == 0x0A { text.removeLast() }
    if row.cells > 1 { kind = .row }
    row.cells = row.isOpen ? 1 : 0
    row.isBroken = false
    row.isParted = false
    if repeatsTitle {
      while let link = links.last, link.range.start >= paragraphStart { links.removeLast() }
      text.removeLast(text.count - paragraphStart + 2)
    } else {
      paragraphs.append(Paragraph(range: TextRange(paragraphStart, text.count), kind: kind))
    }
    writeWaitingPictures()
  }

  /// True when the paragraph just written is the first of the body and says what the title says.
  private var repeatsTitle: Bool {
    guard !titleWords.isEmpty, !paragraphs.isEmpty else { return false }
    if paragraphs.count > 1, !paragraphs.dropFirst().allSatisfy({ $0.kind == .picture }) {
      return false
    }
    return sameLetters(text[paragraphStart...], titleWords[...])
  }
}

/// True when two texts are the same but for white space, marks and the case of ASCII letters.
func sameLetters(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool {
  func isPart(_ byte: UInt8) -> Bool { isAlphanumeric(byte) || byte >= 0x80 }
  var (one, other) = (left.startIndex, right.startIndex)
  while true {
    while one < left.endIndex, !isPart(left[one]) { one += 1 }
    while other < right.endIndex, !isPart(right[other]) { other += 1 }
    if one == left.endIndex || other == right.endIndex {
      return one == left.endIndex && other == right.endIndex
    }
    let (a, b) = (left[one], right[other])
    guard a == b || isLetter(a) && isLetter(b) && a | 0x20 == b | 0x20 else { return false }
    one += 1
    other += 1
  }
}
