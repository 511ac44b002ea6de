import Prose

/// Decides what each block of a plain text is: title, byline, heading, caption, item or prose.
struct BlockKinds {
  /// Wider blocks are prose without a further look, which keeps this linear and cheap.
  private static let widestHeadline = 200

  let blocks: [TextBlock]
  let layout: TextLayout
  /// The headline known from elsewhere, nil when only the text can tell.
  let knownTitle: String?

  /// The kinds of all blocks, in order.
  func kinds(_ bytes: Span<UInt8>) -> [Paragraph.Kind] {
    var kinds = [Paragraph.Kind](repeating: .body, count: blocks.count)
    for index in blocks.indices {
      let block = blocks[index]
      if block.depth > 0 {
        kinds[index] = .quotation
      } else if bulletLength(bytes, block.start, block.end) > 0 {
        kinds[index] = .item(depth: 1)
      } else if block.width <= Self.widestHeadline {
        kinds[index] = shortKind(of: index, bytes)
      }
    }
    clearRuns(&kinds)
    return kinds
  }

  private func shortKind(of index: Int, _ bytes: Span<UInt8>) -> Paragraph.Kind {
    let block = blocks[index]
    if isCaption(bytes, block) { return .caption }
    if index < 5 || index + 2 >= blocks.count, block.width <= 120,
      Byline(String(decoding: bytes, in: block)) != nil
    {
      return .byline
    }
    let shape = BlockShape(bytes, block)
    if index == 0, isTitle(block, shape, bytes) { return .title }
    return isHeading(index, shape) ? .heading(level: 2) : .body
  }

  /// A first line is the headline when more text follows and it is built like one.
  private func isTitle(_ block: TextBlock, _ shape: BlockShape, _ bytes: Span<UInt8>) -> Bool {
    guard blocks.count > 1 else { return false }
    if let knownTitle, sameWords(knownTitle, String(decoding: bytes, in: block)) { return true }
    guard block.width <= 160, block.lineCount <= 3, shape.innerSentenceEnds <= 1,
      blocks[1...].contains(where: { $0.width > block.width })
    else { return false }
    switch shape.ending {
    case .other, .question, .exclamation, .closingQuote:
      return shape.beginning != .small && !(shape.beginning == .quote && shape.quoteEndsSentence)
    case .fullStop:
      // Corpora put a full stop behind every headline: 633 of the 649 found in PolNeAR train.
      return layout == .lines
        ? block.width <= 130 && shape.innerSentenceEnds == 0 : shape.isTitleCase
    case .colon, .comma:
      return false
    }
  }

  /// A heading is short, unfinished as a sentence, and has longer text below it.
  private func isHeading(_ index: Int, _ shape: BlockShape) -> Bool {
    let block = blocks[index]
    guard index > 0, index + 1 < blocks.count, block.width <= 80, block.lineCount == 1,
      shape.words <= 14, shape.innerSentenceEnds == 0,
      blocks[index + 1].width > block.width || blocks[index + 1].width > 60
    else { return false }
    switch shape.beginning {
    case .capital, .digit: break
    case .quote: guard !shape.quoteEndsSentence else { return false }
    case .small, .other: return false
    }
    switch shape.ending {
    case .other, .question: return true
    case .closingQuote: return !shape.quoteEndsSentence
    case .fullStop, .exclamation, .colon, .comma: return false
    }
  }

  /// Three short lines in a row are a list, a table or a poem, not three headings.
  private func clearRuns(_ kinds: inout [Paragraph.Kind]) {
    var start = 0
    for index in 0...kinds.count {
      if index < kinds.count, kinds[index] == .heading(level: 2) { continue }
      if index - start >= 3 { for run in start..<index { kinds[run] = .body } }
      start = index + 1
    }
  }
}

/// Words that begin the line under a picture, and those that end it.
private let captionOpenings = [
  "Photo:", "Photo by ", "Photograph:", "Picture:", "Pictured:", "Image:", "Image caption",
  "Caption:",
  "File photo", "FILE PHOTO", "FILE - ", "Credit:", "PHOTO:",
]
private let captionEndings = ["/Getty Images", "(Getty Images)", "(AP Photo)", "(File photo)"]

private func isCaption(_ bytes: Span<UInt8>, _ block: TextBlock) -> Bool {
  captionOpenings.contains { holds(bytes, $0, at: block.start, before: block.end) }
    || captionEndings.contains {
      block.end - $0.utf8.count > block.start
        && holds(bytes, $0, at: block.end - $0.utf8.count, before: block.end)
    }
}

private func holds(_ bytes: Span<UInt8>, _ words: String, at start: Int, before end: Int) -> Bool {
  guard start + words.utf8.count <= end else { return false }
  var index = start
  for byte in words.utf8 {
    if bytes[index] != byte { return false }
    index += 1
  }
  return true
}

/// True when two headlines differ only in marks, white space and case.
private func sameWords(_ left: String, _ right: String) -> Bool {
  func words(_ text: String) -> [UInt8] {
    text.lowercased().utf8.filter { $0 >= 0x80 || isDigit($0) || $0 >= 0x61 }
  }
  return words(left) == words(right)
}
