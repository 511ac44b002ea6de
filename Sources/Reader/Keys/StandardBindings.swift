private typealias Row = (
  command: Command, keys: [String], group: CommandGroup, help: String, hint: String?,
  commandLine: String?
)

private let table: [Row] = [
  (.down, ["j", "<down>"], .moving, "down one line or entry", nil, nil),
  (.up, ["k", "<up>"], .moving, "up one line or entry", nil, nil),
  (.halfPageDown, ["^d"], .moving, "down half a screen", nil, nil),
  (.halfPageUp, ["^u"], .moving, "up half a screen", nil, nil),
  (.pageDown, ["<space>", "<pagedown>"], .moving, "down one screen", nil, nil),
  (.pageUp, ["b", "<pageup>"], .moving, "up one screen", nil, nil),
  (.first, ["gg", "<home>"], .moving, "to the beginning", nil, nil),
  (.last, ["G", "<end>"], .moving, "to the end", nil, nil),
  (
    .activate, ["<enter>"], .moving,
    "open what is selected; on a name: its next mention; on a quote in the list: its place; "
      + "in the text: walk the mentions of who speaks", "open", "pullquote show NUMBER"
  ),
  (
    .next, ["n"], .moving,
    "next of what is walked: mention or search hit; else the next unread article", nil, nil
  ),
  (.previous, ["p"], .moving, "the one before", nil, nil),
  (.jumpBack, ["^o", "H"], .moving, "back to the place before the last jump", nil, nil),
  (.jumpForward, ["L"], .moving, "forward again", nil, nil),
  (
    .find, ["^p"], .moving, "find a feed, an article or a name by a few letters", "find",
    "pullquote search WORDS"
  ),
  (.setMark, ["m"], .moving, "mark this place with a letter", nil, nil),
  (.goToMark, ["`"], .moving, "go to the place of a letter", nil, nil),
  (.nextQuote, ["}"], .quotes, "to the next quote", "quote", nil),
  (.previousQuote, ["{"], .quotes, "to the quote before", nil, nil),
  (.quoteList, ["'"], .quotes, "list the quotes of this article", "list", "pullquote quotes FILE"),
  (
    .speakerQuotes, ["\""], .quotes, "list the quotes of a speaker: type part of the name",
    "speaker", "pullquote quotes --speaker NAME"
  ),
  (
    .quotesOnly, ["z"], .quotes, "show the quotes only, or the whole text", "only",
    "pullquote read FILE --quotes-only"
  ),
  (.dimRest, ["D"], .quotes, "dim all but the quotes, or not", nil, nil),
  (
    .copy, ["y"], .quotes, "copy the quote with its source", "copy",
    "pullquote quotes FILE --markdown"
  ),
  (.select, ["v"], .quotes, "choose this quote for s and y, or no longer", nil, nil),
  (
    .balance, ["B"], .quotes, "who gets to speak in this article, and how much", "balance",
    "pullquote balance FILE"
  ),
  (.correct, ["c"], .quotes, "say who speaks this quote", nil, "pullquote names speaker"),
  (
    .page, ["P"], .names, "the page of the name here: all quotes of a person, all articles",
    "page", "pullquote quotes --speaker NAME"
  ),
  (
    .nextAppearance, ["]"], .names, "the next older article that has the name being walked", nil,
    "pullquote search entity:NAME"
  ),
  (.previousAppearance, ["["], .names, "the next newer one", nil, nil),
  (.merge, ["&"], .names, "say that two names are one", nil, "pullquote names merge"),
  (.split, ["%"], .names, "say that a name is somebody else's", nil, "pullquote names split"),
  (
    .sidebar, ["e"], .names, "show or hide the names of this article", "names",
    "pullquote entities FILE"
  ),
  (.nextArticle, ["J"], .articles, "the next article of the list", nil, nil),
  (.previousArticle, ["K"], .articles, "the article before", nil, nil),
  (.nextUnread, ["gn"], .articles, "the next unread article", nil, nil),
  (
    .toggleRead, ["N"], .articles, "mark as read, or as unread again", "read",
    "pullquote mark NUMBER --read"
  ),
  (
    .markAllRead, ["A"], .articles, "mark all of this list as read", nil,
    "pullquote mark --read QUERY"
  ),
  (
    .markEverythingRead, ["C"], .articles, "mark everything as read", nil,
    "pullquote mark --read --all"
  ),
  (.star, ["*"], .articles, "star, or no longer", "star", "pullquote mark NUMBER --star"),
  (.tag, ["t"], .articles, "change the tags", nil, "pullquote mark NUMBER --tag WORD"),
  (
    .undo, ["U"], .articles, "take the last marking, correction or letter back", nil,
    "pullquote mark NUMBER --unread"
  ),
  (.browse, ["o"], .articles, "show in the browser", nil, "pullquote show NUMBER --json"),
  (.browseRead, ["O"], .articles, "show in the browser and mark as read", nil, nil),
  (.links, ["u"], .articles, "list the links; a number opens one", nil, "pullquote show NUMBER"),
  (.copyLink, ["Y"], .articles, "copy the address", nil, nil),
  (
    .save, ["s"], .articles, "save the article, or the quotes chosen, to a file", nil,
    "pullquote show NUMBER > FILE"
  ),
  (
    .pipe, ["|"], .articles, "give the article to a program", nil, "pullquote show NUMBER | PROGRAM"
  ),
  (
    .wholeText, ["x"], .articles, "fetch the whole article from its page", nil,
    "pullquote extract ADDRESS"
  ),
  (.picture, ["i"], .articles, "show the picture, where the terminal can", nil, nil),
  (.wider, ["+"], .articles, "wider text", nil, "pullquote read FILE --width 90"),
  (.narrower, ["-"], .articles, "narrower text", nil, nil),
  (.reload, ["r"], .feeds, "fetch this feed or folder", "reload", "pullquote refresh FEED"),
  (.reloadAll, ["R"], .feeds, "fetch all feeds", "fetch all", "pullquote refresh --force"),
  (.search, ["/"], .feeds, "search the archive", "search", "pullquote search WORDS"),
  (.filter, ["F"], .feeds, "keep of this list what fits a query", nil, "pullquote search QUERY"),
  (.unreadOnly, ["a"], .feeds, "unread only, or all", nil, "pullquote search is:unread"),
  (.sort, ["S"], .feeds, "change the order", nil, "pullquote search --oldest"),
  (
    .searches, ["V"], .feeds, "saved searches, watches and mutes", nil,
    "pullquote search --saved NAME"
  ),
  (.watch, ["W"], .feeds, "watch a speaker or subject", "watch", "pullquote search --watched"),
  (.mute, ["M"], .feeds, "keep a subject out of the lists", "mute", "pullquote search --muted"),
  (
    .addFeed, ["^a"], .feeds, "follow a feed: type its address, or a page's", "follow",
    "pullquote add"
  ),
  (
    .removeFeed, ["X"], .feeds, "follow the selected feed no longer", "remove",
    "pullquote remove FEED"
  ),
  (
    .amendFeed, ["w"], .feeds, "change title, folder and tags of the feed; rename a saved search",
    nil, "pullquote list"
  ),
  (
    .wholeFeed, ["^x"], .feeds, "fetch whole articles for this feed, or no longer", nil,
    "pullquote list --json"
  ),
  (.editFeeds, ["E"], .feeds, "open the feeds file in your editor", "edit", "pullquote list"),
  (.problems, ["!"], .feeds, "what went wrong, feed by feed", nil, "pullquote list --failing"),
  (.sync, ["^r"], .feeds, "exchange marks with the server", nil, "pullquote sync"),
  (
    .nextPane, ["<tab>"], .panes, "next pane: from the text to the names, then the quotes",
    "pane", nil
  ),
  (.previousPane, ["<s-tab>"], .panes, "pane before", nil, nil),
  (.left, ["h", "<left>"], .panes, "pane to the left; in lists: back", nil, nil),
  (.right, ["l", "<right>"], .panes, "pane to the right; in lists: open", nil, nil),
  (.commandLine, [":"], .program, "the command line: type a command, Tab completes", nil, nil),
  (.macro, [","], .program, "run a macro: its letter follows", nil, nil),
  (
    .tour, ["T"], .program, "the tour: articles that come with the program", nil,
    "pullquote samples"
  ),
  (.help, ["?"], .program, "this help", "help", "pullquote --help"),
  (.redraw, ["^l"], .program, "draw the screen anew", nil, nil),
  (.escape, ["<esc>"], .program, "close what was opened last", nil, nil),
  (.back, ["q"], .program, "back: close what was opened last, then quit", "back", nil),
  (.quit, ["Q"], .program, "quit at once", nil, nil),
]

/// The default keys: vim's habits and newsboat's letters.
let standardBindings: [KeyBinding] = table.map { row in
  KeyBinding(
    command: row.command, keys: row.keys, group: row.group, help: row.help, hint: row.hint,
    commandLine: row.commandLine)
}
