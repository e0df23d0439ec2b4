import Foundation
import Linter

/// When a snapshot was captured: the file `N.captured` beside `N.prom`.
///
/// ```
/// captured 2026-11-21T01:04:02Z
/// sha256 cb0a340e3454bdb2ee6b5be238c28a6c4f30a29c046199ef2405b686e7086b80
/// ```
///
/// Version control keeps no times of files, and the page stays byte for byte what the exporter printed: OpenMetrics has no
/// comments that could hold a time. The digest says which page the time is of, so that a page that was exchanged without
/// `capture` does not look young.
struct CaptureRecord: Equatable {
  var time: UTCTime
  /// Of the page.
  var digest: SHA256.Digest

  init(time: UTCTime, digest: SHA256.Digest) {
    self.time = time
    self.digest = digest
  }

  /// `nil` for anything but the bytes of `text`.
  init?(parsing bytes: [UInt8]) {
    let words = String(decoding: bytes, as: UTF8.self).split { $0 == " " || $0 == "\n" }
    guard words.count == 4, let time = UTCTime(words[1]), let digest = SHA256.Digest(hexadecimal: words[3].utf8) else {
      return nil
    }
    self.init(time: time, digest: digest)
    guard bytes == Array(text.utf8) else { return nil }
  }

  var text: String { "captured \(time.text)\nsha256 \(digest.hexadecimal)\n" }

  /// The record of the page `name` in `folder`; `nil` when there is none, or it is of another page.
  static func read(of name: String, in folder: Folder) -> CaptureRecord? {
    guard case .file(let size, _)? = try? folder.item(fileName(of: name)), size < 1_000 else { return nil }
    var bytes: [UInt8] = []
    guard (try? folder.read(fileName(of: name), { bytes += $0 })) != nil, let record = CaptureRecord(parsing: bytes),
      let digest = try? folder.digest(of: "\(name).prom"), digest == record.digest
    else { return nil }
    return record
  }

  static func fileName(of name: String) -> String { "\(name).captured" }
}

extension UTCTime {
  /// What the machine's clock says.
  package static var now: UTCTime { UTCTime(milliseconds: Int64(time(nil)) * 1000) }
}
