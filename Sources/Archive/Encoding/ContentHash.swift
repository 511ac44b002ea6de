/// A hash of bytes that is the same in every run and on every machine, since rows hold it: words of
/// eight bytes multiplied and folded, after wyhash (W. Yi, github.com/wangyi-fudan/wyhash), without
/// its defence against those who seek collisions: who sends two texts of one hash has merely one of
/// two twins shown.
struct ContentHash {
  private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// Adds a string and its end, so that "ab" + "c" is not "a" + "bc".
  mutating func add(_ string: String) {
    var string = string
    string.withUTF8 { add(UnsafeRawBufferPointer($0)) }
  }

  /// Adds bytes and their number.
  mutating func add(_ bytes: [UInt8]) { bytes.withUnsafeBytes { add($0) } }

  /// Adds a number.
  mutating func add(_ number: Int64) { mix(UInt64(bitPattern: number)) }

  private mutating func add(_ bytes: UnsafeRawBufferPointer) {
    var place = 0
    while place + 8 <= bytes.count {
      mix(bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian)
      place += 8
    }
    var rest: UInt64 = 0
    while place < bytes.count {
      rest = rest << 8 | UInt64(bytes[place])
      place += 1
    }
    mix(rest)
    mix(UInt64(bytes.count))
  }

  private mutating func mix(_ word: UInt64) {
    let product = (state ^ word).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
    state = product.high ^ product.low ^ (word &* 0xA076_1D64_78BD_642F)
  }

  /// 47 bits, which SQLite keeps in six bytes; of 100,000 two are equal once in 28,000 archives.
  var value: Int64 {
    let product = state.multipliedFullWidth(by: 0x8EBC_6AF0_9C88_C6E3)
    return Int64((product.high ^ product.low) >> 17)
  }
}
