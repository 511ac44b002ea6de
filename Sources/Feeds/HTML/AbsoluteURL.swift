/// Makes a reference found in a feed or page absolute.
///
/// RFC 3986 (section 5) on bytes, with what browsers forgive: white space and control characters
/// around and inside, backslashes, missing slashes, blanks and quotation marks (they become `%20`).
/// Characters beyond ASCII stay as they are.
/// - Parameter base: the address of the document; nil leaves only absolute references.
/// - Returns: an address of a scheme that is safe to follow (`http`, `https`, `mailto`, `tel`,
///   `ftp` and their like), nil for scripts, data, local files and what is no address.
package func absoluteURL(_ reference: String, base: String?) -> String? {
  guard let url = URLBase(base).resolve(Array(reference.utf8)) else { return nil }
  return String(decoding: url, as: UTF8.self)
}

/// An address that others are relative to, taken apart once.
struct URLBase: Sendable {
  /// Nil when there is none, or none of the web.
  private var parts: URLParts?

  /// Longer references are no addresses.
  static let longest = 16_384

  init(_ base: String?) {
    guard let base, let parts = URLParts(cleaned(Array(base.utf8))), parts.isWeb else { return }
    self.parts = parts
  }

  /// True when relative references cannot be resolved.
  var isMissing: Bool { parts == nil }

  /// The absolute form of `reference`, nil when it must not be followed.
  func resolve(_ reference: [UInt8]) -> [UInt8]? {
    guard reference.count <= Self.longest else { return nil }
    if isPlainAddress(reference) { return reference }
    let reference = cleaned(reference)
    guard let own = URLParts(reference) else { return nil }
    if own.isRelative {
      guard let parts else {
        // Without a base "//example.org/" is still an address.
        return own.authority == nil ? nil : own.written(scheme: Array("https".utf8))
      }
      return own.resolved(against: parts)
    }
    return own.isSafe ? own.written(scheme: own.scheme) : nil
  }

  /// The reference as it is, made harmless, where there is no base to resolve it against.
  func keptRelative(_ reference: [UInt8]) -> [UInt8]? {
    guard isMissing, reference.count <= Self.longest else { return nil }
    let reference = cleaned(reference)
    guard let own = URLParts(reference), own.isRelative, own.authority == nil else { return nil }
    return own.path + own.rest
  }
}

/// An address in pieces.
struct URLParts: Sendable {
  /// In small letters; empty for a relative reference.
  var scheme: [UInt8] = []
  /// Host and port; nil where the reference has none.
  var authority: [UInt8]?
  /// Up to the query.
  var path: [UInt8] = []
  /// Query and fragment, with their `?` and `#`.
  var rest: [UInt8] = []

  /// Takes an address apart; nil when it has a host with bytes no host has.
  init?(_ reference: [UInt8]) {
    var index = 0
    if let colon = Self.schemeEnd(reference) {
      scheme = reference[..<colon].map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
      index = colon + 1
    }
    let isWeb = isWebScheme
    func isSlash(_ place: Int) -> Bool {
      place < reference.count
        && (reference[place] == 0x2F || isSlashed(isWeb) && reference[place] == 0x5C)
    }
    func isSlashed(_ isWeb: Bool) -> Bool { isWeb || scheme.isEmpty }
    if isWeb {
      // "http:/example.org" and "http:///example.org" mean what they seem to mean.
      while isSlash(index) { index += 1 }
      authority = []
    } else if isSlash(index), isSlash(index + 1) {
      index += 2
      authority = []
    }
    if authority != nil {
      let start = index
      while index < reference.count, !isSlash(index), reference[index] != UInt8(ascii: "?"),
        reference[index] != UInt8(ascii: "#")
      {
        guard !forbiddenInHosts.contains(reference[index]) else { return nil }
        index += 1
      }
      authority = Array(reference[start..<index])
      if isWeb || scheme.isEmpty, start == index { return nil }
    }
    let pathStart = index
    while index < reference.count, reference[index] != UInt8(ascii: "?"),
      reference[index] != UInt8(ascii: "#")
    {
      index += 1
    }
    let slashed = isSlashed(isWeb)
    path = escaped(reference[pathStart..<index], turnsBackslashes: slashed)
    rest = escaped(reference[index...], turnsBackslashes: false)
  }

  /// True for what needs a base.
  var isRelative: Bool { scheme.isEmpty }
  /// True for http and https.
  var isWeb: Bool { isWebScheme && authority?.isEmpty == false }
  /// True for what may be followed.
  var isSafe: Bool { isWeb || safeSchemes.contains(scheme) }

  private var isWebScheme: Bool {
    scheme.begins(with: "http") && (scheme.count == 4 || scheme.count == 5 && scheme[4] == 0x73)
  }

