extension FindingsBlob {
  /// For each entity of an article whom it is over all articles: what `init` reads, without the
  /// text and without making names and mentions. Empty when the blob is damaged.
  static func ids(_ bytes: [UInt8]) -> [Int64] {
    var blob = BlobReader(bytes)
    for _ in 0..<blob.count() {
      for _ in 0..<3 { _ = blob.integer() }
    }
    var ids: [Int64] = []
    for _ in 0..<blob.count() {
      ids.append(Int64(blob.integer()))
      _ = blob.integer()
      for _ in 0..<blob.count() where blob.integer() == 0 { blob.skipString() }
      for _ in 0..<blob.count() { blob.skipString() }
    }
    return blob.isDamaged ? [] : ids
  }
}
