/// What a new feeds file begins with: how its lines are written.
package let feedsFileTemplate: String = {
  var lines = [
    "# The feeds Pullquote reads. This file is yours: “add”, “import” and “remove” put lines in or",
    "# take them out, nothing else in it is ever changed.",
    "#",
    "#   [News/Science]                         a folder for the lines below; [] leads back out",
    "#   https://example.org/feed.xml \"Title\" #tag #\"two words\" every=2h",
    "#                                          a feed: its address; the rest may be left out",
    "#   query \"Name\" speaker:merkel newer:1w   a saved search, listed like a feed",
    "#   mute about:football                    what is not to be listed",
    "#   watch speaker:merkel                   what is to be pointed out",
    "#",
    "# Options of a feed:",
  ]
  for option in FeedOption.all {
    let padding = String(repeating: " ", count: max(1, 31 - option.written.utf8.count))
    lines.append("#   \(option.written)\(padding)\(option.help)")
  }
  return lines.joined(separator: "\n") + "\n\n"
}()
