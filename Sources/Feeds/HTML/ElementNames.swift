/// Finds what a name stands for by its bytes, without making a string of it.
///
/// A name is packed into two words, in small letters; longer names than 16 bytes are nobody's.
struct NameTable: Sendable {
  private struct Slot: Sendable {
    var low: UInt64 = 0
    var high: UInt64 = 0
    var value: UInt8 = 0
  }

  /// Open addressing; four slots a name at least, so that most look-ups see one.
  private var slots: [Slot]
  private let mask: Int

  /// Makes a table of names in small letters; 0 means "none of them".
  init(_ names: [(String, UInt8)]) {
    var size = 64
    while size < names.count * 4 { size *= 2 }
    slots = Array(repeating: Slot(), count: size)
    mask = size - 1
    for (name, value) in names {
      let key = Self.key(Array(name.utf8).span, 0, name.utf8.count)
      var place = Self.hash(key) & mask
      while slots[place].value != 0 { place = (place + 1) & mask }
      slots[place] = Slot(low: key.low, high: key.high, value: value)
    }
  }

  /// The value of the name at `start..<end`; 0 when it is none of the table's.
  func value(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> UInt8 {
    guard end - start <= 16 else { return 0 }
    let key = Self.key(bytes, start, end)
    var place = Self.hash(key) & mask
    while slots[place].value != 0 {
      if slots[place].low == key.low, slots[place].high == key.high { return slots[place].value }
      place = (place + 1) & mask
    }
    return 0
  }

  private static func key(
    _ bytes: Span<UInt8>, _ start: Int, _ end: Int
  ) -> (low: UInt64, high: UInt64) {
    var low: UInt64 = 0
    var high: UInt64 = 0
    for index in start..<end {
      let byte = bytes[index]
      high = high << 8 | low >> 56
      low = low << 8 | UInt64((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
    }
    return (low, high)
  }

  private static func hash(_ key: (low: UInt64, high: UInt64)) -> Int {
    let mixed = (key.low ^ (key.high &* 0x9E37_79B9_7F4A_7C15)) &* 0xD6E8_FEB8_6659_FD93
    return Int(truncatingIfNeeded: mixed >> 40)
  }
}

/// Tags to elements.
let elementNames = NameTable(
  Element.allCases.dropFirst().map { ($0.name, $0.rawValue) }
    + [
      ("acronym", .abbr), ("center", .div), ("dir", .ul), ("fieldset", .div), ("form", .div),
      ("frameset", .noframes), ("hgroup", .div), ("image", .img), ("listing", .pre),
      ("menu", .ul), ("plaintext", .pre), ("strike", .s), ("tt", .code), ("xmp", .pre),
    ].map { (name: String, element: Element) in (name, element.rawValue) })

/// The attributes that are kept or that tell something.
enum AttributeName: UInt8, CaseIterable, Sendable {
  case href = 1
  case src, srcset, alt, title, width, height, cite, datetime, colspan, rowspan, lang, dir, start
  case type, value, `class`
  /// Where pictures loaded late keep their address, in the many names this has.
  case lateSource
  /// The same for several sizes.
  case lateSet

  /// The attribute's name.
  var name: String { "\(self)" }
}

/// Attributes by their names.
let attributeNames = NameTable(
  AttributeName.allCases.filter { $0 != .lateSource && $0 != .lateSet }
    .map { ($0.name, $0.rawValue) }
    + [
      "data-src", "data-original", "data-lazy-src", "data-lazy", "data-url", "data-orig-file",
      "data-hi-res-src", "data-image", "data-img-src", "data-raw-src", "data-actualsrc",
      "data-full-src", "data-large-file", "data-echo",
    ].map { ($0, AttributeName.lateSource.rawValue) }
    + ["data-srcset", "data-lazy-srcset"].map { ($0, AttributeName.lateSet.rawValue) })
