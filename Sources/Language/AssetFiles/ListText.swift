/// A list in a text asset, read as bytes: as strings, lists were most of the engine's start.
///
/// Places are ranges of `bytes`. Lines that are empty or begin with `#` are passed over.
struct ListText {
  let bytes: UnsafeBufferPointer<UInt8>

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes.bindMemory(to: UInt8.self) }

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// Calls `body` with every line, in order.
  func forEachLine(_ body: (Range<Int>) -> Void) {
    forEach(in: 0..<bytes.count, between: "\n") { line in
      if bytes[line.lowerBound] != UInt8(ascii: "#") { body(line) }
    }
  }

  /// Calls `body` with every part of `range` that is not empty, in order.
  func forEach(
    in range: Range<Int>, between separator: Unicode.Scalar, _ body: (Range<Int>) -> Void
  ) {
    var start = range.lowerBound
    while start < range.upperBound {
      let end = next(separator, in: start..<range.upperBound)
      if end > start { body(start..<end) }
      start = end + 1
    }
  }

  /// The fields of a line, empty ones too.
  func fields(of line: Range<Int>) -> [Range<Int>] {
    var fields: [Range<Int>] = []
    var start = line.lowerBound
    while start <= line.upperBound {
      let end = next("\t", in: start..<line.upperBound)
      fields.append(start..<end)
      start = end + 1
    }
    return fields
  }

  /// Where `separator` stands in `range`; its end when it does not.
  func next(_ separator: Unicode.Scalar, in range: Range<Int>) -> Int {
    let byte = UInt8(truncatingIfNeeded: separator.value)
    var index = range.lowerBound
    while index < range.upperBound, bytes[index] != byte { index += 1 }
    return index
  }

  func word(_ range: Range<Int>) -> WordHash {
    WordHash(folding: bytes, range.lowerBound, range.upperBound)
  }

  func name(_ range: Range<Int>) -> NameKey {
    var key = NameKey()
    key.append(bytes, range.lowerBound, range.upperBound)
    return key
  }

  func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// True when `range` ends with `ending`.
  func ends(_ range: Range<Int>, with ending: String) -> Bool {
    bytes[range].suffix(ending.utf8.count).elementsEqual(ending.utf8)
  }
}
