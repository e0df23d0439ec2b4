import Exposition
import Foundation
import Linter

/// Stores what an exporter prints as a snapshot, byte for byte, once it has proved to be an exposition.
struct SnapshotRecorder {
  /// Where snapshots lie. It is made when it is not there.
  let folder: String
  /// Reads the file at a path as a server would; throws when it is not an exposition. The format is the one that the page
  /// says it has; `nil` where nothing says so.
  let read: (_ path: String, _ format: ExpositionFormat?) throws -> SnapshotSummary
  /// The descriptor that stands for `-`.
  var standardInput: Int32 = STDIN_FILENO
  /// Bytes.
  var limit = 1 << 30
  var now: () -> UTCTime = { .now }

  /// What was stored.
  struct Recording: Equatable {
    var path: String
    var byteCount: Int
    var summary: SnapshotSummary
    var predecessor: Predecessor
    var notes: [String]
  }

  /// The snapshot that had the name before.
  enum Predecessor: Equatable {
    case none
    case replaced(SnapshotComparison)
    /// It was no exposition.
    case unreadable
  }

  /// - Parameter timeout: seconds for a page; files and standard input take the time they take.
  func record(_ source: CaptureSource, as name: String, timeout: Double) throws -> Recording {
    try Self.check(name)
    var made: [(parent: Folder, name: String)] = []
    let folder = try Folder.makingMissing(at: folder) { made.append(($0, $1)) }
    do {
      guard folder.lock() else {
        throw ToolError("another capture is writing to \(self.folder.printable)", hint: "wait until it has ended")
      }
      defer { folder.unlock() }
      try TemporaryFile.removeLeftovers(in: folder)
      let file = try TemporaryFile(for: "\(name).prom", in: folder)
      do {
        return try record(source, as: name, in: file, timeout: timeout)
      } catch {
        file.discard()
        throw error
      }
    } catch {
      for folder in made.reversed() { folder.parent.removeFolderIfEmpty(folder.name) }
      throw error
    }
  }

  private func record(
    _ source: CaptureSource, as name: String, in file: TemporaryFile, timeout: Double
  ) throws -> Recording {
    let origin = try copy(source, to: file, timeout: timeout)
    try file.finish()
    guard case .file(let byteCount, _) = try file.folder.item(file.name) else {
      throw ToolError("\(file.path.printable) was removed while it was written")
    }
    let summary: SnapshotSummary
    do {
      summary = try read(file.path, origin.format)
    } catch let problem as ExpositionProblem {
      throw ToolError(
        "\(source.description) is not an exposition: line \(problem.line), column \(problem.column): \(problem.message)",
        hint: "a server would get no sample from it; nothing was stored")
    }
    // A server accepts such a page, but it proves nothing and would take the place of a snapshot that does.
    guard summary.samples > 0 else {
      throw ToolError(
        "\(source.description) has no sample" + (summary.warnings.first.map { ": \($0)" } ?? ""),
        hint: "nothing was stored")
    }
    let predecessor = try predecessor(of: summary, in: file)
    let record = try captureRecord(of: source, as: name, in: file)
    try file.commit()
    if let record { try store(record, as: name, in: file.folder) }
    file.folder.synchronize()
    return Recording(
      path: file.folder.path(of: file.target), byteCount: byteCount, summary: summary, predecessor: predecessor,
      notes: summary.warnings + origin.notes)
  }