  /// The address as text.
  func written(scheme: [UInt8]) -> [UInt8] {
    var url = scheme
    url.append(UInt8(ascii: ":"))
    if let authority {
      url.append(contentsOf: "//".utf8)
      url.append(contentsOf: authority)
    }
    url.append(contentsOf: path)
    url.append(contentsOf: rest)
    return url
  }

  /// A relative reference made absolute: RFC 3986, section 5.2.2.
  func resolved(against base: URLParts) -> [UInt8] {
    var target = self
    if authority == nil {
      target.authority = base.authority
      if path.isEmpty {
        target.path = base.path
        if rest.first != UInt8(ascii: "?") {
          let query = base.rest.prefix { $0 != UInt8(ascii: "#") }
          target.rest = query + rest
        }
      } else if path.first == UInt8(ascii: "/") {
        target.path = withoutDots(path)
      } else {
        let folder = base.path.lastIndex(of: UInt8(ascii: "/")).map { base.path[...$0] }
        target.path = withoutDots(Array(folder ?? [UInt8(ascii: "/")]) + path)
      }
    } else {
      target.path = withoutDots(path)
    }
    return target.written(scheme: base.scheme)
  }

  /// Where the `:` behind a scheme is, nil when there is no scheme.
  private static func schemeEnd(_ reference: [UInt8]) -> Int? {
    guard let first = reference.first, isLetter(first) else { return nil }
    for (index, byte) in reference.enumerated() {
      if byte == UInt8(ascii: ":") { return index }
      let isPart = isAlphanumeric(byte) || byte == 0x2B || byte == 0x2D || byte == 0x2E
      guard isPart else { return nil }
    }
    return nil
  }
}

/// Schemes that name a place or a person and start nothing by themselves.
private let safeSchemes: Set<[UInt8]> = Set(
  ["mailto", "tel", "sms", "ftp", "magnet", "xmpp", "irc", "ircs", "news", "gopher", "gemini"]
    .map { Array($0.utf8) })

/// Bytes that end an address, or that could pass for something else in it.
private let forbiddenInHosts: Set<UInt8> = Set(" \"<>\\^`{|}".utf8)

/// White space and controls around a reference are not part of it, and none inside is.
private func cleaned(_ reference: [UInt8]) -> [UInt8] {
  let isClean = reference.allSatisfy { $0 > 0x20 && $0 < 0x7F }
  if isClean { return reference }
  var clean: [UInt8] = []
  clean.reserveCapacity(reference.count)
  var index = 0
  while index < reference.count {
    let byte = reference[index]
    if byte < 0x20 || byte == 0x7F {
      index += 1
    } else {
      let dropped = forbiddenLength(reference.span, at: index)
      if dropped == 0 { clean.append(byte) }
      index += max(dropped, 1)
    }
  }
  while clean.last == 0x20 { clean.removeLast() }
  return Array(clean.drop { $0 == 0x20 })
}

/// True for most addresses: absolute, of the web, with nothing in them that would be changed.
private func isPlainAddress(_ reference: [UInt8]) -> Bool {
  guard reference.begins(with: "http://") || reference.begins(with: "https://"),
    reference.count > 9, isAlphanumeric(reference[8])
  else { return false }
  for byte in reference where !plainAddressBytes[Int(byte)] { return false }
  return true
}

/// By byte: what stands for itself in every part of an address.
private let plainAddressBytes: [Bool] = (0...255).map { (byte: Int) -> Bool in
  byte > 0x20 && byte < 0x7F && !"\"<>\\^`{|}".utf8.contains(UInt8(byte))
}

/// Writes blanks and the marks that end addresses in running text as `%XX`.
private func escaped(_ piece: ArraySlice<UInt8>, turnsBackslashes: Bool) -> [UInt8] {
  var result: [UInt8] = []
  result.reserveCapacity(piece.count)
  for byte in piece {
    switch byte {
    case 0x5C where turnsBackslashes:
      result.append(0x2F)
    case 0x20, 0x22, 0x3C, 0x3E, 0x5C, 0x60, 0x7B, 0x7D, 0x7C, 0x5E:
      result.append(0x25)
      result.append(upperHexDigits[Int(byte >> 4)])
      result.append(upperHexDigits[Int(byte & 15)])
    default:
      result.append(byte)
    }
  }
  return result
}

/// Takes `.` and `..` out of an absolute path: RFC 3986, section 5.2.4.
private func withoutDots(_ path: [UInt8]) -> [UInt8] {
  guard path.holds(Array("/.".utf8)) else { return path }
  var kept: [ArraySlice<UInt8>] = []
  let segments = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
  for (index, segment) in segments.enumerated() {
    let isLast = index == segments.count - 1
    if segment.elementsEqual(".".utf8) {
      if isLast { kept.append([]) }
    } else if segment.elementsEqual("..".utf8) {
      if kept.count > 1 { kept.removeLast() }
      if isLast { kept.append([]) }
    } else {
      kept.append(segment)
    }
  }
  return Array(kept.joined(separator: [UInt8(ascii: "/")]))
}
