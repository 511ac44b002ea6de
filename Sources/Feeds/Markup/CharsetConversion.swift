import CXML

/// Converts `bytes` to UTF-8. Linear.
///
/// A byte that means nothing in the charset becomes U+FFFD and the rest is read on.
/// - Parameter start: the first byte to convert, behind a byte order mark.
/// - Returns: nil when the C library does not know the charset.
func converted(_ bytes: [UInt8], from start: Int, charset: Charset) -> [UInt8]? {
  guard let conversion = pq_iconv_open(charset.name) else { return nil }
  defer { iconv_close(conversion) }
  var output: [UInt8] = []
  output.reserveCapacity(bytes.count + bytes.count / 4 + 16)
  var index = start
  while index < bytes.count {
    let (error, consumed) = convertChunk(bytes, from: index, with: conversion, to: &output)
    index += consumed
    guard error == EILSEQ || error == EINVAL else { continue }
    output.append(contentsOf: UTF8.encodedReplacementCharacter)
    index += charset.unitLength
  }
  flush(conversion, to: &output)
  return output
}

/// Appends what the converter holds back: a letter that an accent might have followed.
private func flush(_ conversion: iconv_t, to output: inout [UInt8]) {
  let capacity = 64
  let rest = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
    var target = buffer.baseAddress
    var room = capacity
    _ = pq_iconv(conversion, nil, nil, &target, &room)
    count = capacity - room
  }
  output.append(contentsOf: rest)
}

/// Converts up to 64 KB, or to the first byte that means nothing.
/// - Returns: the C library's error, 0 for none, and the number of bytes converted.
private func convertChunk(
  _ bytes: [UInt8], from start: Int, with conversion: iconv_t, to output: inout [UInt8]
) -> (error: Int32, consumed: Int) {
  // Room for the widest expansion there is: one byte to a letter and its accents.
  let size = min(bytes.count - start, 1 << 16)
  let capacity = 8 * size + 16
  var error: Int32 = 0
  var left = size
  let chunk = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
    bytes.withUnsafeBufferPointer { source in
      var input = source.baseAddress.map { $0 + start }
      var target = buffer.baseAddress
      var room = capacity
      error = pq_iconv(conversion, &input, &left, &target, &room)
      count = capacity - room
    }
  }
  output.append(contentsOf: chunk)
  // A character cut by the chunk's end is no broken one: it is read with the next chunk.
  if error == EINVAL && left < size && start + size < bytes.count { error = 0 }
  return (error, size - left)
}
