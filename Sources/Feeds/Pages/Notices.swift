/// True for a paragraph that speaks of the page: "Advertisement", "Share this", "Read more: ...".
/// - Parameter isLinks: true when most of it leads elsewhere.
func isNotice(_ text: String, isLinks: Bool) -> Bool {
  let line = text.lowercased()
  let end = line.lastIndex { $0.isLetter } ?? line.startIndex
  if !line.isEmpty, wholeNotices.contains(String(line[...end])) { return true }
  return isLinks && noticeOpenings.contains { line.hasPrefix($0) }
}

/// Paragraphs that are nothing else.
private let wholeNotices: Set<String> = [
  "advertisement", "advertisements", "advertising", "ad", "sponsored", "sponsored content",
  "story continues below advertisement", "article continues below advertisement",
  "article continues after advertisement", "continue reading below", "continue reading",
  "story continues below", "article continues below", "share this", "share this article",
  "share this story", "share on facebook", "share on twitter", "share", "tweet", "print",
  "read more", "read more here", "related", "related articles", "related stories",
  "related content", "related posts", "more on this story", "more on this topic",
  "you may also like",
  "recommended", "recommended for you", "most read", "most popular", "trending", "subscribe",
  "sign up", "sign in", "log in", "follow us", "leave a comment", "post a comment", "comments",
  "view comments", "show comments", "load more", "back to top", "all rights reserved",
  "scroll to continue", "skip to content", "skip advertisement", "anzeige", "werbung", "publicité",
  "lire aussi", "à lire aussi", "mehr zum thema", "lesen sie auch", "publicidad", "lee también",
  "leia também", "leggi anche", "advertentie", "lees ook", "реклама", "читайте также",
]

/// How paragraphs begin that lead to other articles.
private let noticeOpenings: [String] = [
  "read more:", "read more about", "read also", "read:", "read next", "also read", "related:",
  "see also:", "more:", "more from", "watch:", "don't miss", "don’t miss", "recommended:",
  "you may also like", "follow us", "subscribe to", "sign up", "click here to", "lire aussi",
  "à lire aussi", "mehr zum thema", "lesen sie auch", "lesen sie mehr", "lee también",
  "lea también",
  "leia também", "leggi anche", "lees ook", "читайте также",
]
