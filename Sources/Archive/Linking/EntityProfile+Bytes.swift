import Prose

extension EntityProfile {
  /// The profile in bytes, for a column of the archive; some hundred for most.
  package var encoded: [UInt8] {
    var bytes: [UInt8] = [formatVersion, kind.stored, fields.bits]
    for number in [articles, masculine, feminine] { append(number, to: &bytes) }
    append(zigzag(firstSeen), to: &bytes)
    append(zigzag(lastSeen), to: &bytes)
    append(names.count, to: &bytes)
    for name in names {
      append(name.count, to: &bytes)
      append(name.text.utf8.count, to: &bytes)
      bytes.append(contentsOf: name.text.utf8)
    }
    for counts in [roleWords, companions, feeds] {
      append(counts.entries.count, to: &bytes)
      for entry in counts.entries {
        for shift in [0, 8, 16, 24] {
          bytes.append(UInt8(truncatingIfNeeded: entry.hash >> UInt32(shift)))
        }
        append(Int(entry.count), to: &bytes)
      }
    }
    return bytes
  }

  /// Reads what `encoded` wrote; nil when the bytes are damaged or of another version.
  package init?(encoded bytes: [UInt8]) {
    var reader = ByteReader(bytes: bytes)
    guard reader.byte() == formatVersion,
      let kind = reader.byte().flatMap(EntityKind.init(stored:)),
      let fieldBits = reader.byte(), let articles = reader.count(),
      let masculine = reader.count(), let feminine = reader.count(),
      let first = reader.number(), let last = reader.number(),
      let nameCount = reader.number(), (0...Limits.names).contains(nameCount)
    else { return nil }
    self.init(
      kind: kind, articles: articles, firstSeen: unzigzag(first), lastSeen: unzigzag(last))
    self.masculine = masculine
    self.feminine = feminine
    fields = LinkFields(bits: fieldBits)
    for _ in 0..<nameCount {
      guard let count = reader.count(), let length = reader.number(),
        let text = reader.text(length)
      else { return nil }
      names.append(Name(text: text, count: count))
    }
    guard let roleWords = reader.counts(limit: Limits.roleWords),
      let companions = reader.counts(limit: Limits.companions),
      let feeds = reader.counts(limit: Limits.feeds), reader.isAtEnd
    else { return nil }
    self.roleWords = roleWords
    self.companions = companions
    self.feeds = feeds
  }
}

private let formatVersion: UInt8 = 1

extension EntityKind {
  fileprivate var stored: UInt8 {
    switch self {
    case .person: 1
    case .organisation: 2
    case .place: 3
    case .other: 4
    }
  }

  fileprivate init?(stored: UInt8) {
    guard let kind = Self.allCases.first(where: { $0.stored == stored }) else { return nil }
    self = kind
  }
}

/// Appends a number of at least 0, seven bits to a byte, the last byte below 128 (LEB128).
private func append(_ number: Int, to bytes: inout [UInt8]) {
  var rest = UInt64(bitPattern: Int64(number))
  while rest >= 0x80 {
    bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
    rest >>= 7
  }
  bytes.append(UInt8(rest))
}

/// Small numbers for small distances from 0 on both sides: times before 1970.
private func zigzag(_ number: Int) -> Int { (number << 1) ^ (number >> 63) }
private func unzigzag(_ number: Int) -> Int {
  Int(bitPattern: UInt(bitPattern: number) >> 1) ^ -(number & 1)
}

/// Reads bytes from the front; nil as soon as there are too few.
private struct ByteReader {
  let bytes: [UInt8]
  private var next = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { next == bytes.count }

  mutating func byte() -> UInt8? {
    guard next < bytes.count else { return nil }
    next += 1
    return bytes[next - 1]
  }

  mutating func number() -> Int? {
    var number: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 7) {
      guard let byte = byte() else { return nil }
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return Int(Int64(bitPattern: number)) }
    }
    return nil
  }

  /// A number that can be added to and multiplied without care.
  mutating func count() -> Int? {
    number().flatMap { (0..<1 << 40).contains($0) ? $0 : nil }
  }

  mutating func text(_ length: Int) -> String? {
    guard (0...bytes.count - next).contains(length) else { return nil }
    next += length
    return String(validating: bytes[next - length..<next], as: UTF8.self)
  }

  mutating func counts(limit: Int) -> TopCounts? {
    guard let size = number(), (0...limit).contains(size) else { return nil }
    var entries: [(hash: UInt32, count: UInt16)] = []
    for _ in 0..<size {
      var hash: UInt32 = 0
      for shift in [UInt32(0), 8, 16, 24] {
        guard let byte = byte() else { return nil }
        hash |= UInt32(byte) << shift
      }
      guard let count = number().flatMap({ UInt16(exactly: $0) }) else { return nil }
      entries.append((hash, count))
    }
    return TopCounts(limit: limit, entries: entries)
  }
}
