import Diagnostics

/// A data source of Grafana.
/// https://grafana.com/docs/grafana/latest/administration/provisioning/#data-sources
public struct Datasource: Hashable, Sendable {
  /// What people see. Alert lists refer to it.
  public var name: String
  /// 1 to 40 of `[a-zA-Z0-9_-]`; dashboards refer to it.
  public var uid: String
  /// Which program it is, and how Grafana reaches it.
  public var kind: Kind
  /// At most one data source is the default.
  public var isDefault: Bool
  /// Where it was written.
  public var location: SourceLocation

  /// Which program a data source is. A `url` is as Grafana's server sees it: `http://prometheus:9090`.
  public enum Kind: Hashable, Sendable {
    /// `scrapeInterval` sets what `$__rate_interval` becomes: the interval of the jobs.
    case prometheus(url: String, scrapeInterval: Duration)
    /// `region` is asked where a query names none; `logGroups` are those that Grafana's Explore offers first.
    case cloudWatch(region: String, Authentication, logGroups: [LogGroup])
    /// An Alertmanager of Prometheus, whose alerts Grafana then shows.
    case alertmanager(url: String)
  }

  /// How Grafana proves to AWS who it is.
  /// https://grafana.com/docs/grafana/latest/datasources/aws-cloudwatch/aws-authentication/
  public enum Authentication: Hashable, Sendable {
    /// What the machine has: an instance profile, a service account's role, environment variables.
    case defaultChain
    /// Long-lived keys of a user.
    case keys(access: Secret, secret: Secret)
    /// The default chain, then a role, often of another account; the external id is what that account asks for.
    case assumeRole(arn: String, externalID: String? = nil)
  }

  /// A Prometheus server.
  /// - Parameters:
  ///   - url: as Grafana's server sees it: `http://prometheus:9090`.
  ///   - scrapeInterval: of the jobs; it sets what `$__rate_interval` becomes. Default one minute.
  public static func prometheus(
    _ name: String, uid: String, url: String, scrapeInterval: Duration = .minutes(1), isDefault: Bool = false,
    fileID: String = #fileID, line: Int = #line, column: Int = #column
  ) -> Datasource {
    Datasource(
      name: name, uid: uid, kind: .prometheus(url: url, scrapeInterval: scrapeInterval), isDefault: isDefault,
      location: SourceLocation(fileID: fileID, line: line, column: column))
  }

  /// `logGroups` are those that Grafana's Explore offers first.
  public static func cloudWatch(
    _ name: String, uid: String, region: String, authentication: Authentication = .defaultChain,
    logGroups: [LogGroup] = [], isDefault: Bool = false, fileID: String = #fileID, line: Int = #line,
    column: Int = #column
  ) -> Datasource {
    Datasource(
      name: name, uid: uid, kind: .cloudWatch(region: region, authentication, logGroups: logGroups),
      isDefault: isDefault, location: SourceLocation(fileID: fileID, line: line, column: column))
  }

  /// An Alertmanager of Prometheus; never the default data source.
  /// - Parameter url: as Grafana's server sees it: `http://alertmanager:9093`.
  public static func alertmanager(
    _ name: String, uid: String, url: String, fileID: String = #fileID, line: Int = #line, column: Int = #column
  ) -> Datasource {
    Datasource(
      name: name, uid: uid, kind: .alertmanager(url: url), isDefault: false,
      location: SourceLocation(fileID: fileID, line: line, column: column))
  }

  /// Grafana's name of the plugin.
  package var plugin: String {
    switch kind {
    case .prometheus: "prometheus"
    case .cloudWatch: "cloudwatch"
    case .alertmanager: "alertmanager"
    }
  }
}
