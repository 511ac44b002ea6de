import Prose

/// Strings for the terminal itself: titles, messages, the clipboard. What they carry comes from
/// articles, so nothing in it may end the string or begin another.
enum TerminalStrings {
  /// Bytes of text the clipboard is given at most: xterm takes no more than 100,000 in base 64.
  static let longestCopy = 74_994

  /// Sets the title of the window (OSC 2).
  static func title(_ text: String) -> [UInt8] { osc("2;\(cleaned(text, limit: 200))") }

  /// Puts text on the clipboard (OSC 52); nil when it is longer than terminals take.
  static func copy(_ text: String) -> [UInt8]? {
    guard text.utf8.count <= longestCopy else { return nil }
    return osc("52;c;\(base64(Array(text.utf8)))")
  }

  /// Shows a message outside of the window.
  static func notify(
    title: String, text: String, by way: TerminalKind.Notification
  ) -> [UInt8] {
    let title = cleaned(title, limit: 100)
    let text = cleaned(text, limit: 300)
    switch way {
    case .osc9:
      let whole = title.isEmpty ? text : text.isEmpty ? title : "\(title): \(text)"
      // A number here would be a command: ConEmu and Windows Terminal show progress by 9;4.
      let isCommand = whole.utf8.first.map { (0x30...0x39).contains($0) } ?? false
      return osc("9;\(isCommand ? " " : "")\(whole)")
    case .osc777:
      return osc("777;notify;\(title.replacing(";", with: ","));\(text)")
    case .osc99:
      return osc("99;i=pullquote:d=0;\(title)") + osc("99;i=pullquote:p=body;\(text)")
    }
  }

  /// What a multiplexer is to hand on to the terminal around it.
  static func passed(_ bytes: [UInt8], through multiplexer: TerminalKind.Multiplexer?) -> [UInt8] {
    switch multiplexer {
    case nil: return bytes
    case .tmux:
      // tmux does it only where allow-passthrough is on, and undoubles the escapes.
      let doubled = bytes.flatMap { $0 == 0x1B ? [0x1B, 0x1B] : [$0] }
      return Array("\u{1B}Ptmux;".utf8) + doubled + Array("\u{1B}\\".utf8)
    case .screen:
      // screen keeps 768 bytes of a string at most, so that it goes in pieces. An end within it would
      // end the piece: BEL ends the string as well.
      let plain =
        bytes.count > 1 && bytes.suffix(2) == [0x1B, 0x5C]
        ? Array(bytes.dropLast(2)) + [0x07] : bytes
      return stride(from: 0, to: plain.count, by: 700).flatMap { start in
        Array("\u{1B}P".utf8) + plain[start..<min(start + 700, plain.count)]
          + Array("\u{1B}\\".utf8)
      }
    }
  }

  /// The bytes in base 64 (RFC 4648), padded.
  static func base64(_ bytes: some Collection<UInt8>) -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    var group: UInt32 = 0
    var count = 0
    func flush() {
      group <<= UInt32(8 * (3 - count))
      for place in 0..<4 {
        let digit = digits[Int(group >> UInt32(18 - 6 * place) & 63)]
        result.append(place <= count ? digit : UInt8(ascii: "="))
      }
      group = 0
      count = 0
    }
    for byte in bytes {
      group = group << 8 | UInt32(byte)
      count += 1
      if count == 3 { flush() }
    }
    if count > 0 { flush() }
    return String(decoding: result, as: UTF8.self)
  }

  private static func osc(_ content: String) -> [UInt8] {
    Array("\u{1B}]\(content)\u{1B}\\".utf8)
  }

  private static func cleaned(_ text: String, limit: Int) -> String {
    String(shownLine(of: text).prefix(limit))
  }
}
