/// The words of a name as people type them: small letters without accents, marks left out.
///
/// "Ægir O’Brien-Núñez" gives `["agir", "obrien", "nunez"]`. Letters outside the Latin alphabet keep
/// their accents. Linear.
package func foldedWords(of name: String) -> [String] {
  var words: [String] = []
  var word = ""
  for scalar in name.unicodeScalars {
    if let letter = folded(scalar) {
      word += letter
    } else if !isInsideWord(scalar), !word.isEmpty {
      words.append(word)
      word = ""
    }
  }
  if !word.isEmpty { words.append(word) }
  return words
}

/// Apostrophes and the accents that follow their letter neither end a word nor count.
private func isInsideWord(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x27, 0x2019, 0x300...0x36F: true
  default: false
  }
}

/// What a letter or digit is compared as, nil for everything else.
private func folded(_ scalar: Unicode.Scalar) -> String? {
  switch scalar.value {
  case 0x41...0x5A:
    return Unicode.Scalar(scalar.value + 0x20).map { String($0) }
  case 0x30...0x39, 0x61...0x7A:
    return String(scalar)
  case 0xC0..<0x180:
    return base(latinBases, Int(scalar.value) - 0xC0)
  case 0x1E00..<0x1F00:
    return base(latinAdditionalBases, Int(scalar.value) - 0x1E00)
  default:
    return scalar.properties.isAlphabetic ? scalar.properties.lowercaseMapping : nil
  }
}

private func base(_ table: [UInt8], _ index: Int) -> String? {
  table[index] == 0x2E ? nil : String(Unicode.Scalar(table[index]))
}

/// The letter under each accent from U+00C0 to U+017F, by Unicode's compatibility decomposition and,
/// for letters it does not take apart, by look (ø, ł, đ); a full stop where there is no letter.
private let latinBases = Array(
  ("aaaaaaaceeeeiiiidnooooo.ouuuuytsaaaaaaaceeeeiiiidnooooo.ouuuuyty"
    + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
    + "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs").utf8)

/// The same from U+1E00 to U+1EFF, which holds the letters of Vietnamese.
private let latinAdditionalBases = Array(
  ("aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm"
    + "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv"
    + "wwwwwwwwwwxxxxyyzzzzzzhtwyas....aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
    + "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......").utf8)
