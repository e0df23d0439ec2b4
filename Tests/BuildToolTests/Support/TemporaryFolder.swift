import Foundation

/// A folder of one test, removed with everything in it when the test lets go of it.
final class TemporaryFolder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("vigil-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, to file: String) throws {
    let url = URL(fileURLWithPath: path).appendingPathComponent(file)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  /// `nil` when there is no such file.
  func text(_ file: String) -> String? {
    FileManager.default.contents(atPath: "\(path)/\(file)").map { String(decoding: $0, as: UTF8.self) }
  }

  /// Every file and link below, sorted, without folders.
  var files: [String] { contents.filter { !$0.hasSuffix("/") } }

  /// Everything below, sorted; folders end in `/`.
  var contents: [String] {
    let all = FileManager.default.subpaths(atPath: path) ?? []
    return all.map { file in
      let type = try? FileManager.default.attributesOfItem(atPath: "\(path)/\(file)")[.type] as? FileAttributeType
      return type == .typeDirectory ? file + "/" : file
    }.sorted()
  }

  func remove(_ file: String) throws { try FileManager.default.removeItem(atPath: "\(path)/\(file)") }

  func link(_ file: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: "\(path)/\(file)", withDestinationPath: target)
  }
}
