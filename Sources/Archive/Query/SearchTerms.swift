/// A text as the full-text index sees it: its terms in small letters and without accents, each
/// between two blanks, so that looking for words is looking for bytes.
///
/// Terms are cut and folded as SQLite's tokenizer `unicode61 remove_diacritics 2` does it: runs of
/// letters and digits, accents taken from Latin letters only, apostrophes part terms.
package struct SearchTerms: Hashable, Sendable {
  /// ` angela merkel said `; one blank when there is no term.
  package let bytes: [UInt8]
  /// How many terms there are.
  package let count: Int

  /// Takes a text apart. Linear.
  package init(_ text: String) {
    var bytes: [UInt8] = [0x20]
    bytes.reserveCapacity(text.utf8.count + 2)
    var count = 0
    for scalar in text.unicodeScalars {
      let value = scalar.value
      if value < 0x80 {
        let byte = asciiTerms[Int(value)]
        if byte != 0x20 {
          bytes.append(byte)
          continue
        }
      } else if isAccent(value) {
        continue
      } else if isTermLetter(scalar) {
        append(folded: scalar, to: &bytes)
        continue
      }
      if bytes[bytes.count - 1] != 0x20 {
        bytes.append(0x20)
        count += 1
      }
    }
    if bytes[bytes.count - 1] != 0x20 {
      bytes.append(0x20)
      count += 1
    }
    self.bytes = bytes
    self.count = count
  }

  /// True when there is no letter and no digit.
  package var isEmpty: Bool { count == 0 }

  /// The terms as strings.
  package var strings: [String] {
    bytes.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
  }

  /// True when the terms of `other` stand here together in their order.
  /// - Parameter asPrefix: the last of them may go on.
  package func contains(_ other: SearchTerms, asPrefix: Bool = false) -> Bool {
    let sought = asPrefix ? other.bytes.dropLast() : other.bytes[...]
    guard !other.isEmpty, sought.count <= bytes.count else { return false }
    // Terms begin behind blanks, and most blanks are not followed by the first letter sought.
    let first = sought[1]
    for start in 0...(bytes.count - sought.count)
    where bytes[start] == 0x20 && bytes[start + 1] == first {
      if bytes[start..<start + sought.count].elementsEqual(sought) { return true }
    }
    return false
  }

  /// True when these are the terms of `other` and no more.
  /// - Parameter asPrefix: these may go on where `other` ends.
  package func equals(_ other: SearchTerms, asPrefix: Bool = false) -> Bool {
    asPrefix ? bytes.starts(with: other.bytes.dropLast()) : bytes == other.bytes
  }
}

/// Small letters and digits as they are, capitals small, a blank for everything else.
private let asciiTerms: [UInt8] = (0..<128).map { (byte: UInt8) in
  switch byte {
  case 0x30...0x39, 0x61...0x7A: byte
  case 0x41...0x5A: byte + 0x20
  default: 0x20
  }
}

/// The combining marks that the index drops; all others end a term.
private func isAccent(_ value: UInt32) -> Bool {
  switch value {
  case 0x300...0x304, 0x306...0x30C, 0x30F, 0x311, 0x31B, 0x323...0x328, 0x32D, 0x32E, 0x330, 0x331:
    true
  default: false
  }
}

private func isTermLetter(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
    .decimalNumber, .letterNumber, .otherNumber, .privateUse:
    true
  default: false
  }
}

private func append(folded scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
  let base: UInt8 =
    switch scalar.value {
    case 0xC0..<0x250: latinBases[Int(scalar.value) - 0xC0]
    case 0x1E00..<0x1F00: latinAdditionalBases[Int(scalar.value) - 0x1E00]
    default: full
    }
  if base != full { return bytes.append(base) }
  switch scalar.value {
  // The two small sigmas are one letter, and so are mu and the micro sign.
  case 0x3C2: return bytes.append(contentsOf: "σ".utf8)
  case 0xB5: return bytes.append(contentsOf: "μ".utf8)
  default: break
  }
  bytes.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
}

/// Stands in the tables for a letter that has no accent to lose.
private let full = UInt8(ascii: ".")

/// What the letters from U+00C0 to U+024F are without their accents.
private let latinBases = Array(
  """
  aaaaaa.ceeeeiiii.nooooo..uuuuy..aaaaaa.ceeeeiiii.nooooo..uuuuy.y\
  aaaaaaccccccccdd..eeeeeeeeeegggggggghh..iiiiiiiii...jjkk.llllll.\
  ...nnnnnn...oooooo..rrrrrrsssssssstttt..uuuuuuuuuuuuwwyyyzzzzzzs\
  ................................oo.............uu...............\
  .............aaiioouuuuuuuuuu.aa......ggkkoooo..j...gg..nnaa....\
  aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............\
  ................
  """.utf8)

/// The same from U+1E00 to U+1EFF, which holds the letters of Vietnamese.
private let latinAdditionalBases = Array(
  """
  aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm\
  mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv\
  wwwwwwwwwwxxxxyyzzzzzzhtwy.s....aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee\
  eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......
  """.utf8)
