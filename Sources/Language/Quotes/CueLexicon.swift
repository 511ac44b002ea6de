/// The verbs that report what somebody said, thinks or wants, in all their forms.
package struct CueLexicon: Sendable {
  /// What is known of a verb.
  package struct Info: Sendable {
    /// The dictionary form.
    package let lemma: WordHash
    /// True for statements (say, write), false for thoughts, wishes and acts.
    package let isSpeech: Bool
    /// Of 100 occurrences in news, how many report something.
    package let strength: Int
  }

  private var infos: [WordHash: Info] = [:]

  /// Reads `languages/en/cues.tsv`; without it a handful of verbs is known.
  package init(assets: Assets) {
    if let bytes = assets.bytes("languages/en/cues.tsv") {
      read(bytes.bindMemory(to: UInt8.self))
    } else {
      Array(Self.fallback.utf8).withUnsafeBufferPointer { read($0) }
    }
  }

  private static let fallback =
    "say\tspeech\t90\tsay says said saying\nadd\tspeech\t80\tadd adds added adding\n"

  /// Reads lines of bytes: as strings they took a quarter of the engine's start.
  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    infos.reserveCapacity(bytes.count / 10)
    var line = 0
    while line < bytes.count {
      let end = Self.next(UInt8(ascii: "\n"), in: bytes, line, bytes.count)
      readLine(bytes, line, end)
      line = end + 1
    }
  }

  private mutating func readLine(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) {
    let tab = UInt8(ascii: "\t")
    let first = Self.next(tab, in: bytes, start, end)
    let second = Self.next(tab, in: bytes, first + 1, end)
    let third = Self.next(tab, in: bytes, second + 1, end)
    guard third < end, first > start, bytes[start] != UInt8(ascii: "#"),
      let strength = Int(String(decoding: bytes[second + 1..<third], as: UTF8.self))
    else { return }
    let isSpeech = bytes[first + 1..<second].elementsEqual("speech".utf8)
    let lemma = WordHash(folding: bytes, start, first)
    let info = Info(lemma: lemma, isSpeech: isSpeech, strength: strength)
    var form = third + 1
    while form < end {
      let behind = Self.next(UInt8(ascii: " "), in: bytes, form, end)
      if behind > form { infos[WordHash(folding: bytes, form, behind)] = info }
      form = behind + 1
    }
  }

  /// Where `byte` stands in `bytes[start..<end]`; `end` when it does not.
  private static func next(
    _ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> Int {
    var index = min(start, end)
    while index < end, bytes[index] != byte { index += 1 }
    return index
  }

  /// What is known of this form; nil when it is no reporting verb.
  package func info(of word: WordHash) -> Info? { infos[word] }
}
