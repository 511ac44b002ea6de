/// An article was asked for that the archive does not keep.
struct UnknownArticle: ToldFailure {
  var id: Int64
  var description: String {
    "no article \(id) in the archive; pullquote search lists their numbers"
  }
}
