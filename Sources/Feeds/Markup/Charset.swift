/// A charset by the name the C library's converter knows it under.
struct Charset: Equatable {
  /// In capitals: `UTF-8`, `CP1252`.
  var name: String

  static let utf8 = Charset(name: "UTF-8")
  static let windows1252 = Charset(name: "CP1252")

  /// The bytes of a code unit: where a broken byte is stepped over, the rest must stay aligned.
  var unitLength: Int {
    if name.hasPrefix("UTF-16") { return 2 }
    return name.hasPrefix("UTF-32") ? 4 : 1
  }
}

extension Charset {
  /// The charset a label in a header or declaration stands for.
  ///
  /// Labels mean what browsers take them for (WHATWG Encoding Standard, section 4.2): Latin 1 is
  /// read as Windows-1252, GB 2312 as GB 18030, and so on. UTF-7 is refused: it smuggles markup past
  /// every check.
  /// - Returns: nil for a label that cannot be one. Whether the converter knows it is seen later.
  init?(label: String) {
    let folded = label.utf8.filter { $0 > 0x20 && $0 != UInt8(ascii: "\"") && $0 != 0x27 }
      .map { (0x61...0x7A).contains($0) ? $0 - 0x20 : $0 }
    guard (2...40).contains(folded.count), folded.allSatisfy(Self.isLabelByte) else { return nil }
    let plain = String(decoding: folded, as: UTF8.self)
    if plain.hasPrefix("UTF-7") || plain == "UTF7" || plain == "UNICODE-1-1-UTF-7" { return nil }
    name = Self.namesOfLabels[plain] ?? plain
  }

  /// Letters, digits and the signs of names; no slash, which gives the converter orders.
  private static func isLabelByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A: true
    case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: ":"), UInt8(ascii: "."): true
    default: false
    }
  }

  private static let namesOfLabels: [String: String] = {
    var names: [String: String] = [:]
    for (name, labels) in [
      ("UTF-8", "UTF8 UNICODE-1-1-UTF-8 X-UNICODE20UTF8"),
      ("UTF-16LE", "UNICODE ISO-10646-UCS-2 UCS-2 UTF-16"),
      ("UTF-32LE", "UTF-32 UCS-4 ISO-10646-UCS-4"),
      (
        "CP1252",
        """
        ISO-8859-1 ISO8859-1 ISO_8859-1 ISO88591 LATIN1 LATIN-1 L1 US-ASCII ASCII ANSI_X3.4-1968 \
        WINDOWS-1252 X-CP1252 CP819 IBM819 ISO_8859-1:1987
        """
      ),
      ("CP1250", "WINDOWS-1250 X-CP1250"), ("CP1251", "WINDOWS-1251 X-CP1251"),
      ("CP1253", "WINDOWS-1253 X-CP1253"),
      ("CP1254", "WINDOWS-1254 X-CP1254 ISO-8859-9 ISO8859-9 ISO_8859-9 LATIN5 L5"),
      ("CP1255", "WINDOWS-1255 X-CP1255"), ("CP1256", "WINDOWS-1256 X-CP1256"),
      ("CP1257", "WINDOWS-1257 X-CP1257"), ("CP1258", "WINDOWS-1258 X-CP1258"),
      ("CP874", "WINDOWS-874 TIS-620 TIS620 ISO-8859-11 DOS-874"),
      ("ISO-8859-2", "LATIN2 ISO8859-2 L2"), ("ISO-8859-15", "LATIN9 LATIN-9 L9 ISO8859-15"),
      ("ISO-8859-8", "ISO-8859-8-I LOGICAL"),
      ("KOI8-R", "KOI KOI8 KOI8_R CSKOI8R"), ("KOI8-U", "KOI8-RU"),
      ("MACINTOSH", "MAC X-MAC-ROMAN MACROMAN"),
      ("MAC-CYRILLIC", "X-MAC-CYRILLIC X-MAC-UKRAINIAN"), ("CP866", "IBM866 866"),
      ("GB18030", "GB2312 GBK GB_2312-80 GB_2312 CHINESE X-GBK CP936 WINDOWS-936 EUC-CN"),
      ("HZ-GB-2312", "HZ"),
      ("BIG5-HKSCS", "BIG5 BIG-5 BIG5HKSCS CN-BIG5 X-X-BIG5 BIG5-HKSCS"),
      ("CP932", "SHIFT_JIS SHIFT-JIS SJIS X-SJIS MS_KANJI WINDOWS-31J MS932"),
      ("EUC-JP", "EUCJP X-EUC-JP X-EUC"), ("ISO-2022-JP", "CSISO2022JP"),
      ("CP949", "EUC-KR EUCKR KS_C_5601-1987 KS_C_5601 KSC5601 KOREAN WINDOWS-949 UHC"),
    ] {
      for label in labels.split(separator: " ") { names[String(label)] = name }
    }
    return names
  }()
}
