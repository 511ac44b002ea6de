/// The folders whose feeds are not listed, kept between sessions: a line each, the names on the way
/// to it parted by tabs.
struct FoldedFolders {
  /// Where they are kept.
  let path: String

  /// Those that were kept; none where there is no file or it cannot be read, which harms nothing.
  func read() -> [[String]] {
    let bytes = ((try? UserFile(path: path).read()) ?? nil) ?? []
    return bytes.split(separator: 0x0A).prefix(10_000).map { line in
      line.split(separator: 0x09).map { String(decoding: $0, as: UTF8.self) }
    }
  }

  /// Keeps others in their place. Where that cannot be done they hold for this session alone.
  func keep(_ folders: [[String]]) {
    let text = folders.map { $0.joined(separator: "\t") + "\n" }.joined()
    try? UserFile(path: path).edit { _ in Array(text.utf8) }
  }
}
