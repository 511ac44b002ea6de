import Prose

/// What a correction is about, as the table of corrections has it: of each subject the last one
/// counts.
struct CorrectionSubject {
  /// `mark`, `speaker`, `merge` or `split`.
  let act: String
  /// The hash of the article, nil for what is about no article.
  let item: Int64?
  /// The hash of its address, nil where it has none.
  let link: Int64?
  /// The hash of the words, names or tag.
  let hash: Int64

  init(_ correction: Correction) {
    var keys: (item: Int64?, link: Int64?) = (nil, nil)
    var subject = ContentHash()
    switch correction {
    case .mark(let key, let mark):
      keys = Self.keys(of: key)
      act = "mark"
      switch mark {
      case .tag(let name), .untag(let name): subject.add(name)
      case .star, .unstar, .read, .unread: subject.add(0)
      }
      hash = subject.value
    case .speaker(let key, let words, _):
      keys = Self.keys(of: key)
      act = "speaker"
      hash = CorrectedQuotes.subject(of: words)
    case .merge(let kept, let merged):
      act = "merge"
      subject.add(kept.name)
      subject.add(merged.name)
      hash = subject.value
    case .split(let entity, let name):
      act = "split"
      subject.add(entity.name)
      subject.add(name)
      hash = subject.value
    case .withdrawn(let former):
      self = CorrectionSubject(former)
      return
    }
    (item, link) = keys
  }

  /// The hashes an article of this key has.
  static func keys(of key: ArticleKey) -> (item: Int64?, link: Int64?) {
    let keys = ItemKeys(
      Draft(source: "", guid: key.guid, url: key.url, text: "", paragraphs: []))
    return (key.text ?? (key.guid == nil && key.url == nil ? nil : keys.item), keys.link)
  }
}
