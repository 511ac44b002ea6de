/// The bytes by which two addresses are known to lead to one page; nil where the address does not
/// name a page of its own: no address, another scheme than http(s), or the front page of a site.
///
/// Scheme, `www.`, default port, a slash at the end and what only counts visits (`utm_...`, `fbclid`)
/// do not count; the host counts in small letters. A fragment counts, since live pages give each of
/// their entries one.
func canonicalAddress(_ url: String) -> [UInt8]? {
  var rest = Array(url.utf8)[...]
  if rest.starts(withFolded: "https://") {
    rest = rest.dropFirst(8)
  } else if rest.starts(withFolded: "http://") {
    rest = rest.dropFirst(7)
  } else {
    return nil
  }
  let hostEnd = rest.firstIndex { $0 == 0x2F || $0 == 0x3F || $0 == 0x23 } ?? rest.endIndex
  var host = rest[..<hostEnd]
  if host.starts(withFolded: "www.") { host = host.dropFirst(4) }
  for port in [":80", ":443"] where host.reversed().starts(with: port.utf8.reversed()) {
    host = host.dropLast(port.utf8.count)
  }
  var canonical = host.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
  rest = rest[hostEnd...]
  let pathEnd = rest.firstIndex { $0 == 0x3F || $0 == 0x23 } ?? rest.endIndex
  var path = rest[..<pathEnd]
  while path.last == 0x2F { path = path.dropLast() }
  canonical += path
  rest = rest[pathEnd...]
  let queryEnd = rest.firstIndex(of: 0x23) ?? rest.endIndex
  var separator = UInt8(ascii: "?")
  for field in rest[..<queryEnd].dropFirst().split(separator: UInt8(ascii: "&")) {
    if countsVisits(field) { continue }
    canonical.append(separator)
    canonical += field
    separator = UInt8(ascii: "&")
  }
  let fragment = rest[queryEnd...]
  if fragment.count > 1 { canonical += fragment }
  let isFrontPage = path.isEmpty && separator == UInt8(ascii: "?") && fragment.count < 2
  return isFrontPage ? nil : canonical
}

private func countsVisits(_ field: ArraySlice<UInt8>) -> Bool {
  field.starts(withFolded: "utm_") || field.starts(withFolded: "fbclid=")
    || field.starts(withFolded: "gclid=") || field.starts(withFolded: "mc_cid=")
    || field.starts(withFolded: "mc_eid=") || field.starts(withFolded: "at_medium=")
    || field.starts(withFolded: "at_campaign=")
}

extension ArraySlice<UInt8> {
  /// True when it begins with `prefix`, which is in small letters; its own case does not count.
  fileprivate func starts(withFolded prefix: StaticString) -> Bool {
    prefix.withUTF8Buffer { prefix in
      count >= prefix.count
        && zip(self, prefix).allSatisfy { $0 == $1 || ($0 | 0x20 == $1 && $1 >= 0x61) }
    }
  }
}
