/// The elements of a page that mean something to whoever looks for the article in it.
enum PageTag: UInt8, CaseIterable, Sendable {
  /// Any other element.
  case other
  /// No element but words.
  case text
  case html, head, body, title, meta, link, base, script, style, noscript, template
  case article, section, main, header, footer, nav, aside, div, p, address
  case h1, h2, h3, h4, h5, h6, hgroup
  case ul, ol, li, dl, dt, dd, blockquote, pre, hr, br, wbr
  case figure, figcaption, picture, source, img, svg, math, canvas, map, area
  case table, caption, colgroup, col, thead, tbody, tfoot, tr, td, th
  case a, span, font, b, strong, i, em, u, s, del, ins, sub, sup, small, mark, abbr, cite, q
  case code, kbd, samp, `var`, dfn, time, bdi, bdo, ruby, rt, rp, label, data, big, tt, center
  case form, fieldset, input, button, select, textarea, datalist, option, output, legend
  case object, embed, iframe, audio, video, details, summary, dialog, menu, progress, meter

  /// The tag's name.
  var name: String { "\(self)" }

  /// True for elements that stand for no words of their own line: text and inline elements.
  var isPhrasing: Bool { Self.phrasing.contains(self) }

  /// True for elements that hold paragraphs rather than words.
  var isBlock: Bool { Self.blocks.contains(self) }

  /// True for h1 to h6.
  var isHeading: Bool { rawValue >= Self.h1.rawValue && rawValue <= Self.h6.rawValue }

  private static let phrasing: PageTagSet = [
    .text, .abbr, .audio, .b, .bdo, .bdi, .br, .button, .cite, .code, .data, .datalist, .dfn,
    .em, .embed, .i, .img, .input, .kbd, .label, .mark, .math, .meter, .noscript, .object,
    .output, .progress, .q, .ruby, .samp, .script, .select, .small, .span, .font, .strong, .sub,
    .sup, .textarea, .time, .var, .wbr, .u, .s, .big, .tt,
  ]
  private static let blocks: PageTagSet = [
    .blockquote, .dl, .div, .img, .ol, .p, .pre, .table, .ul,
  ]
}

/// A set of tags as bits.
struct PageTagSet: ExpressibleByArrayLiteral, Sendable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  init(arrayLiteral tags: PageTag...) {
    for tag in tags {
      if tag.rawValue < 64 {
        low |= 1 << UInt64(tag.rawValue)
      } else {
        high |= 1 << UInt64(tag.rawValue - 64)
      }
    }
  }

  /// True when `tag` is in it.
  func contains(_ tag: PageTag) -> Bool {
    tag.rawValue < 64
      ? low >> UInt64(tag.rawValue) & 1 == 1 : high >> UInt64(tag.rawValue - 64) & 1 == 1
  }
}

/// The attributes of a page that mean something to whoever looks for the article in it.
enum PageAttribute: UInt8, CaseIterable, Sendable {
  case `class` = 1
  case id, style, hidden, role, rel, itemprop, property, name, content, href, src, srcset, alt
  case title, width, height, lang, dir, type, datetime, colspan, rowspan, start, value
  case ariaHidden, ariaModal
  /// Where pictures loaded late keep their address.
  case lateSource, lateSet

  /// The attribute's name in the HTML we write.
  var writtenName: String {
    switch self {
    case .lateSource: "data-src"
    case .lateSet: "data-srcset"
    default: "\(self)"
    }
  }
}

/// Tags of a page by their names.
let pageTagNames = NameTable(
  PageTag.allCases.filter { $0 != .other && $0 != .text }.map { ($0.name, $0.rawValue) })

/// Attributes of a page by their names.
let pageAttributeNames = NameTable(
  PageAttribute.allCases
    .filter { ![.ariaHidden, .ariaModal, .lateSource, .lateSet].contains($0) }
    .map { ($0.writtenName, $0.rawValue) }
    + [
      ("aria-hidden", PageAttribute.ariaHidden.rawValue),
      ("aria-modal", PageAttribute.ariaModal.rawValue),
      ("data-srcset", PageAttribute.lateSet.rawValue),
      ("data-lazy-srcset", PageAttribute.lateSet.rawValue),
    ])
