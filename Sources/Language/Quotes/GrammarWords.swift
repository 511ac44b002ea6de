/// The words the quote rules ask for by name, hashed once.
struct GrammarWords: Sendable {
  let that = WordHash("that")
  let according = WordHash("according")
  let to = WordHash("to")
  let of = WordHash("of")
  let and = WordHash("and")

  /// Prepositions that join a noun phrase to the one before.
  let joining = WordSet(
    ["of", "in", "for", "from", "at", "with", "on", "to", "by"])
  /// Conjunctions that begin a clause.
  let subordinating = WordSet(
    [
      "as", "while", "because", "after", "before", "when", "if", "although", "though", "since",
      "but",
    ])
  /// Forms of be, have, do that stand before a verb.
  let auxiliary = WordSet(
    [
      "be", "is", "are", "was", "were", "been", "being", "has", "have", "had", "having", "do",
      "does", "did", "'s", "'ve", "'d", "'re", "'m", "will", "would", "could", "should", "may",
      "might", "must", "can", "shall", "'ll", "n't", "ca", "wo",
    ])
  /// Pronouns that are no subjects.
  let objective = WordSet(["him", "them", "me", "us", "himself", "herself"])
  /// Words of time that stand between a verb and its neighbours without being either's phrase.
  let time = WordSet(
    [
      "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today",
      "yesterday", "tonight", "tomorrow", "earlier", "later", "recently", "afterward", "afterwards",
      "mon.", "tue.", "wed.", "thu.", "fri.", "sat.", "sun.", "morning", "afternoon", "evening",
      "night", "week", "month", "year",
    ])
  /// Nouns that are written or spoken: `a statement: "..."`.
  let spokenNouns = WordSet(
    [
      "statement", "tweet", "letter", "email", "memo", "post", "message", "speech", "interview",
      "report", "note", "editorial", "column", "release", "filing", "ruling", "article", "blog",
      "text", "transcript", "question", "answer", "reply", "response", "quote", "remark", "comment",
      "headline", "caption", "advice", "warning", "words", "this", "following",
    ])
  /// Verbs that take the one spoken to as object: told reporters, asked him.
  let addressing = WordSet(
    [
      "tell", "ask", "remind", "assure", "inform", "warn", "advise", "notify", "persuade", "urge",
      "convince",
    ])
}
