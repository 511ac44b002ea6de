extension TerminalReply {
  /// Reads an answer in a string; nil for one that was not asked for.
  /// - Parameter kind: the byte behind the escape that began it.
  init?(string: String, kind: UInt8) {
    switch kind {
    case UInt8(ascii: "]"):
      guard string.hasPrefix("11;"), let color = Color(answer: string.dropFirst(3)) else {
        return nil
      }
      self = .background(color)
    case UInt8(ascii: "_"):
      guard string.hasPrefix("G") else { return nil }
      let parts = string.dropFirst().split(separator: ";", maxSplits: 1)
      guard parts.count == 2 else { return nil }
      let fields = parts[0].split(separator: ",")
      guard
        let id = fields.first(where: { $0.hasPrefix("i=") }).flatMap({ UInt32($0.dropFirst(2)) })
      else { return nil }
      self = .picture(id: id, problem: parts[1] == "OK" ? nil : String(parts[1]))
    default: return nil
    }
  }
}

extension Color {
  /// Reads a colour as X11 writes it: `rgb:RRRR/GGGG/BBBB`, with one to four digits each, or the
  /// same with `rgba:` and a fourth.
  fileprivate init?(answer: Substring) {
    guard answer.hasPrefix("rgb:") || answer.hasPrefix("rgba:"),
      let colon = answer.firstIndex(of: ":")
    else { return nil }
    let parts = answer[answer.index(after: colon)...]
      .split(separator: "/", omittingEmptySubsequences: false)
    let values = parts.prefix(3).compactMap { part -> UInt8? in
      guard (1...4).contains(part.utf8.count), let value = Int(part, radix: 16), value >= 0 else {
        return nil
      }
      return UInt8(value * 255 / (1 << (4 * part.utf8.count) - 1))
    }
    guard values.count == 3, parts.count < 5 else { return nil }
    self = .rgb(values[0], values[1], values[2])
  }
}