  /// Returns the format that the page says it has, and what a person should know about the way the bytes came.
  private func copy(
    _ source: CaptureSource, to file: TemporaryFile, timeout: Double
  ) throws -> (format: ExpositionFormat?, notes: [String]) {
    let descriptor = file.descriptor
    let path = file.folder.path(of: file.target)
    switch source {
    case .page(let page):
      let contentType = try PageDownload.run(page, timeout: timeout, limit: limit) {
        try FileDescriptor.write($0, to: descriptor, named: path)
      }
      return Self.judged(contentType)
    case .standardInput:
      try copy(standardInput, named: source.description, to: file)
    case .file(let path):
      let input = open(path, O_RDONLY | O_CLOEXEC)
      guard input >= 0 else {
        let error = FileSystemError("read", path)
        if error.code != ENOENT { throw error }
        // It may be a URL with a password whose http:// was forgotten, so what stands before an @ is not shown.
        let name = path.split(separator: "@").last.map(String.init) ?? path
        let isPath = path.hasPrefix("/") || path.hasPrefix(".")
        throw ToolError(
          "there is no file \(name.printable)",
          hint: isPath ? nil : "for a page write the whole URL: http://\(name.printable)")
      }
      defer { close(input) }
      try copy(input, named: path, to: file)
    }
    return (nil, [])
  }

  private func copy(_ input: Int32, named name: String, to file: TemporaryFile) throws {
    var byteCount = 0
    try FileDescriptor.read(input, named: name) { piece in
      byteCount += piece.count
      if byteCount > limit { throw ToolError("\(name.printable) has more than \(Quantity.bytes(limit))") }
      try file.write(piece)
    }
  }

  private func predecessor(of summary: SnapshotSummary, in file: TemporaryFile) throws -> Predecessor {
    switch try file.folder.item(file.target) {
    case .absent: return .none
    case .folder, .special:
      throw ToolError("\(file.folder.path(of: file.target).printable) is not a file", hint: "move it away")
    case .file, .symbolicLink:
      guard let old = try? read(file.folder.path(of: file.target), nil) else { return .unreadable }
      return .replaced(SnapshotComparison(from: old, to: summary))
    }
  }

  /// A server prints its page now, a file was written some time before. One that is the snapshot itself says nothing new:
  /// the record there is, if any, stays.
  private func captureRecord(
    of source: CaptureSource, as name: String, in file: TemporaryFile
  ) throws -> CaptureRecord? {
    let digest = try file.folder.digest(of: file.name)
    var time = now()
    switch source {
    case .page: break
    case .standardInput, .file:
      if case .file = try file.folder.item(file.target), try file.folder.digest(of: file.target) == digest {
        return nil
      }
      if case .file(let path) = source,
        let date = try? FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
      {
        time = min(time, UTCTime(milliseconds: Int64(exactly: (date.timeIntervalSince1970 * 1000).rounded()) ?? .max))
      }
    }
    return CaptureRecord(time: time, digest: digest)
  }

  /// A record that is not written after its page belongs to the older page, and then says so by its digest.
  private func store(_ record: CaptureRecord, as name: String, in folder: Folder) throws {
    let file = try TemporaryFile(for: CaptureRecord.fileName(of: name), in: folder)
    do {
      try file.fill(Array(record.text.utf8))
      try file.commit()
    } catch {
      file.discard()
      throw error
    }
  }

  /// Since version 3 a server does not guess the format of a page.
  private static func judged(_ contentType: String?) -> (format: ExpositionFormat?, notes: [String]) {
    switch contentType?.split(separator: ";").first?.trimmingCharacters(in: .whitespaces).lowercased() {
    case "text/plain": return (.text, [])
    case "application/openmetrics-text": return (.openMetrics, [])
    default: break
    }
    let shown = contentType.map { "the Content-Type '\($0.printable)'" } ?? "no Content-Type"
    return (nil, ["the page has \(shown); Prometheus 3 refuses that unless the job sets fallback_scrape_protocol"])
  }

  /// `[a-z0-9][a-z0-9._-]*`, up to 200 characters.
  private static func check(_ name: String) throws {
    let isPlain = name.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
      case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"): true
      default: false
      }
    }
    let beginsWell = name.utf8.first.map { $0 >= UInt8(ascii: "0") && $0 != UInt8(ascii: "_") } ?? false
    if isPlain, beginsWell, name.utf8.count <= 200 { return }
    throw ToolError(
      "'\(name.printable)' cannot be the name of a snapshot",
      hint: "use small letters, digits, '.', '_' and '-', with a letter or digit first: cloudwatch-exporter")
  }
}
