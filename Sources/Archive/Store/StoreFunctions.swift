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

  /// `quoteHas(text, layout, terms, isPrefix)`: the quote has all the terms, each with a blank
  /// before and behind it as `SearchTerms` writes them, parted by line breaks; those of one line
  /// stand together.
  static let quoteHas = DatabaseFunction("quoteHas", argumentCount: 4, pure: true) { values in
    guard var text = String.fromDatabaseValue(values[0]),
      let layout = Data.fromDatabaseValue(values[1]),
      let sought = String.fromDatabaseValue(values[2])
    else { return false }
    var blob = BlobReader(Array(layout))
    let pieces = QuoteBlob.pieces(&blob, length: text.utf8.count)
    let words = text.withUTF8 { bytes in
      pieces.map { String(decoding: bytes[$0.start..<$0.end], as: UTF8.self) }
    }
    let terms = SearchTerms(words.joined(separator: " ")).bytes
    let isPrefix = Bool.fromDatabaseValue(values[3]) ?? false
    return sought.utf8.split(separator: 0x0A).allSatisfy { sought in
      stands(Array(isPrefix ? sought.dropLast() : sought), in: terms)
    }
  }

  private static func stands(_ sought: [UInt8], in bytes: [UInt8]) -> Bool {
    guard sought.count <= bytes.count, sought.count > 1 else { return false }
    let (blank, first) = (sought[0], sought[1])
    for start in 0...(bytes.count - sought.count)
    where bytes[start] == blank && bytes[start + 1] == first {
      if bytes[start..<start + sought.count].elementsEqual(sought) { return true }
    }
    return false
  }

  /// `confidence(layout)`: how sure a quote's speaker is, 0...1; NULL for nobody.
  static let confidence = DatabaseFunction("confidence", argumentCount: 1, pure: true) { values in
    guard let layout = Data.fromDatabaseValue(values[0]) else { return nil }
    return QuoteBlob.read(Array(layout), flags: 0, length: Int(Int32.max))?.attribution?.confidence
  }
}
