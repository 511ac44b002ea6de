import Foundation

/// A sample whose quotations a person has marked; see Tests/Fixtures/samples/README.md.
struct MarkedSample {
  /// A quotation as marked.
  struct Quote {
    /// `d`, `m` or `i`.
    var kind: Character
    /// Nobody when empty.
    var speakers: [String]
    /// Code points of the text.
    var pieces: [Range<Int>]
  }

  var name: String
  var text: [Unicode.Scalar] = []
  var quotes: [Quote] = []

  /// All samples that have been marked.
  static func all() throws -> [MarkedSample] {
    let folder = packageFile("Tests/Fixtures/samples")
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    return try files.filter { $0.pathExtension == "marked" }.map(MarkedSample.init(file:))
  }

  init(file: URL) throws {
    name = file.deletingPathExtension().lastPathComponent
    let written = try String(contentsOf: file, encoding: .utf8)
    let body = written.components(separatedBy: "\n=====\n")[0] + "\n"
    var head: String?
    for scalar in body.unicodeScalars {
      switch (scalar, head) {
      case ("⟦", _):
        head = ""
      case ("|", .some(let mark)):
        open(mark)
        head = nil
      case (_, .some(let mark)):
        head = mark + String(scalar)
      case ("⟧", nil):
        close()
      default:
        text.append(scalar)
      }
    }
  }

  private mutating func open(_ mark: String) {
    if mark != "+", let kind = mark.first {
      let names = mark.dropFirst(2).components(separatedBy: " & ")
      quotes.append(Quote(kind: kind, speakers: names == ["@none"] ? [] : names, pieces: []))
    }
    quotes[quotes.count - 1].pieces.append(text.count..<text.count)
  }

  private mutating func close() {
    let last = quotes.count - 1
    let piece = quotes[last].pieces.removeLast()
    quotes[last].pieces.append(piece.lowerBound..<text.count)
  }

  /// The places of letters and digits inside `ranges`: what two readings of a quotation share.
  func wordCharacters(_ ranges: [Range<Int>]) -> Set<Int> {
    Set(
      ranges.joined().filter {
        text[$0].properties.isAlphabetic || text[$0].properties.numericType != nil
      })
  }
}
