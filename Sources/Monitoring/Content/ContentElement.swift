import Diagnostics

/// A part of content that findings are about, and that can allow some of them.
public protocol ContentElement: Sendable {
  /// Where it was written.
  var location: SourceLocation { get }
  /// The findings that are expected here, each with its reason; see `allow`.
  var allowances: [Allowance] { get set }
}

extension ContentElement {
  /// Silences a check for this element and for everything inside it, because it is wrong here or the risk is taken.
  ///
  /// ```swift
  /// Alert("Backup", .warning, when: backups.value.below(1))
  ///   .allow(.alertMissingRunbook, because: "the description says it all")
  /// ```
  /// A suppression that hides nothing is a finding itself (`meta/unused-suppression`), so is one without a reason
  /// (`meta/suppression-without-reason`) and one whose time is over (`meta/expired-suppression`).
  ///
  /// - Parameters:
  ///   - code: what stands in brackets at the end of the finding.
  ///   - reason: for whoever reads this next year; must not be blank.
  ///   - lastDay: the last day, in UTC, on which this holds; `nil` for ever.
  public func allow(
    _ code: LintCode, because reason: String, until lastDay: Day? = nil, fileID: String = #fileID, line: Int = #line,
    column: Int = #column
  ) -> Self {
    var copy = self
    let location = SourceLocation(fileID: fileID, line: line, column: column)
    copy.allowances.append(Allowance(code: code, reason: reason, lastDay: lastDay, location: location))
    return copy
  }
}

/// A check that is silenced for an element, and why. Made by `allow`.
public struct Allowance: Hashable, Sendable {
  /// The check that is silenced.
  public var code: LintCode
  /// Why the finding does no harm; blank when nobody said it.
  public var reason: String
  /// The last day, in UTC, on which it holds; `nil` for ever.
  public var lastDay: Day?
  /// Where `allow` was written.
  public var location: SourceLocation
}
