/// The features of the name tagger, one function for reader and trainer.
///
/// After Ratinov and Roth (2009): words, ends, shapes, lists and document memory, at the token and
/// around it; and of the whole run of capitalised words, because the last word of a name tells its
/// kind better than the first.
package struct NameFeatures {
  /// Raised when a feature changes: weights of another version would mean nothing.
  package static let version = 3

  /// Writes the features of token `at` of the sentence `start..<end` to `memory`, which holds
  /// `FeatureList.capacity` numbers, and returns how many there are.
  @inline(__always)
  package static func write(
    _ tokens: UnsafeBufferPointer<NameToken>, start: Int, end: Int, at index: Int,
    to memory: UnsafeMutablePointer<UInt64>
  ) -> Int {
    let here = tokens[index]
    // Headlines have weights of their own, so that what holds for them changes nothing elsewhere.
    var list = FeatureList(memory, salt: here.isHeadline ? 0x51_7CC1_B727_220A : 0)
    let left = index > start ? tokens[index - 1] : .before
    let right = index + 1 < end ? tokens[index + 1] : .behind
    let farLeft = index > start + 1 ? tokens[index - 2] : .before
    let farRight = index + 2 < end ? tokens[index + 2] : .behind
    let casing = look(here)
    let state = casing | (here.isHeadline ? 0 : UInt64(here.place)) << 8
    addWord(here, casing, state, &list)
    addLists(here, left, right, farLeft, farRight, state, &list)
    addNeighbours(here, left, right, farLeft, farRight, state, &list)
    addMemory(here, left, right, state, &list)
    addClusters(here, left, right, state, &list)
    addRun(tokens, start: start, end: end, at: index, state, &list)
    return list.count
  }

  @inline(__always)
  private static func addWord(
    _ here: NameToken, _ casing: UInt64, _ state: UInt64, _ list: inout FeatureList
  ) {
    let prefix = UInt64(here.form.prefix)
    let suffix = UInt64(here.form.suffix)
    list.add(1, 0)
    list.add(2, here.form.word)
    list.add(3, here.form.word, casing)
    list.add(4, UInt64(here.form.shape), state)
    list.add(5, UInt64(here.form.shortShape))
    list.add(6, prefix & 0xFFFF)
    list.add(7, prefix & 0xFF_FFFF)
    list.add(8, prefix)
    list.add(9, suffix & 0xFF)
    list.add(10, suffix & 0xFFFF)
    list.add(11, suffix & 0xFF_FFFF)
    list.add(12, suffix)
    list.add(13, state)
    list.add(14, state, UInt64(here.form.length))
  }

  @inline(__always)
  private static func addLists(
    _ here: NameToken, _ left: NameToken, _ right: NameToken, _ farLeft: NameToken,
    _ farRight: NameToken, _ state: UInt64, _ list: inout FeatureList
  ) {
    list.add(20, UInt64(here.lists), state)
    list.add(21, UInt64(here.phrase), state)
    list.add(22, UInt64(left.lists), look(left))
    list.add(23, UInt64(right.lists), look(right))
    list.add(24, UInt64(left.phrase), UInt64(here.phrase))
    list.add(25, UInt64(here.phrase), UInt64(right.phrase))
    list.add(26, UInt64(left.lists), UInt64(here.lists))
    list.add(27, UInt64(here.lists), UInt64(right.lists))
    list.add(28, left.form.word, UInt64(here.lists))
    list.add(29, UInt64(here.lists), right.form.word)
    list.add(30, UInt64(farLeft.lists), look(here))
    list.add(31, UInt64(farRight.lists), look(here))
    addBits(here.lists, 40, state, &list)
    addBits(left.lists, 41, look(left), &list)
    addBits(right.lists, 42, look(right), &list)
    addBits(here.phrase, 43, UInt64(here.phrase >> 31), &list)
  }

  /// One feature for each list, with `value`.
  @inline(__always)
  private static func addBits(
    _ lists: UInt32, _ template: UInt64, _ value: UInt64, _ list: inout FeatureList
  ) {
    var rest = lists & 0x7FFF_FFFF
    while rest != 0 {
      list.add(template, UInt64(rest.trailingZeroBitCount), value)
      rest &= rest &- 1
    }
  }

  @inline(__always)
  private static func addNeighbours(
    _ here: NameToken, _ left: NameToken, _ right: NameToken, _ farLeft: NameToken,
    _ farRight: NameToken, _ state: UInt64, _ list: inout FeatureList
  ) {
    let shape = UInt64(here.form.shortShape)
    let leftShape = UInt64(left.form.shortShape)
    let rightShape = UInt64(right.form.shortShape)
    list.add(50, left.form.word)
    list.add(51, right.form.word)
    list.add(52, farLeft.form.word)
    list.add(53, farRight.form.word)
    list.add(54, leftShape)
    list.add(55, rightShape)
    list.add(56, UInt64(farLeft.form.shortShape))
    list.add(57, UInt64(farRight.form.shortShape))
    list.add(58, UInt64(left.form.suffix) & 0xFF_FFFF)
    list.add(59, UInt64(right.form.suffix) & 0xFF_FFFF)
    list.add(60, left.form.word, here.form.word)
    list.add(61, here.form.word, right.form.word)
    list.add(62, left.form.word, right.form.word)
    list.add(63, leftShape, shape)
    list.add(64, shape, rightShape)
    list.add(65, leftShape, shape, rightShape)
    list.add(66, left.form.word, shape)
    list.add(67, shape, right.form.word)
    list.add(68, farLeft.form.word, left.form.word, shape)
    list.add(69, shape, right.form.word, farRight.form.word)
    list.add(70, UInt64(here.tag), state)
    list.add(71, UInt64(left.tag), UInt64(here.tag))
    list.add(72, UInt64(here.tag), UInt64(right.tag))
    list.add(73, UInt64(left.tag), UInt64(here.tag), UInt64(right.tag))
  }

  @inline(__always)
  private static func addMemory(
    _ here: NameToken, _ left: NameToken, _ right: NameToken, _ state: UInt64,
    _ list: inout FeatureList
  ) {
    guard here.form.isCapitalised else { return }
    list.add(80, here.uses.casing, state)
    list.add(81, here.uses.person, state)
    list.add(82, here.uses.context, state)
    list.add(83, here.uses.all)
    list.add(84, here.uses.all, UInt64(here.lists))
    if left.form.isCapitalised { list.add(85, left.uses.person, left.uses.casing) }
    if right.form.isCapitalised { list.add(86, right.uses.person, right.uses.casing) }
  }

  /// The coarse class of words used like this one.
  @inline(__always)
  private static func coarse(_ token: NameToken) -> UInt64 {
    UInt64(token.cluster & (1 << WordClusters.coarseBits - 1))
      | (token.cluster == WordClusters.none ? 1 << WordClusters.coarseBits : 0)
  }

  @inline(__always)
  private static func addClusters(
    _ here: NameToken, _ left: NameToken, _ right: NameToken, _ state: UInt64,
    _ list: inout FeatureList
  ) {
    list.add(100, UInt64(here.cluster), state)
    list.add(101, coarse(here), state)
    list.add(102, UInt64(left.cluster), look(left))
    list.add(103, UInt64(right.cluster), look(right))
    list.add(104, coarse(left), coarse(here), look(here))
    list.add(105, coarse(here), coarse(right), look(here))
    list.add(106, UInt64(here.cluster), UInt64(here.lists))
  }

  @inline(__always)
  private static func addRun(
    _ tokens: UnsafeBufferPointer<NameToken>, start: Int, end: Int, at index: Int,
    _ state: UInt64, _ list: inout FeatureList
  ) {
    let here = tokens[index]
    guard here.form.isCapitalised else { return }
    let runStart = Int(here.runStart)
    let runEnd = Int(here.runEnd)
    let last = tokens[runEnd]
    let first = tokens[runStart]
    let before = runStart > start ? tokens[runStart - 1] : .before
    let behind = runEnd + 1 < end ? tokens[runEnd + 1] : .behind
    let length = UInt64(min(4, runEnd - runStart + 1))
    let position: UInt64 = (index == runStart ? 1 : 0) | (index == runEnd ? 2 : 0)
    let place = position | length << 2
    list.add(90, place, state)
    list.add(91, last.form.word, position)
    list.add(92, first.form.word, position)
    list.add(93, UInt64(last.lists), place)
    list.add(94, UInt64(first.lists), place)
    list.add(95, before.form.word, place)
    list.add(96, behind.form.word, place)
    list.add(97, UInt64(before.lists), UInt64(behind.lists))
    list.add(98, UInt64(last.form.suffix) & 0xFF_FFFF, position)
    list.add(110, UInt64(last.cluster), position)
    list.add(111, UInt64(first.cluster), position)
    list.add(112, coarse(last), place)
    list.add(113, coarse(first), coarse(last), place)
    list.add(114, UInt64(before.cluster), position)
    list.add(115, UInt64(behind.cluster), position)
    list.add(116, coarse(before), coarse(behind), place)
    addBits(last.lists, 44, position, &list)
    addBits(first.lists, 45, position, &list)
    addBits(before.lists, 46, position, &list)
    addBits(behind.lists, 47, position, &list)
  }

  /// How a token is written, as far as that means anything where it stands.
  @inline(__always)
  private static func look(_ token: NameToken) -> UInt64 {
    let casing = token.form.casing
    return token.isHeadline && casing != .none && casing != .digits ? 7 : UInt64(casing.rawValue)
  }
}
