/// What the bytes are instead of text, in words for people; nil when they are text.
///
/// Known file types are told by their first bytes. Everything else counts as binary when more than
/// one byte in fifty is a control character no terminal text uses; zero bytes count as such unless
/// the text is UTF-16 or UTF-32.
func binaryContent(of bytes: [UInt8], encoding: TextEncoding) -> String? {
  for (magic, what) in fileTypes where bytes.starts(with: magic.utf8) { return what }
  for (magic, what) in binaryFileTypes where bytes.starts(with: magic) { return what }
  switch encoding {
  case .utf16, .utf32: return nil
  case .utf8, .windows1252, .macRoman: break
  }
  let sample = bytes.prefix(1 << 16)
  let controls = sample.count { $0 < 0x20 && !isTextControl($0) || $0 == 0x7F }
  return controls * 50 > sample.count ? "a binary file" : nil
}

/// Backspace and escape occur in captured terminal output, which is text enough to be shown.
private func isTextControl(_ byte: UInt8) -> Bool {
  (0x08...0x0D).contains(byte) || byte == 0x1B
}

private let fileTypes: [(magic: String, what: String)] = [
  ("%PDF-", "a PDF document"),
  ("{\\rtf", "a rich text (RTF) document"),
  ("GIF8", "a picture"),
  ("\u{7F}ELF", "a program"),
  ("SQLite format 3", "a database"),
]

private let binaryFileTypes: [(magic: [UInt8], what: String)] = [
  ([0x50, 0x4B, 0x03, 0x04], "a zip archive or office document"),
  ([0x1F, 0x8B], "a compressed file"),
  ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "a compressed file"),
  ([0x28, 0xB5, 0x2F, 0xFD], "a compressed file"),
  ([0x89, 0x50, 0x4E, 0x47], "a picture"),
  ([0xFF, 0xD8, 0xFF], "a picture"),
  ([0xD0, 0xCF, 0x11, 0xE0], "an office document"),
]
