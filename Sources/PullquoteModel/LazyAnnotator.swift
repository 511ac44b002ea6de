import Language
import Synchronization

/// An annotator that is made when it is first needed: its models are of no use to somebody who looks
/// at what was annotated long ago, and cost time and memory.
package final class LazyAnnotator: Sendable {
  private let made: Mutex<Result<Annotator, AssetError>?>
  private let make: @Sendable () throws(AssetError) -> Annotator

  /// Makes the annotator at the first question for it.
  package init(_ make: @escaping @Sendable () throws(AssetError) -> Annotator) {
    made = Mutex(nil)
    self.make = make
  }

  /// One that is made already.
  package init(_ annotator: Annotator) {
    made = Mutex(.success(annotator))
    make = { () throws(AssetError) in annotator }
  }

  /// The annotator; whoever asks meanwhile waits until it is made.
  /// - Throws: what is wrong with its files, each time.
  package var annotator: Annotator {
    get throws(AssetError) {
      let result = made.withLock { made in
        if let made { return made }
        let result = Result { () throws(AssetError) in try make() }
        made = result
        return result
      }
      return try result.get()
    }
  }
}
