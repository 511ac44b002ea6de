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

  /// `hasTerms(text, words, isPrefix)`: the words stand in the text, together and in this order,
  /// compared as the full-text index does.
  static let hasTerms = DatabaseFunction("hasTerms", argumentCount: 3, pure: true) { values in
    guard let text = String.fromDatabaseValue(values[0]),
      let words = String.fromDatabaseValue(values[1])
    else { return false }
    let isPrefix = Bool.fromDatabaseValue(values[2]) ?? false
    return SearchTerms(text).contains(SearchTerms(words), asPrefix: isPrefix)
  }

  /// `confidence(layout)`: how sure a quote's speaker is, 0...1; NULL for nobody.
  static let confidence = DatabaseFunction("confidence", argumentCount: 1, pure: true) { values in
    guard let layout = Data.fromDatabaseValue(values[0]) else { return nil }
    return QuoteBlob.read(Array(layout), flags: 0, length: Int(Int32.max))?.attribution?.confidence
  }
}
