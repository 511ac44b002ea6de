/// What the bytes of a document look like that is no UTF-8 and says nothing of its charset.
///
/// Western text has single bytes beyond ASCII among its letters. Elsewhere they stand together, and
/// how they pair up, and where they lie, tells the writing. Reads 64 KB at most.
struct CharsetGuess {
  /// Bytes beyond ASCII, and those of them beside another.
  private var (high, adjacent) = (0, 0)
  /// Runs of them, and those of odd length.
  private var (runs, oddRuns) = (0, 0)
  private var isPaired = true
  /// By value: all of them, and the first of each pair within a run.
  private var tally = [Int](repeating: 0, count: 256)
  private var leads = [Int](repeating: 0, count: 256)

  init(_ bytes: [UInt8]) {
    let end = min(bytes.count, 1 << 16)
    var index = 0
    while index < end {
      guard bytes[index] >= 0x80 else {
        index += 1
        continue
      }
      let start = index
      while index < end, bytes[index] >= 0x80 {
        tally[Int(bytes[index])] += 1
        if (index - start) % 2 == 0 { leads[Int(bytes[index])] += 1 }
        if !(0xA1...0xFE).contains(bytes[index]) { isPaired = false }
        index += 1
      }
      high += index - start
      runs += 1
      if index - start > 1 { adjacent += index - start }
      oddRuns += (index - start) % 2
    }
  }

  /// The charset, nil where nothing speaks against Windows-1252.
  static func charset(of bytes: [UInt8]) -> Charset? {
    let guess = CharsetGuess(bytes)
    guard guess.high >= 12, guess.adjacent * 2 > guess.high else { return nil }
    if guess.isPaired, guess.oddRuns * 20 <= guess.runs { return guess.extendedUnix }
    if let charset = guess.lowTrails(bytes) { return charset }
    return guess.alphabet
  }

  private func share(_ counts: [Int], _ range: ClosedRange<Int>) -> Double {
    let all = counts.reduce(0, +)
    return all == 0 ? 0 : Double(counts[range].reduce(0, +)) / Double(all)
  }

  /// Pairs of bytes above 0xA0: Japanese by its kana, Korean by the rows of Hangul, else Chinese.
  private var extendedUnix: Charset {
    if share(leads, 0xA4...0xA5) > 0.25 { return Charset(name: "EUC-JP") }
    return Charset(name: share(leads, 0xB0...0xC8) > 0.85 ? "CP949" : "GB18030")
  }

  /// Pairs whose second byte may be ASCII: Japanese by its kana, Chinese by the common rows.
  private func lowTrails(_ bytes: [UInt8]) -> Charset? {
    var (pairs, broken, kana, common, low) = (0, 0, 0, 0, 0)
    var index = 0
    while index + 1 < min(bytes.count, 1 << 16) {
      let (lead, trail) = (bytes[index], bytes[index + 1])
      guard lead >= 0x80 else {
        index += 1
        continue
      }
      let isPair = (0x40...0x7E).contains(trail) || trail >= 0x80
      pairs += 1
      if !isPair { broken += 1 }
      if lead == 0x82 || lead == 0x83 { kana += 1 }
      if (0xA4...0xC6).contains(lead) { common += 1 }
      if trail < 0x80 { low += 1 }
      index += isPair ? 2 : 1
    }
    guard pairs > 0, broken * 33 <= pairs else { return nil }
    if kana * 4 > pairs { return Charset(name: "CP932") }
    return common * 5 > pairs * 3 && low * 6 > pairs ? Charset(name: "BIG5-HKSCS") : nil
  }

  /// One byte a letter: Russian by where its small letters lie, Greek by its accents.
  private var alphabet: Charset? {
    if share(tally, 0xC0...0xDF) > 0.7 { return Charset(name: "KOI8-R") }
    if share(tally, 0xDC...0xFE) > 0.8, share(tally, 0xDC...0xDF) > 0.06 {
      return Charset(name: "CP1253")
    }
    return share(tally, 0xE0...0xFF) > 0.7 ? Charset(name: "CP1251") : nil
  }
}
