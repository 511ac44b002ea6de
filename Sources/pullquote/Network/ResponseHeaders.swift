/// The headers of one answer, as they come in line by line.
struct ResponseHeaders: Sendable {
  /// Names in small letters; of a header that comes twice the last.
  private(set) var fields: [String: String] = [:]
  /// Bytes of all header lines so far, those of earlier answers included.
  private var size = 0

  /// A server may send so many bytes of headers; more is an attack.
  static let largest = 256 << 10

  /// Takes a line.
  /// - Returns: false when there have been too many bytes of them.
  mutating func take(_ line: UnsafeRawBufferPointer) -> Bool {
    size += line.count
    guard size <= Self.largest else { return false }
    // Each answer begins anew: "100 Continue", that of a proxy, that of a login.
    if line.starts(with: "HTTP/".utf8) {
      fields.removeAll()
      return true
    }
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return true }
    let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
    let value = line[(colon + 1)...].trimmingBlanks
    fields[name] = String(decoding: value, as: UTF8.self)
    return true
  }

  /// The value of a header, given in small letters; nil when it is not there or empty.
  subscript(name: String) -> String? {
    fields[name].flatMap { $0.isEmpty ? nil : $0 }
  }
}

extension Slice<UnsafeRawBufferPointer> {
  fileprivate var trimmingBlanks: Self {
    var rest = drop { $0 <= 0x20 }
    while let last = rest.last, last <= 0x20 { rest.removeLast() }
    return rest
  }
}
