import ArgumentParser
import CImages

/// `pullquote image-pixels`: the decoder of pictures, which the reader starts for each of them.
struct ImagePixelsCommand: ParsableCommand {
  /// What it is called.
  static let name = "image-pixels"

  static let configuration = CommandConfiguration(
    commandName: name, abstract: "Decode a picture for the reader.", shouldDisplay: false)

  @Argument(help: "rgb or sixel.")
  var form: String

  @Argument(help: "Pixels the picture must fit in.")
  var width: Int

  @Argument(help: "Pixels the picture must fit in.")
  var height: Int

  func validate() throws {
    guard ["rgb", "sixel"].contains(form), (1...20_000).contains(width),
      (1...20_000).contains(height)
    else { throw ValidationError("write image-pixels rgb|sixel WIDTH HEIGHT, pixels up to 20000") }
  }

  func run() throws {
    pq_picture_confine()
    let wish = pq_picture_wish(
      is_sixel: form == "sixel", width: Int32(width), height: Int32(height), red: 0, green: 0,
      blue: 0)
    guard pq_picture_convert(wish) == PQ_PICTURE_WRITTEN else { throw ExitStatus.failed }
  }
}
