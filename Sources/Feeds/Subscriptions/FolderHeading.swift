/// How deep folders may lie in one another; what is deeper is a mistake or an attack.
package let deepestFolder = 16

/// Reads `[News/Science]`.
func folderHeading(_ scanner: inout LineScanner) throws(LineProblem) -> [String] {
  let start = scanner.position
  scanner.skip()
  var folder: [String] = []
  var name: [UInt8] = []
  func finish() {
    let trimmed = trimmed(name)
    if !trimmed.isEmpty { folder.append(trimmed) }
    name = []
  }
  while let byte = scanner.next {
    scanner.skip()
    switch byte {
    case UInt8(ascii: "\\"):
      guard let protected = scanner.next else { break }
      name.append(protected)
      scanner.skip()
    case UInt8(ascii: "/"):
      finish()
    case UInt8(ascii: "]"):
      finish()
      guard folder.count <= deepestFolder else {
        throw scanner.problem("folders lie at most \(deepestFolder) deep", at: start)
      }
      scanner.skipBlanks()
      guard scanner.next == nil || scanner.isAtComment else {
        throw scanner.problem("nothing can stand behind a folder; begin a new line")
      }
      return folder
    default:
      name.append(byte)
    }
  }
  throw scanner.problem("this folder is never closed; put a ] behind its name", at: start)
}

/// The heading `folderHeading` reads as `folder`.
func heading(of folder: [String]) -> String {
  let names = folder.map { name in
    var written = String.UnicodeScalarView()
    for scalar in oneLine(name).unicodeScalars {
      if scalar == "/" || scalar == "]" || scalar == "\\" { written.append("\\") }
      written.append(scalar)
    }
    return String(written)
  }
  return "[\(names.joined(separator: "/"))]"
}

/// A folder as it can be written and read again: names on one line, none empty, not too deep.
func writableFolder(_ folder: [String]) -> [String] {
  Array(folder.map(oneLine).filter { !$0.isEmpty }.prefix(deepestFolder))
}

/// A text without line breaks and other control characters, no white space at either end.
func oneLine(_ text: String) -> String {
  var line = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    if scalar.properties.isWhitespace || scalar.properties.generalCategory == .control {
      if let last = line.last, last != " " { line.append(" ") }
    } else {
      line.append(scalar)
    }
  }
  if line.last == " " { line.removeLast() }
  return String(line)
}

private func trimmed(_ bytes: [UInt8]) -> String {
  oneLine(String(decoding: bytes, as: UTF8.self))
}
