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
  (.nextQuote, ["}"], .quotes, "to the next quote", "quote", nil),
  (.previousQuote, ["{"], .quotes, "to the quote before", nil, nil),
  (.quoteList, ["'"], .quotes, "list the quotes of this article", "list", "pullquote quotes FILE"),
  (
    .speakerQuotes, ["\""], .quotes, "list the quotes of a speaker: type part of the name",
    "speaker", "pullquote quotes FILE --speaker NAME"
  ),
  (
    .quotesOnly, ["z"], .quotes, "show the quotes only, or the whole text", "only",
    "pullquote read FILE --quotes-only"
  ),
  (
    .activate, ["<enter>"], .names,
    "on a name: its next mention; on a quote in the list: its place; "
      + "in the text: walk the mentions of who speaks", nil, nil
  ),
  (.next, ["n"], .names, "next mention of the name being walked", nil, nil),
  (.previous, ["p"], .names, "mention before", nil, nil),
  (.jumpBack, ["^o", "H"], .names, "back to the place before the last jump", nil, nil),
  (.jumpForward, ["L"], .names, "forward again", nil, nil),
  (
    .nextPane, ["<tab>"], .panes, "next pane: from the text to the names, then the quotes",
    "pane", nil
  ),
  (.previousPane, ["<s-tab>"], .panes, "pane before", nil, nil),
  (.left, ["h", "<left>"], .panes, "pane to the left", nil, nil),
  (.right, ["l", "<right>"], .panes, "pane to the right", nil, nil),
  (
    .sidebar, ["e"], .panes, "show or hide the names of this article", "names",
    "pullquote entities FILE"
  ),
  (.help, ["?"], .program, "this help", "help", "pullquote read --help"),
  (.redraw, ["^l"], .program, "draw the screen anew", nil, nil),
  (.back, ["q"], .program, "back: close what was opened last, then quit", "back", nil),
  (.quit, ["Q"], .program, "quit at once", nil, nil),
]

/// The default keys: vim's habits and newsboat's letters.
let standardBindings: [KeyBinding] = table.map { row in
  KeyBinding(
    command: row.command, keys: row.keys, group: row.group, help: row.help, hint: row.hint,
    commandLine: row.commandLine)
}
