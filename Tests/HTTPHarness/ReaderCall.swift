/// One request to a `ReaderServer`.
struct ReaderCall {
  let dialect: ReaderServer.Dialect
  let request: HTTPRequest
  var state: ReaderServer.State

  private var isFreshRSS: Bool { dialect == .freshRSS }
  private var auth: String { "\(ReaderServer.user)/0123456789abcdef\(state.generation)" }
  private var token: String {
    let digest = "feedc0de\(state.generation)"
    return isFreshRSS ? digest + String(repeating: "Z", count: 57 - digest.count) : auth
  }

  mutating func answer(base: String) -> HTTPAnswer {
    let parts = request.path.split(separator: "?", maxSplits: 1)
    guard let path = parts.first, path.hasPrefix(base) else { return .reply(status: 404) }
    let query = WebFields(parts.count > 1 ? parts[1] : "")
    let form = WebFields(String(decoding: request.body, as: UTF8.self))
    let name = String(path.dropFirst(base.count))
    if name == "/accounts/ClientLogin" { return signIn(isFreshRSS ? query : form, form) }
    guard name.hasPrefix("/reader/api/0/") else { return .reply(status: 404) }
    guard isAllowed(form) else { return unauthorized }
    switch (request.method, name.dropFirst(14)) {
    case ("GET", "token"): return text(token + (isFreshRSS ? "\n" : ""))
    case ("GET", "subscription/list"):
      guard query["output"] == "json" else { return .reply(status: isFreshRSS ? 501 : 400) }
      return json("{\"subscriptions\":[\(state.feeds.map(described).joined(separator: ","))]}")
    case ("GET", "stream/items/ids"): return identifiers(query)
    case ("POST", "stream/items/contents"): return contents(form)
    case ("POST", "edit-tag"): return edit(form)
    default: return isFreshRSS ? .reply(status: 400, body: Array("Bad Request!".utf8)) : json("[]")
    }
  }

  // MARK: Who asks

  private func signIn(_ query: WebFields, _ form: WebFields) -> HTTPAnswer {
    let user = form["Email"] ?? query["Email"]
    let password = form["Passwd"] ?? query["Passwd"]
    guard user == ReaderServer.user, password == state.password else {
      return isFreshRSS
        ? .reply(status: 401, body: Array("Unauthorized!".utf8))
        : .reply(status: 401, body: Array("{\"error_message\":\"access unauthorized\"}".utf8))
    }
    return text("SID=\(auth)\nLSID=\(isFreshRSS ? "null" : auth)\nAuth=\(auth)\n")
  }

  /// FreshRSS goes by the header; Miniflux too, but for POST by the token alone.
  private func isAllowed(_ form: WebFields) -> Bool {
    if dialect == .miniflux && request.method == "POST" { return form["T"] == token }
    return request.headers["authorization"] == "GoogleLogin auth=\(auth)"
  }

  private var unauthorized: HTTPAnswer {
    .reply(
      status: 401,
      headers: [(isFreshRSS ? "Google-Bad-Token" : "X-Reader-Google-Bad-Token", "true")],
      body: Array("Unauthorized".utf8))
  }

  // MARK: What there is

  private func described(_ feed: ReaderServer.Feed) -> String {
    let owner = isFreshRSS ? "-" : "1"
    return
      "{\"id\":\"feed/\(feed.number)\",\"title\":\(quoted(feed.title)),\"categories\":[{\"id\":"
      + "\(quoted("user/\(owner)/label/\(feed.folder)")),\"label\":\(quoted(feed.folder))}],"
      + "\"url\":\(quoted(feed.url)),\"htmlUrl\":\"\",\"iconUrl\":\"\"}"
  }

  private func identifiers(_ query: WebFields) -> HTTPAnswer {
    guard isFreshRSS || query["output"] == "json" else { return .reply(status: 400) }
    var entries = state.entries.values.sorted { $0.id > $1.id }
    if query["s"] == "user/-/state/com.google/starred" { entries.removeAll { !$0.isStarred } }
    if query["xt"] == "user/-/state/com.google/read" { entries.removeAll(where: \.isRead) }
    if let since = query["ot"].flatMap({ Int($0) }) {
      // FreshRSS means the time it found an item, which its identifier is; Miniflux the publisher's.
      entries.removeAll { (isFreshRSS ? $0.id / 1_000_000 : $0.published) < since }
    }
    let asked = query["n"].flatMap { Int($0) } ?? (isFreshRSS ? 20 : entries.count)
    let count = min(asked, state.largestPage)
    var continuation: String?
    let last = query["c"].flatMap { Int($0) }
    if isFreshRSS {
      // One more is read from where the last item was, and the first of them left out: even when
      // that is no longer the same.
      if let last {
        entries.removeAll { $0.id > last }
        entries.removeFirst(min(1, entries.count))
      }
      entries = Array(entries.prefix(count))
      if entries.count >= count { continuation = entries.last.map { String($0.id) } }
    } else {
      let rest = entries.dropFirst(last ?? 0)
      if rest.count > count { continuation = String((last ?? 0) + count) }
      entries = Array(rest.prefix(count))
    }
    let list = entries.map { "{\"id\":\"\($0.id)\"}" }.joined(separator: ",")
    return json(
      "{\"itemRefs\":[\(list)]" + (continuation.map { ",\"continuation\":\"\($0)\"" } ?? "") + "}")
  }

