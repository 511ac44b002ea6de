/// The features of one token as 64-bit hashes, written to memory lent by the caller.
///
/// A feature is a template number with the values it joins. The upper bits of its hash choose its
/// row of weights; two features of one row count as one ("hashing trick", Ganchev and Dredze 2008).
package struct FeatureList {
  /// No token has more features than this.
  package static let capacity = 160

  private let salt: UInt64
  private let memory: UnsafeMutablePointer<UInt64>
  private(set) var count = 0

  /// Uses `memory`, which holds `capacity` numbers.
  /// - Parameter salt: lists of different salt have no feature in common.
  @inline(__always)
  init(_ memory: UnsafeMutablePointer<UInt64>, salt: UInt64 = 0) {
    self.memory = memory
    self.salt = salt
  }

  /// Adds the feature of one value.
  @inline(__always)
  mutating func add(_ template: UInt64, _ value: UInt64) {
    put((value ^ (template &* 0xD6E8_FEB8_6659_FD93)) &* 0x9E37_79B9_7F4A_7C15)
  }

  /// Adds the feature of two values together.
  @inline(__always)
  mutating func add(_ template: UInt64, _ first: UInt64, _ second: UInt64) {
    let mixed = (first ^ (template &* 0xD6E8_FEB8_6659_FD93)) &* 0xA24B_AED4_963E_E407
    put(((mixed ^ (mixed >> 32)) ^ second) &* 0x9E37_79B9_7F4A_7C15)
  }

  /// Adds the feature of three values together.
  @inline(__always)
  mutating func add(_ template: UInt64, _ first: UInt64, _ second: UInt64, _ third: UInt64) {
    let mixed = (second ^ (third &* 0x8CB9_2BA7_2F3D_8DD7)) &* 0xA24B_AED4_963E_E407
    add(template, first, mixed ^ (mixed >> 29))
  }

  @inline(__always)
  private mutating func put(_ hash: UInt64) {
    guard count < Self.capacity else { return }
    memory[count] = (hash ^ (hash >> 31) ^ salt) &* 0xBF58_476D_1CE4_E5B9
    count += 1
  }

  /// The features so far.
  var hashes: UnsafeBufferPointer<UInt64> { UnsafeBufferPointer(start: memory, count: count) }
}
