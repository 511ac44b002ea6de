extension [UInt8] {
  /// True when `part` is in it. The standard library's search over any collection takes some fifty
  /// times as long on bytes.
  func holds(_ part: [UInt8]) -> Bool {
    guard let first = part.first, part.count <= count else { return part.isEmpty }
    let (whole, part) = (self.span, part.span)
    var start = 0
    while start <= whole.count - part.count {
      if whole[start] == first {
        var matched = 1
        while matched < part.count, whole[start + matched] == part[matched] { matched += 1 }
        if matched == part.count { return true }
      }
      start += 1
    }
    return false
  }

  /// True when it begins with the ASCII text `start`.
  func begins(with start: StaticString) -> Bool {
    guard start.utf8CodeUnitCount <= count else { return false }
    for offset in 0..<start.utf8CodeUnitCount where self[offset] != start.utf8Start[offset] {
      return false
    }
    return true
  }
}
