import Archive
import Prose
import PullquoteModel
import Screen

/// Something that happened, as the reader hears of it.
package enum Event: Sendable {
  /// A key or the mouse.
  case key(Key)
  /// The terminal has a new size.
  case resized(Size)
  /// The engine is done with the article that was shown without its quotes so far.
  case annotated(ArticleIndex)
  /// The answer to what a view or an overlay asked.
  case answered(Ask, Answer)
  /// What came of a change.
  case changed(Change, ChangeOutcome)
  /// The archive holds something else than before: new articles, new quotes, another's marks.
  case libraryChanged
  /// New articles that fit what is watched, the newest first; never none.
  case watched([Headline])
  /// What goes on in the background.
  case activity(Activity)
  /// Something to say on the status line.
  case told(String)
  /// A program that had the terminal is done, or what was asked of one failed: a line, if any.
  case returned(String?)
  /// The time, seconds since 1970, once a minute.
  case clock(Int)
  /// The settings were changed.
  case settings(Settings)
  /// Something to be put on top.
  case opened(any View)
}

/// A question with who asks it.
package struct Ask: Hashable, Sendable {
  /// The view or overlay that asks.
  package var asker: Int
  /// A newer question of the same asker on the same channel takes this one's place.
  package var channel: Channel
  /// What is asked.
  package var question: Question
  /// Counts the questions of a session: two that ask the same are told apart.
  package var number = 0

  /// Where an answer belongs.
  package struct Place: Hashable, Sendable {
    let asker: Int
    let channel: Channel
  }

  /// Where the answer belongs.
  package var place: Place { Place(asker: asker, channel: channel) }
}

/// Work for the world outside, which the reader asks for and never does itself.
package enum Effect: Hashable, Sendable {
  /// End the program.
  case quit
  /// Say that nothing could be done.
  case beep
  /// Draw every cell anew: something else has written to the terminal.
  case redraw
  /// Look something up.
  case ask(Ask)
  /// Change the archive.
  case change(Change)
  /// Fetch these feeds whether due or not; all where none is named.
  case refresh([SubscriptionID])
  /// Fetch the whole text of an article from its page.
  case fetchWhole(ArticleID)
  /// Exchange marks with the server.
  case sync
  /// Follow a feed or the feed of a page, given as typed, in a folder.
  case follow(String, folder: [String])
  /// Follow a feed no longer.
  case unfollow(String)
  /// Give a feed another title, folder and tags.
  case amend(url: String, title: String?, folder: [String], tags: [String])
  /// Fetch whole articles for a feed, or no longer.
  case wantWhole(url: String, Bool)
  /// Add a line with a search, a mute or a watch to the feeds file.
  case keepQuery(use: String, name: String?, text: String)
  /// Give a search, a mute or a watch of the feeds file another name, or none.
  case renameQuery(use: String, name: String?, text: String)
  /// Take a search, a mute or a watch out of the feeds file.
  case dropQuery(use: String, text: String)
  /// Open the feeds file in the person's editor.
  case editFeeds
  /// Take over subscriptions of another program or a list of feeds.
  case importFeeds(path: String)
  /// Show the articles that come with the program; `Event.opened` follows.
  case tour
  /// Remember which folders are folded, given by the names on the way to them, for other sessions.
  case keepFolded([[String]])
  /// Look for subscriptions of other programs; `Event.opened` or `.told` follows.
  case open(String)
  /// Show an address in the person's browser.
  case browse(String)
  /// Put text on the clipboard; the words say what it was.
  case copy(String, what: String)
  /// Give text to a program and show what it prints.
  case pipe(command: String, input: String)
  /// Write text to a file, never over one that is there.
  case save(path: String, text: String)
  /// Tell the person outside the window.
  case notify(title: String, body: String)
  /// Show a picture, given its address and that of the article that names it.
  case showPicture(String, of: String?)
  /// Change a setting for as long as the reader runs; `Event.settings` or `.told` follows.
  case set(String, String)
  /// What the terminal's title says.
  case title(String)
}
