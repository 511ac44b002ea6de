/// The elements of HTML that mean something to us. Every other tag is passed over; its content
/// stays.
///
/// Old names are read as what took their place: `acronym` as `abbr`, `xmp` as `pre`, `form` as `div`.
enum Element: UInt8, CaseIterable, Sendable {
  case unknown
  // Blocks.
  case p, div, section, article, header, footer, main, nav, aside, address, details, summary
  case figure, figcaption, blockquote, pre, h1, h2, h3, h4, h5, h6
  case ul, ol, li, dl, dt, dd
  case table, caption, thead, tbody, tfoot, tr, td, th
  // Words in a line.
  case a, span, b, strong, i, em, u, s, del, ins, sub, sup, small, mark, abbr, cite, q
  case code, kbd, samp, `var`, dfn, time, bdi, bdo, ruby, rt, rp
  case audio, video
  // Without content.
  case br, hr, img, wbr, source
  // Neither shown nor kept.
  case script, style, noframes, noembed, title, textarea
  case applet, template, svg, select, canvas

  /// The tag's name.
  var name: String { "\(self)" }

  /// 1 to 6 for headings.
  var headingLevel: Int? {
    switch self {
    case .h1: 1
    case .h2: 2
    case .h3: 3
    case .h4: 4
    case .h5: 5
    case .h6: 6
    default: nil
    }
  }

  /// What the element is in the eyes of whoever reads a document.
  var traits: ElementTraits { elementTraits[Int(rawValue)] }
}

/// What is to be known of an element while reading.
struct ElementTraits: OptionSet, Sendable {
  let rawValue: UInt16

  /// Begins and ends a paragraph, and closes an open `p`.
  static let block = ElementTraits(rawValue: 1)
  /// Has no content and no end tag.
  static let void = ElementTraits(rawValue: 2)
  /// Neither shown nor kept, its content included.
  static let hidden = ElementTraits(rawValue: 4)
  /// Its content is no markup: it runs on to the end tag, whatever stands there.
  static let raw = ElementTraits(rawValue: 8)
  /// An end tag outside of a cell closes nothing in it.
  static let cell = ElementTraits(rawValue: 16)
  /// A part of a table other than its cells, the table included.
  static let tablePart = ElementTraits(rawValue: 32)
  /// One of h1 to h6.
  static let heading = ElementTraits(rawValue: 64)
}

/// By raw value.
private let elementTraits: [ElementTraits] = Element.allCases.map { element in
  switch element {
  case .p, .div, .section, .article, .header, .footer, .main, .nav, .aside, .address, .details,
    .summary, .figure, .figcaption, .blockquote, .pre, .ul, .ol, .li, .dl, .dt, .dd:
    [.block]
  case .h1, .h2, .h3, .h4, .h5, .h6: [.block, .heading]
  case .table, .thead, .tbody, .tfoot, .tr: [.block, .tablePart]
  case .caption, .td, .th: [.block, .cell]
  case .hr: [.block, .void]
  case .br, .img, .wbr, .source: [.void]
  case .script, .style, .noframes, .noembed, .title, .textarea: [.hidden, .raw]
  case .applet, .template, .svg, .select, .canvas: [.hidden]
  default: []
  }
}
