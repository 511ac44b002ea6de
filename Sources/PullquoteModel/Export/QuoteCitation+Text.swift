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
      + texts.map(csvField) + [String(alsoIn)]
    return cells.joined(separator: ",") + "\r\n"
  }

  /// A block quote with a line that says who, where and when, and an empty line behind it.
  ///
  /// Marks of the text that Markdown would obey are escaped; only web addresses become links.
  package var markdown: String {
    let said = markdownText(words)
    // The verb stands before the words as in every list, in italics since it is none of them.
    let verb = lead.isEmpty ? "" : "*\(markdownText(lead))* "
    let shown = kind == .direct ? "“\(said)”" : verb + (verb.isEmpty ? protectingStart(said) : said)
    var origin: [String] = []
    if let speaker {
      let isDoubtful = (confidence ?? 1) < Attribution.doubtLimit
      origin.append((isDoubtful ? "probably " : "") + markdownText(speaker) + manner)
    }
    let headline = markdownText(title)
    if let address = url.flatMap(linkTarget) {
      origin.append("[\(headline.isEmpty ? markdownText(source) : headline)](\(address))")
    } else if !headline.isEmpty {
      origin.append(headline)
    }
    if !source.isEmpty { origin.append(markdownText(source)) }
    if let published { origin.append(markdownText(String(published.prefix(10)))) }
    let citation = origin.isEmpty ? "" : ">\n> — \(origin.joined(separator: ", "))\n"
    return "> \(shown)\n\(citation)\n"
  }

  /// Says of words that are not all the speaker's own that they are reported.
  private var manner: String { kind == .direct ? "" : " (\(kind.rawValue))" }

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
