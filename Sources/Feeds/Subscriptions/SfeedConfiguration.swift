import Prose

/// Reads the `feed 'name' 'url'` lines of sfeed's `sfeedrc` (sfeed 2, sfeedrc(5)). The file is a
/// shell script: it is read as text, and what would need a shell is told instead.
package func parseSfeedConfiguration(_ bytes: [UInt8]) -> ImportedFeeds {
  .reading(linesOf: bytes) { scanner, imported throws(LineProblem) in
    let line = scanner.line
    let column = scanner.column()
    guard scanner.bareWord() == "feed" else { return }
    scanner.skipBlanks()
    let start = scanner.position
    let name = try scanner.word()
    scanner.skipBlanks()
    let url = try scanner.word()
    if let sign = expandedSign(in: Array(scanner.bytes[start..<scanner.position])) {
      throw LineProblem(
        line: line, column: column,
        "a shell would replace “\(sign)” here, and none is started; write the address itself")
    }
    guard !url.isEmpty else {
      throw LineProblem(line: line, column: column, "no address; sfeed writes feed name url")
    }
    imported.add(Subscription(url: url, title: name), line: line, column: column)
  }
}

/// The first `$` or backtick a shell would replace, nil when there is none: in '...' it replaces
/// nothing.
private func expandedSign(in bytes: [UInt8]) -> Character? {
  var isLiteral = false
  for byte in bytes {
    if byte == UInt8(ascii: "'") { isLiteral.toggle() }
    if !isLiteral, byte == UInt8(ascii: "$") || byte == UInt8(ascii: "`") {
      return Character(Unicode.Scalar(byte))
    }
  }
  return nil
}
