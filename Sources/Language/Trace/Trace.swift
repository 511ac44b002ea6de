import Prose

/// What the engine decided on its way to an annotation, in the order of the decisions: filled by the
/// stages themselves when somebody asks why, and not there at all otherwise.
///
/// A class, so that each stage writes into the one its caller holds; used by one thread at a time.
package final class Trace {
  /// One decision.
  package struct Note: Hashable, Sendable {
    /// The words it is about; empty for none.
    package var tokens: TokenRange
    /// What was decided.
    package var step: TraceStep
  }

  /// All decisions so far.
  package private(set) var notes: [Note] = []

  /// Makes an empty trace.
  package init() {}

  /// Adds a decision.
  func note(_ step: TraceStep, at tokens: TokenRange) {
    notes.append(Note(tokens: tokens, step: step))
  }
}
