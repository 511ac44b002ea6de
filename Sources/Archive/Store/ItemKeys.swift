import Prose

/// By what an article is known again.
struct ItemKeys {
  /// Identifies it in its feed: the publisher's identifier, else its address, else its text.
  var item: Int64
  /// Of its canonical address; nil where that tells nothing.
  var link: Int64?
  /// Of its text as the feed gives it.
  var content: Int64

  /// The keys of one article by itself.
  init(_ draft: Draft) {
    var hash = ContentHash()
    hash.add(draft.text)
    content = hash.value
    link = draft.url.flatMap(canonicalAddress).map { address in
      var hash = ContentHash()
      hash.add(address)
      return hash.value
    }
    if let guid = draft.guid ?? draft.url, !guid.isEmpty {
      var hash = ContentHash()
      hash.add(guid)
      item = hash.value
    } else {
      item = content
    }
  }

  /// The keys of a document's articles.
  ///
  /// An identifier that several different articles of one document bear (some publishers give every
  /// item the address of the site) identifies none of them; address and title join it then.
  static func all(of drafts: [Draft]) -> [ItemKeys] {
    var keys = drafts.map { ItemKeys($0) }
    var first: [Int64: Int] = [:]
    var shared: Set<Int64> = []
    for (index, key) in keys.enumerated() {
      guard let earlier = first[key.item] else {
        first[key.item] = index
        continue
      }
      if drafts[earlier].title != drafts[index].title || keys[earlier].link != key.link {
        shared.insert(key.item)
      }
    }
    guard !shared.isEmpty else { return keys }
    for index in keys.indices where shared.contains(keys[index].item) {
      var hash = ContentHash()
      hash.add(keys[index].item)
      hash.add(drafts[index].url ?? "")
      hash.add(drafts[index].title)
      keys[index].item = hash.value
    }
    return keys
  }
}
