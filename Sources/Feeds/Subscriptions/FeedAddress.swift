/// True for an address a feed can be fetched from: http or https, a host, and no white space,
/// control character or quotation mark in it.
package func isFeedAddress(_ url: String) -> Bool {
  let bytes = Array(url.utf8)
  guard let start = hostStart(of: bytes), start < bytes.count else { return false }
  if endsHost(bytes[start]) || bytes[start] == UInt8(ascii: ":") { return false }
  return bytes.allSatisfy { $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\"") }
}

/// An address as other programs write it, as this one wants it: white space around it goes, inside
/// it is escaped, and `feed:` gives way to what it stands for.
package func feedAddress(from written: String) -> String {
  var bytes = written.utf8.drop { $0 <= 0x20 }
  while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
  var address = Array(bytes)
  if hasPrefix(address, "feed:") {
    address.removeFirst(5)
    if address.starts(with: "//".utf8) { address.insert(contentsOf: "http:".utf8, at: 0) }
  }
  var result: [UInt8] = []
  for byte in address {
    if byte <= 0x20 || byte == 0x7F || byte == UInt8(ascii: "\"") {
      result.append(UInt8(ascii: "%"))
      result.append(upperHexDigits[Int(byte >> 4)])
      result.append(upperHexDigits[Int(byte & 15)])
    } else {
      result.append(byte)
    }
  }
  return String(decoding: result, as: UTF8.self)
}

/// What two ways of writing one address have in common: scheme and host in small letters, no port
/// that goes without saying, no fragment, a path that is at least `/`.
package func addressKey(_ url: String) -> String {
  var bytes = Array(url.utf8.prefix { $0 != UInt8(ascii: "#") })
  guard let start = hostStart(of: bytes) else { return url }
  let end = bytes[start...].firstIndex(where: endsHost) ?? bytes.count
  for index in 0..<end { bytes[index] = lowered(bytes[index]) }
  let usual = bytes.starts(with: "https".utf8) ? ":443" : ":80"
  let hasUsualPort = bytes[start..<end].reversed().starts(with: usual.utf8.reversed())
  let path =
    bytes[end...].first == UInt8(ascii: "/") ? Array(bytes[end...]) : [0x2F] + bytes[end...]
  let host = bytes[..<(hasUsualPort ? end - usual.utf8.count : end)]
  return String(decoding: host + path, as: UTF8.self)
}

private func hostStart(of bytes: [UInt8]) -> Int? {
  if hasPrefix(bytes, "http://") { return 7 }
  return hasPrefix(bytes, "https://") ? 8 : nil
}

private func endsHost(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
}

private func hasPrefix(_ bytes: [UInt8], _ prefix: String) -> Bool {
  bytes.prefix(prefix.utf8.count).elementsEqual(prefix.utf8) { lowered($0) == $1 }
}
