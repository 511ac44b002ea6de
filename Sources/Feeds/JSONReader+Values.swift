/// Values of documents that do not keep to their format.
extension JSONReader {
  /// Reads an object, `read` the value of each key. A comma too many is forgiven.
  package mutating func members(
    _ read: (String, inout JSONReader) throws(JSONError) -> Void
  ) throws(JSONError) {
    try expect("{")
    while !take("}") {
      let key = try string()
      try expect(":")
      try read(key, &self)
      guard take(",") else {
        try expect("}")
        return
      }
    }
  }

  /// Reads an array, `read` each element. A comma too many is forgiven.
  package mutating func elements(
    _ read: (inout JSONReader) throws(JSONError) -> Void
  ) throws(JSONError) {
    try expect("[")
    while !take("]") {
      try read(&self)
      guard take(",") else {
        try expect("]")
        return
      }
    }
  }

  /// Reads an array of values, or the one value that stands where an array should.
  package mutating func listOrOne<Value>(
    _ read: (inout JSONReader) throws(JSONError) -> Value
  ) throws(JSONError) -> [Value] {
    guard peek() == UInt8(ascii: "[") else { return [try read(&self)] }
    var values: [Value] = []
    try elements { reader throws(JSONError) in values.append(try read(&reader)) }
    return values
  }

  /// Reads a string, or a number as it is written; nil for anything else, which is passed over.
  package mutating func scalar() throws(JSONError) -> String? {
    guard let next = peek() else { throw JSONError(offset: index, reason: "breaks off") }
    if next == UInt8(ascii: "\"") { return try string() }
    let written = try skipValue()
    let isNumber = next == UInt8(ascii: "-") || isDigit(next)
    return isNumber ? String(decoding: written, as: UTF8.self) : nil
  }
}
