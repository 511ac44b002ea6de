import Archive
import Prose

extension EntityRecord {
  /// Everything known of somebody or something, for people.
  /// - Parameter appearances: the newest articles that name it.
  func shown(_ appearances: [Appearance], columns: Int) -> String {
    var page = "\(shownLine(of: count.name))  (\(count.kind.rawValue), number \(count.id.value))\n"
    let others = names.filter { $0 != count.name }
    if !others.isEmpty { page += "  also: \(shownLine(of: others.joined(separator: "; ")))\n" }
    if !roles.isEmpty { page += "  as: \(shownLine(of: roles.joined(separator: "; ")))\n" }
    page += "  \(counted(count.quotes, "quotation")) in \(counted(count.articles, "article"))"
    if let first, let last { page += ", \(Dates.day(first)) to \(Dates.day(last))" }
    page += "\n\n"
    return page + appearances.map { $0.headline.line(columns: columns) + "\n" }.joined()
  }
}
