import Prose

extension QuoteCitation {
  /// The names of the columns of `csvRow`, with the line's end.
  package static let csvHeader =
    "id,article,speaker,kind,words,cue,title,url,source,published,also_in\r\n"

  /// One row as RFC 4180 has it, with the line's end.
  ///
  /// What a spreadsheet would take for a formula gets an apostrophe before it, which spreadsheets
  /// do not show. Line breaks become blanks.
  package var csvRow: String {
    let texts = [
      speaker ?? "", kind.rawValue, words, cue ?? "", title, url ?? "", source, published ?? "",
    ]
    let cells =
      [quote.map { String($0.value) } ?? "", article.map { String($0.value) } ?? ""]
      + texts.map(csvCell) + [String(alsoIn)]
    return cells.joined(separator: ",") + "\r\n"
  }

  private func csvCell(_ text: String) -> String {
    var line = plainLine(text)
    if let first = line.unicodeScalars.first, "=+-@".unicodeScalars.contains(first) {
      line = "'" + line
    }
    guard line.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C }) else { return line }
    return "\"" + line.replacing("\"", with: "\"\"") + "\""
  }

  /// A block quote with a line that says who, where and when, and an empty line behind it.
  ///
  /// Marks of the text that Markdown would obey are escaped; only web addresses become links.
  package var markdown: String {
    let said = escaped(plainLine(words))
    let shown = kind == .direct ? "“\(said)”" : said
    var origin: [String] = []
    if let speaker { origin.append(escaped(plainLine(speaker))) }
    let headline = escaped(plainLine(title))
    if let address = url.flatMap(linkTarget) {
      origin.append("[\(headline.isEmpty ? escaped(plainLine(source)) : headline)](\(address))")
    } else if !headline.isEmpty {
      origin.append(headline)
    }
    if !source.isEmpty { origin.append(escaped(plainLine(source))) }
    if let published { origin.append(escaped(plainLine(String(published.prefix(10))))) }
    let citation = origin.isEmpty ? "" : ">\n> — \(origin.joined(separator: ", "))\n"
    return "> \(protectingStart(shown))\n\(citation)\n"
  }

  private func escaped(_ text: String) -> String {
    var line = ""
    for scalar in text.unicodeScalars {
      if "\\`*_[]<>&~|".unicodeScalars.contains(scalar) { line.append("\\") }
      line.unicodeScalars.append(scalar)
    }
    return line
  }

  /// Keeps a line from being a heading, a list item, a rule or a code block.
  private func protectingStart(_ line: String) -> String {
    guard let first = line.unicodeScalars.first else { return line }
    if "#+-=".unicodeScalars.contains(first) { return "\\" + line }
    let digits = line.prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty, let next = line[digits.endIndex...].first, next == "." || next == ")"
    else { return line }
    return digits + "\\" + line[digits.endIndex...]
  }

  /// An address between angle brackets; nil for what is no web address.
  private func linkTarget(_ address: String) -> String? {
    let head = address.prefix(8).lowercased()
    guard head.hasPrefix("http://") || head.hasPrefix("https://") else { return nil }
    var target = "<"
    for byte in address.utf8 {
      switch byte {
      case 0...0x20, 0x22, 0x3C, 0x3E, 0x5C, 0x60, 0x7F...0xFF:
        target += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      default:
        target.unicodeScalars.append(Unicode.Scalar(byte))
      }
    }
    return target + ">"
  }
}

/// A text as one line that no terminal obeys: white space as single blanks, control characters and
/// those that change the direction of writing left out.
private func plainLine(_ text: String) -> String {
  var line = ""
  var needsBlank = false
  for scalar in text.unicodeScalars {
    if scalar.properties.isWhitespace {
      needsBlank = !line.isEmpty
      continue
    }
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: continue
    default: break
    }
    if needsBlank { line.append(" ") }
    needsBlank = false
    line.unicodeScalars.append(scalar)
  }
  return line
}
