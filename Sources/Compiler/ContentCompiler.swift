import Diagnostics
import Formats
import Monitoring

/// Content to files. A pure function: the same content gives the same bytes in every process.
public enum ContentCompiler {
  /// The artifacts, sorted by path.
  public static func artifacts(of content: any Content) -> [Artifact] {
    var artifacts = content.dashboards.map(DashboardFile.artifact)
    artifacts += content.ruleGroups.map(RuleFile.artifact)
    if let prometheus = content.prometheus {
      artifacts.append(PrometheusFile.artifact(prometheus))
      artifacts += CloudWatchExporterFile.artifacts(prometheus, signals: content.signals)
    }
    if let alertmanager = content.alertmanager { artifacts.append(AlertmanagerFile.artifact(alertmanager)) }
    if !content.datasources.isEmpty { artifacts.append(DatasourcesFile.artifact(content.datasources)) }
    if let provider = content.dashboardProvider { artifacts.append(DashboardProviderFile.artifact(provider)) }
    if let template = TrailTemplate.artifact(content.trail, signals: content.signals) { artifacts.append(template) }
    artifacts += PolicyFiles.artifacts(content)
    return artifacts.sorted { $0.path < $1.path }
  }
}

extension Artifact {
  /// A YAML file whose first line says what it was made from; `remarks` are further lines for the person who deploys it.
  init(path: String, yaml value: OrderedValue, from location: SourceLocation, remarks: [String] = []) {
    self.init(path: path, bytes: YAMLWriter.write(value, header: [Self.origin(location)] + remarks))
  }

  private static func origin(_ location: SourceLocation) -> String {
    "Made by `swift run build-dashboards` from \(location.fileID). Edit that file, not this one."
  }
}

extension OrderedValue {
  static func duration(_ duration: Duration) -> OrderedValue { .string(duration.prometheusText) }
}