  private func contents(_ form: WebFields) -> HTTPAnswer {
    let found = entries(form).compactMap { state.entries[$0] }.sorted { $0.id > $1.id }
    guard isFreshRSS || !found.isEmpty else {
      return .reply(status: 400, body: Array("{\"error_message\":\"no items returned\"}".utf8))
    }
    return json(
      "{\"id\":\"user/-/state/com.google/reading-list\",\"updated\":1,\"items\":["
        + found.map(described).joined(separator: ",") + "]}")
  }

  private func described(_ entry: ReaderServer.Entry) -> String {
    let owner = isFreshRSS ? "user/-" : "user/1"
    var categories = ["\(owner)/state/com.google/reading-list", "\(owner)/label/News"]
    if entry.isRead { categories.append("\(owner)/state/com.google/read") }
    if entry.isStarred { categories.append("\(owner)/state/com.google/starred") }
    if isFreshRSS { categories.append("harbour") }
    let digits = String(UInt64(bitPattern: Int64(entry.id)), radix: 16)
    let id = String(repeating: "0", count: 16 - digits.count) + digits
    let title = isFreshRSS ? wide(entry.title) : entry.title
    let text = "{\"direction\":\"ltr\",\"content\":\(quoted(entry.html))}"
    return "{\"id\":\"tag:google.com,2005:reader/item/\(id)\",\"crawlTimeMsec\":\"1\","
      + "\"published\":\(entry.published),\"title\":\(quoted(title)),\"author\":\"Ann Bell\","
      + "\"alternate\":[{\"href\":\(quoted(entry.url))}],\"summary\":\(text),"
      + (isFreshRSS ? "" : "\"content\":\(text),\"enclosure\":[],")
      + "\"categories\":[\(categories.map(quoted).joined(separator: ","))],"
      + "\"origin\":{\"streamId\":\"feed/\(entry.feed)\",\"title\":\"Feed\"}}"
  }

  // MARK: What is done to it

  private mutating func edit(_ form: WebFields) -> HTTPAnswer {
    if isFreshRSS, let given = form["T"], given != token, given != "", given != "x" {
      return unauthorized
    }
    let state = "user/-/state/com.google/"
    for id in entries(form) {
      guard var entry = self.state.entries[id] else { continue }
      self.state.marksTold += 1
      for (name, value) in [("a", true), ("r", false)] {
        if form[name] == state + "read" { entry.isRead = set(entry.isRead, value) }
        if form[name] == state + "starred" { entry.isStarred = set(entry.isStarred, value) }
      }
      self.state.entries[id] = entry
    }
    return text("OK")
  }

  /// Miniflux, up to 2.2: “if it is to be read and is unread, make it read; else, if it is read, make
  /// it unread”.
  private func set(_ old: Bool, _ value: Bool) -> Bool {
    isFreshRSS ? value : value && !old
  }

  /// The items named, in any of the forms that both servers read.
  private func entries(_ form: WebFields) -> [Int] {
    (form.values["i"] ?? []).compactMap { name in
      guard name.contains("/") else { return Int(name) }
      let digits = name.split(separator: "/").last.map(String.init) ?? ""
      return UInt64(digits, radix: 16).map { Int(Int64(bitPattern: $0)) }
    }
  }

  private func text(_ body: String) -> HTTPAnswer { .ok(body, type: "text/plain; charset=UTF-8") }
  private func json(_ body: String) -> HTTPAnswer { .ok(body, type: "application/json") }
}

private func quoted(_ text: String) -> String {
  var written = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"", "\\": written += "\\\(scalar)"
    case _ where scalar.value < 0x20:
      written +=
        "\\u00" + (scalar.value < 16 ? "0" : "")
        + String(scalar.value, radix: 16)
    default: written.unicodeScalars.append(scalar)
    }
  }
  return written + "\""
}

/// `escapeToUnicodeAlternative` of FreshRSS, as it is used for titles of items.
private func wide(_ text: String) -> String {
  String(text.map { $0 == "&" ? "＆" : $0 == "<" ? "＜" : $0 == ">" ? "＞" : $0 })
}
