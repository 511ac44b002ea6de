/// The features of the word class tagger, one function for reader and trainer.
///
/// Those of Collins (2002) and Ratnaparkhi (1996): the word, its ends and shape, its neighbours, and
/// the classes given to the two tokens before.
package struct PartOfSpeechFeatures {
  /// Raised when a feature changes: weights of another version would mean nothing.
  package static let version = 2

  /// Writes the features of token `at` of the sentence `start..<end` to `memory`, which holds
  /// `FeatureList.capacity` numbers.
  ///
  /// - Parameters:
  ///   - previous: class of the token before; 255 at the start.
  ///   - beforeThat: class of the one before that; 255 at the start.
  /// - Returns: how many there are.
  @inline(__always)
  package static func write(
    _ forms: UnsafeBufferPointer<WordForm>, start: Int, end: Int, at token: Int,
    previous: UInt8, beforeThat: UInt8, to memory: UnsafeMutablePointer<UInt64>
  ) -> Int {
    var list = FeatureList(memory)
    let form = forms[token]
    let left = token > start ? forms[token - 1] : .before
    let right = token + 1 < end ? forms[token + 1] : .behind
    let farLeft = token > start + 1 ? forms[token - 2].word : WordForm.before.word
    let farRight = token + 2 < end ? forms[token + 2].word : WordForm.behind.word
    let tag = UInt64(previous)
    let tags = tag << 8 | UInt64(beforeThat)
    let suffix = UInt64(form.suffix)
    let casing = UInt64(form.casing.rawValue) << 1 | (token == start ? 1 : 0)

    list.add(1, 0)
    list.add(2, form.word)
    list.add(3, form.word, casing)
    list.add(4, suffix & 0xFF)
    list.add(5, suffix & 0xFFFF)
    list.add(6, suffix & 0xFF_FFFF)
    list.add(7, suffix)
    list.add(8, UInt64(form.prefix) & 0xFF)
    list.add(9, UInt64(form.prefix) & 0xFF_FFFF)
    list.add(10, UInt64(form.shape), casing & 1)
    list.add(11, UInt64(form.shortShape), casing & 1)
    list.add(12, tag)
    list.add(13, tags)
    list.add(14, tag, form.word)
    list.add(15, left.word)
    list.add(16, UInt64(left.suffix) & 0xFF_FFFF)
    list.add(17, farLeft)
    list.add(18, right.word)
    list.add(19, UInt64(right.suffix) & 0xFF_FFFF)
    list.add(20, farRight)
    list.add(21, left.word, form.word)
    list.add(22, form.word, right.word)
    list.add(23, tag, suffix & 0xFF_FFFF, casing)
    list.add(24, tag, right.word)
    list.add(25, UInt64(right.shortShape), UInt64(form.shortShape))
    list.add(26, tags, form.word)
    list.add(27, left.word, right.word)
    list.add(28, suffix & 0xFF_FFFF, UInt64(right.suffix) & 0xFF_FFFF)
    return list.count
  }
}
