import Prose

/// What a text is made of, as one blob: paragraphs, links and pictures.
///
/// Paragraphs are written as the gap to the one before, the length and the kind; links and pictures
/// as gap, length and address.
struct Layout {
  var paragraphs: [Paragraph] = []
  var links: [Link] = []
  var pictures: [Picture] = []

  /// Writes the layout of `draft`. Ranges out of order are written all the same.
  static func write(_ draft: Draft, to blob: inout BlobWriter) {
    blob.integer(draft.paragraphs.count)
    var end = 0
    for paragraph in draft.paragraphs {
      blob.signed(paragraph.range.start - end)
      blob.integer(paragraph.range.count)
      blob.integer(code(of: paragraph.kind))
      end = paragraph.range.end
    }
    guard !draft.links.isEmpty || !draft.pictures.isEmpty else { return }
    blob.integer(draft.links.count)
    end = 0
    for link in draft.links { write(link.range, link.url, &end, to: &blob) }
    blob.integer(draft.pictures.count)
    end = 0
    for picture in draft.pictures { write(picture.range, picture.url, &end, to: &blob) }
  }

  /// Reads what `write` wrote for a text of `length` bytes; nil when it is damaged.
  init?(_ bytes: [UInt8], length: Int) {
    var blob = BlobReader(bytes)
    var end = 0
    for _ in 0..<blob.count() {
      guard let range = Self.range(&blob, &end, length) else { return nil }
      let code = blob.integer()
      guard let kind = Self.kind(of: code) else { return nil }
      paragraphs.append(Paragraph(range: range, kind: kind))
    }
    if !blob.isAtEnd {
      end = 0
      for _ in 0..<blob.count() {
        guard let range = Self.range(&blob, &end, length) else { return nil }
        links.append(Link(range: range, url: blob.address()))
      }
      end = 0
      for _ in 0..<blob.count() {
        guard let range = Self.range(&blob, &end, length) else { return nil }
        pictures.append(Picture(range: range, url: blob.address()))
      }
    }
    if blob.isDamaged { return nil }
  }

  private static func write(
    _ range: TextRange, _ url: String, _ end: inout Int, to blob: inout BlobWriter
  ) {
    blob.signed(range.start - end)
    blob.integer(range.count)
    blob.address(url)
    end = range.end
  }

  private static func range(_ blob: inout BlobReader, _ end: inout Int, _ length: Int)
    -> TextRange?
  {
    let start = end &+ blob.signed()
    let count = blob.integer()
    guard start >= 0, start <= length, count <= length - start else { return nil }
    end = start + count
    return TextRange(start, end)
  }

  /// The kinds by number. Numbers never change their meaning: archives hold them.
  private static func code(of kind: Paragraph.Kind) -> Int {
    switch kind {
    case .body: 0
    case .title: 1
    case .byline: 2
    case .quotation: 3
    case .caption: 4
    case .code: 5
    case .row: 6
    case .picture: 7
    case .heading(let level): 16 + min(max(level, 0), 15)
    case .item(let depth): 32 + min(max(depth, 0), 95)
    }
  }

  private static func kind(of code: Int) -> Paragraph.Kind? {
    switch code {
    case 0: .body
    case 1: .title
    case 2: .byline
    case 3: .quotation
    case 4: .caption
    case 5: .code
    case 6: .row
    case 7: .picture
    case 16..<32: .heading(level: code - 16)
    case 32..<128: .item(depth: code - 32)
    default: nil
    }
  }
}
