import Language
import Testing

/// Copies bytes to memory that stays, as `Assets` promises.
func keep(_ bytes: [UInt8]) -> UnsafeRawBufferPointer {
  let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 64)
  memory.copyBytes(from: bytes)
  return UnsafeRawBufferPointer(memory)
}

@Suite struct AssetFileTests {
  private let good = AssetFile.bytes(magic: "TEST", version: 2, sections: [[1, 2, 3], [], [4]])

  private func open(_ bytes: [UInt8], magic: String = "TEST", version: Int = 2) throws(AssetError)
    -> AssetFile
  {
    try AssetFile(keep(bytes), path: "x.bin", magic: magic, version: version, sections: 3)
  }

  @Test func `sections come back as they were written`() throws {
    let file = try open(good)
    #expect(Array(file.section(0)) == [1, 2, 3])
    #expect(file.section(1).isEmpty)
    #expect(Array(file.section(2)) == [4])
  }

  @Test func `another file is not ours`() {
    #expect(throws: AssetError.notOurs(path: "x.bin", found: "TEST", expected: "PQLX")) {
      try open(good, magic: "PQLX")
    }
    #expect(throws: AssetError.notOurs(path: "x.bin", found: "", expected: "TEST")) {
      try open([])
    }
  }

  @Test func `another version is told`() {
    #expect(throws: AssetError.wrongVersion(path: "x.bin", found: 2, expected: 3)) {
      try open(good, version: 3)
    }
  }

  @Test func `a file cut short is told`() {
    #expect(
      throws: AssetError.wrongSize(path: "x.bin", found: good.count - 8, expected: good.count)
    ) { try open(Array(good.dropLast(8))) }
    #expect(throws: AssetError.wrongSize(path: "x.bin", found: 10, expected: 56)) {
      try open(Array(good.prefix(10)))
    }
  }

  @Test(arguments: 16..<80) func `any changed byte is noticed`(position: Int) {
    var bytes = good
    guard position < bytes.count else { return }
    bytes[position] ^= 0x10
    #expect(throws: AssetError.damaged(path: "x.bin")) { try open(bytes) }
  }

  @Test func `trusted bytes are not summed up, but they must be whole`() throws {
    var bytes = good
    bytes[bytes.count - 1] ^= 0x10
    func trust(_ bytes: [UInt8]) throws(AssetError) {
      _ = try AssetFile(
        keep(bytes), path: "x.bin", magic: "TEST", version: 2, sections: 3, isTrusted: true)
    }
    try trust(bytes)
    #expect(throws: AssetError.self) { try trust(Array(bytes.dropLast(8))) }
    #expect(throws: AssetError.self) { try trust(Array(bytes.prefix(40))) }
  }
}
