/// Reads the sections of an asset one behind the other, where they lie.
package struct SectionReader {
  private let file: AssetFile
  private let path: String
  private let count: Int
  /// True when the bytes are part of the program, so that their checks can be left out.
  let isTrusted: Bool
  private var next = 0

  /// Checks the file and stands before its first section.
  package init(
    _ bytes: UnsafeRawBufferPointer, path: String, magic: String, version: Int, sections: Int,
    isTrusted: Bool = false
  ) throws(AssetError) {
    file = try AssetFile(
      bytes, path: path, magic: magic, version: version, sections: sections, isTrusted: isTrusted)
    self.isTrusted = isTrusted
    self.path = path
    count = sections
  }

  /// What to throw when the sections say what cannot be.
  package var damage: AssetError { .damaged(path: path) }

  /// A section that holds one number.
  package mutating func number() throws(AssetError) -> Int {
    Int(clamping: try values(of: UInt64.self, count: 1)[0].littleEndian)
  }

  /// A section of `count` values, not copied.
  package mutating func values<Value: BitwiseCopyable>(
    of type: Value.Type, count wanted: Int
  ) throws(AssetError) -> UnsafeBufferPointer<Value> {
    guard next < count else { throw damage }
    let section = file.section(next)
    next += 1
    let size = wanted.multipliedReportingOverflow(by: MemoryLayout<Value>.stride)
    guard wanted >= 0, !size.overflow, size.partialValue == section.count,
      let base = section.baseAddress,
      UInt(bitPattern: base) % UInt(MemoryLayout<Value>.alignment) == 0
    else { throw damage }
    return UnsafeBufferPointer(start: base.assumingMemoryBound(to: type), count: wanted)
  }
}

/// Collects the sections of an asset.
package struct SectionWriter {
  /// The sections so far.
  package private(set) var sections: [[UInt8]] = []

  /// None yet.
  package init() {}

  /// Appends a section that holds one number.
  package mutating func number(_ number: Int) { values([UInt64(number).littleEndian]) }

  /// Appends a section of values.
  package mutating func values<Value: BitwiseCopyable>(_ values: [Value]) {
    sections.append(values.withUnsafeBytes { Array($0) })
  }
}
