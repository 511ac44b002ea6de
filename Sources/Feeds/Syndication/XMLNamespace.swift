/// The vocabularies that feeds mix.
enum XMLNamespace: Hashable {
  /// RSS of every version, and elements without a namespace.
  case none
  case rdf, rss1, rss09, atom, dublinCore, dublinTerms, content, xhtml, media, itunes, slash,
    thread,
    syndication, feedburner, googlePlay, wellFormedWeb, georss, xml, other
}

extension XMLNamespace {
  /// The vocabulary with this address; nil for an unknown one.
  init?(uri: String) {
    let folded = uri.lowercased()
    let plain = folded.hasSuffix("/") || folded.hasSuffix("#") ? String(folded.dropLast()) : folded
    guard let known = Self.byURI[plain] else { return nil }
    self = known
  }

  /// The vocabulary that usually has this prefix: for feeds that forget to declare it.
  init?(prefix: String) {
    switch prefix.lowercased() {
    case "rdf": self = .rdf
    case "rss": self = .none
    case "atom", "atom10", "a10", "a": self = .atom
    case "dc": self = .dublinCore
    case "dcterms": self = .dublinTerms
    case "content": self = .content
    case "xhtml", "html", "h": self = .xhtml
    case "media": self = .media
    case "itunes": self = .itunes
    case "slash": self = .slash
    case "thr": self = .thread
    case "sy", "syn": self = .syndication
    case "feedburner": self = .feedburner
    case "googleplay": self = .googlePlay
    case "wfw": self = .wellFormedWeb
    case "georss", "geo", "gml": self = .georss
    case "xml": self = .xml
    default: return nil
    }
  }

  /// Addresses as they occur, in small letters and without a slash or hash at the end.
  private static let byURI: [String: XMLNamespace] = [
    "http://www.w3.org/1999/02/22-rdf-syntax-ns": .rdf,
    "http://purl.org/rss/1.0": .rss1,
    "http://my.netscape.com/rdf/simple/0.9": .rss09,
    "http://channel.netscape.com/rdf/simple/0.9": .rss09,
    "http://my.netscape.com/publish/formats/rss-0.91.dtd": .none,
    "http://backend.userland.com/rss": .none,
    "http://backend.userland.com/rss2": .none,
    "http://backend.userland.com/rss091": .none,
    "http://blogs.law.harvard.edu/tech/rss": .none,
    "http://www.rssboard.org/rss-specification": .none,
    "http://www.w3.org/2005/atom": .atom,
    "https://www.w3.org/2005/atom": .atom,
    "http://purl.org/atom/ns": .atom,
    "http://example.com/newformat": .atom,
    "http://necho.org": .atom,
    "http://purl.org/echo": .atom,
    "uri/of/echo/namespace#": .atom,
    "http://purl.org/pie": .atom,
    "http://purl.org/dc/elements/1.1": .dublinCore,
    "http://purl.org/dc/elements/1.0": .dublinCore,
    "http://purl.org/dc/terms": .dublinTerms,
    "http://purl.org/rss/1.0/modules/dcterms": .dublinTerms,
    "http://purl.org/rss/1.0/modules/content": .content,
    "http://www.w3.org/1999/xhtml": .xhtml,
    "http://search.yahoo.com/mrss": .media,
    "https://search.yahoo.com/mrss": .media,
    "http://www.rssboard.org/media-rss": .media,
    "http://video.search.yahoo.com/mrss": .media,
    "http://www.itunes.com/dtds/podcast-1.0.dtd": .itunes,
    "http://example.com/dtds/podcast-1.0.dtd": .itunes,
    "http://purl.org/rss/1.0/modules/slash": .slash,
    "http://purl.org/syndication/thread/1.0": .thread,
    "http://purl.org/rss/1.0/modules/syndication": .syndication,
    "http://rssnamespace.org/feedburner/ext/1.0": .feedburner,
    "http://www.google.com/schemas/play-podcasts/1.0": .googlePlay,
    "http://wellformedweb.org/commentapi": .wellFormedWeb,
    "http://www.georss.org/georss": .georss,
    "http://www.opengis.net/gml": .georss,
    "http://www.w3.org/2003/01/geo/wgs84_pos": .georss,
    "http://www.w3.org/xml/1998/namespace": .xml,
  ]
}
