import BuildTool
import Monitoring

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The program of a content repository: `swift run build-dashboards`.
///
/// ```swift
/// BuildDashboards.main(MyContent())
/// ```
public enum BuildDashboards {
  /// Runs the command that the command line names, and ends the process: with 0 when all is well, 1 for findings or drift,
  /// 2 for a wrong command line or failed reading or writing.
  ///
  /// - Parameter filePath: a file of the package that holds the content; the outputs go to that package's folder unless
  ///   `--output` names another.
  public static func main(_ content: any Content, filePath: String = #filePath) -> Never {
    let environment = ToolEnvironment.process()
    let pipeline = ContentPipeline.make(
      content, version: version, filePath: filePath, currentDirectory: environment.currentDirectory)
    exit(Tool.run(arguments: Array(CommandLine.arguments.dropFirst()), environment: environment, pipeline: pipeline))
  }

  /// Vigil's version.
  public static let version = "0.1.0"
}
