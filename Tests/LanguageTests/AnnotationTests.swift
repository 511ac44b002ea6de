import Prose
import Testing

@Suite struct AnnotationTests {
  @Test func `an empty annotation has no problems`() {
    let annotation = Annotation(
      tokens: [], sentences: [], mentions: [], entities: [], quotes: [], language: "und",
      annotator: AnnotatorVersion("test"))
    #expect(annotation.problems(in: "") == [])
  }
}
