/// `text` in lower case and without accents, for comparing what people type with names.
///
/// Covers the Latin letters up to U+017F, which news in English prints; others only lose their case.
package func folded(_ text: String) -> String {
  var result = ""
  for scalar in text.lowercased().unicodeScalars {
    switch scalar.value {
    case 0x300...0x36F: continue
    case 0xDF: result += "ss"
    case 0xE6: result += "ae"
    case 0xFE: result += "th"
    case 0x153: result += "oe"
    case 0xE0...0x17F:
      let letter = baseLetters[Int(scalar.value) - 0xE0]
      if letter == "." { result.unicodeScalars.append(scalar) } else { result.append(letter) }
    case 0x2018, 0x2019: result += "'"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// The letters under the accents of U+00E0 to U+017F; a full stop keeps the scalar.
private let baseLetters = Array(
  "aaaaaa.ceeeeiiii" + "dnooooo.ouuuuy.y" + "aaaaaaccccccccdd" + "ddeeeeeeeeeegggg"
    + "gggghhhhiiiiiiii" + "ii..jjkkklllllll" + "lllnnnnnn...oooo" + "oo..rrrrrrssssss"
    + "ssttttttuuuuuuuu" + "uuuuwwyyyzzzzzzs")
