/// Everything a key can do. The raw value is its name in `--bind` and in the manual.
package enum Command: String, Hashable, Sendable, CaseIterable {
  /// One line or entry down.
  case down
  /// One line or entry up.
  case up
  /// Half a screen down.
  case halfPageDown = "half-page-down"
  /// Half a screen up.
  case halfPageUp = "half-page-up"
  /// A screen down.
  case pageDown = "page-down"
  /// A screen up.
  case pageUp = "page-up"
  /// To the beginning.
  case first
  /// To the end.
  case last
  /// To the next quote.
  case nextQuote = "next-quote"
  /// To the quote before.
  case previousQuote = "previous-quote"
  /// Jump to what is selected.
  case activate
  /// The next mention of the entity that is walked.
  case next
  /// The mention before.
  case previous
  /// Back to the place before the last jump.
  case jumpBack = "jump-back"
  /// Forward again.
  case jumpForward = "jump-forward"
  /// The pane to the left.
  case left
  /// The pane to the right.
  case right
  /// The next pane.
  case nextPane = "next-pane"
  /// The pane before.
  case previousPane = "previous-pane"
  /// The entity sidebar, shown or hidden.
  case sidebar
  /// The list of this article's quotes.
  case quoteList = "quote-list"
  /// The quotes of a speaker whose name is typed.
  case speakerQuotes = "speaker-quotes"
  /// Quotes only, or the whole article.
  case quotesOnly = "quotes-only"
  /// Takes what is selected for the next article, unread or not.
  case nextArticle = "next-article"
  /// The article before.
  case previousArticle = "previous-article"
  /// The next unread article.
  case nextUnread = "next-unread"
  /// The page of the name under the cursor or selected: a speaker's quotes, or an entity's articles.
  case page = "page"
  /// The next older article that names the entity being walked.
  case nextAppearance = "next-appearance"
  /// The next newer one.
  case previousAppearance = "previous-appearance"
  /// Fetches what is new in the feed or folder.
  case reload
  /// Fetches what is new in all feeds.
  case reloadAll = "reload-all"
  /// Shows the article in the browser.
  case browse
  /// Shows it in the browser and marks it as read.
  case browseRead = "browse-read"
  /// Read, or unread again.
  case toggleRead = "toggle-read"
  /// Marks what the list holds as read.
  case markAllRead = "mark-all-read"
  /// Marks everything as read.
  case markEverythingRead = "mark-everything-read"
  /// Stars the article, or no longer.
  case star
  /// Changes the tags of the article.
  case tag
  /// Takes the last marking back.
  case undo
  /// The links of the article.
  case links
  /// Searches the archive.
  case search
  /// Keeps of a list what fits.
  case filter
  /// Only unread articles, or all.
  case unreadOnly = "unread-only"
  /// Changes the order of the list.
  case sort
  /// Saves the article, or the quotes chosen, to a file.
  case save
  /// Chooses the quote or article for what comes next.
  case select
  /// Gives the article to a program.
  case pipe
  /// The command line.
  case commandLine = "command-line"
  /// Copies the quote with its source.
  case copy
  /// Copies the address of the article.
  case copyLink = "copy-link"
  /// Fetches the whole article from its page.
  case wholeText = "whole-text"
  /// Fetches whole articles for this feed from now on, or no longer.
  case wholeFeed = "whole-feed"
  /// Opens the feeds file in an editor.
  case editFeeds = "edit-feeds"
  /// Follows a feed.
  case addFeed = "add-feed"
  /// Follows the selected feed no longer.
  case removeFeed = "remove-feed"
  /// Changes title, folder and tags of the selected feed.
  case amendFeed = "amend-feed"
  /// Keeps what fits a query out of the lists.
  case mute
  /// Points out what fits a query.
  case watch
  /// Says who speaks a quote.
  case correct
  /// Says that two names are one.
  case merge
  /// Says that a name is somebody else's.
  case split
  /// Who gets to speak in this article.
  case balance
  /// The saved searches.
  case searches
  /// What went wrong.
  case problems
  /// Finds a feed, an article or a name by a few letters.
  case find
  /// Sets a mark: a letter follows.
  case setMark = "set-mark"
  /// Goes to a mark: its letter follows.
  case goToMark = "go-to-mark"
  /// All but the quotes dimmed, or not.
  case dimRest = "dim-rest"
  /// More columns of text.
  case wider
  /// Fewer columns of text.
  case narrower
  /// The pictures of the article.
  case picture
  /// Runs a macro: its letter follows.
  case macro
  /// Exchanges marks with the server.
  case sync
  /// The tour of the articles that come with the program.
  case tour
  /// Closes what was opened last, never the program.
  case escape
  /// All keys.
  case help
  /// Draws the screen anew.
  case redraw
  /// Closes what was opened last, at last the program.
  case back
  /// Ends the program.
  case quit
}

/// The sections of the help.
package enum CommandGroup: String, Hashable, Sendable, CaseIterable {
  /// In the text and in lists.
  case moving = "Moving"
  /// From quote to quote.
  case quotes = "Quotes"
  /// From name to name.
  case names = "Names"
  /// Panes and views.
  case panes = "Panes"
  /// Articles and what is done with them.
  case articles = "Articles"
  /// Feeds and searches.
  case feeds = "Feeds and searches"
  /// The program itself.
  case program = "Program"
}
