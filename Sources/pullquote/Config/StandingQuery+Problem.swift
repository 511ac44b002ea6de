import Archive
import Feeds

extension StandingQuery {
  /// What is wrong with the query, at its place in the file; nil when it is good.
  var problem: LineProblem? {
    do throws(QueryError) {
      guard try parseQuery(text) == nil else { return nil }
      return LineProblem(line: line, column: column, "the query asks for nothing; name a word")
    } catch {
      return LineProblem(
        line: line, column: column + error.position - 1, "\(error.problem); \(error.hint)")
    }
  }
}
