/// Why a page is refused, by byte offset. It becomes an ``ExpositionProblem`` once, when the line is counted.
struct Fault: Error {
  var offset: Int
  var message: String

  init(_ offset: Int, _ message: String) {
    self.offset = offset
    self.message = message
  }
}
