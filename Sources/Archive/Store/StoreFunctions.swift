import Foundation
import GRDB

/// What SQL of the archive can ask that SQLite does not know.
enum StoreFunctions {
  /// `quotedWords(text, layout)`: the words of a quote.
  static let quotedWords = DatabaseFunction("quotedWords", argumentCount: 2, pure: true) { values in
    guard let text = String.fromDatabaseValue(values[0]),
      let layout = Data.fromDatabaseValue(values[1])
    else { return nil }
    let bytes = Array(text.utf8)
    var blob = BlobReader(Array(layout))
    let pieces = QuoteBlob.pieces(&blob, length: bytes.count)
    return String(decoding: Archive.quotedWords(of: pieces, in: bytes), as: UTF8.self)
  }
}
