/// A number and what it counts: "1 article", "2 articles".
/// - Parameter many: the plural, where an s does not make it.
func counted(_ number: Int, _ one: String, _ many: String? = nil) -> String {
  "\(number) \(number == 1 ? one : many ?? one + "s")"
}
