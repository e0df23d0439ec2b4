import Foundation

/// What a run finds around it: variables, streams and the current folder.
package struct ToolEnvironment: Sendable {
  package var variables: [String: String]
  package var currentDirectory: String
  /// For results: what changed, a diff, help.
  package var output: any OutputChannel
  /// For findings of a build, errors and progress.
  package var error: any OutputChannel
  /// The descriptor that `capture -` reads.
  package var standardInput: Int32

  package init(
    variables: [String: String], currentDirectory: String, output: any OutputChannel, error: any OutputChannel,
    standardInput: Int32
  ) {
    self.variables = variables
    self.currentDirectory = currentDirectory
    self.output = output
    self.error = error
    self.standardInput = standardInput
  }

  /// That of this process. From now on a reader that goes away (`| head`) is noticed by the stream that writes, and does
  /// not end the process in the middle of its work.
  package static func process() -> ToolEnvironment {
    signal(SIGPIPE, SIG_IGN)
    return ToolEnvironment(
      variables: ProcessInfo.processInfo.environment, currentDirectory: FileManager.default.currentDirectoryPath,
      output: DescriptorChannel.standardOutput, error: DescriptorChannel.standardError, standardInput: STDIN_FILENO)
  }

  /// Whether the terminal understands control sequences.
  var isTerminalCapable: Bool {
    let terminal = variables["TERM"] ?? ""
    return !terminal.isEmpty && terminal != "dumb"
  }

  /// The path of a folder below the repository that GitHub's runner has checked out, with a slash at its end; `nil` when it
  /// is that itself, or elsewhere.
  func folderInRepository(of path: String) -> String? {
    guard let workspace = variables["GITHUB_WORKSPACE"], !workspace.isEmpty else { return nil }
    let prefix = workspace.hasSuffix("/") ? workspace : workspace + "/"
    return path.hasPrefix(prefix) && path != prefix ? String(path.dropFirst(prefix.count)) + "/" : nil
  }

  /// Colours for a capable terminal, unless `NO_COLOR` is set and not empty (https://no-color.org).
  func style(for channel: any OutputChannel) -> TextStyle {
    TextStyle(isColoured: channel.isTerminal && isTerminalCapable && (variables["NO_COLOR"] ?? "").isEmpty)
  }
}
