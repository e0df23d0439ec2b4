import Formats
import Monitoring

/// `provisioning/grafana/datasources/datasources.yaml`.
/// https://grafana.com/docs/grafana/latest/administration/provisioning/#data-sources
enum DatasourcesFile {
  static func artifact(_ datasources: [Datasource]) -> Artifact {
    let value: OrderedValue = ["apiVersion": 1, "datasources": .array(datasources.map(datasource))]
    let location = datasources.map(\.location).min() ?? .init(fileID: "", line: 0, column: 0)
    return Artifact(path: "provisioning/grafana/datasources/datasources.yaml", yaml: value, from: location)
  }

  private static func datasource(_ datasource: Datasource) -> OrderedValue {
    .object(compacting: [
      "name": .grafanaLiteral(datasource.name),
      "uid": .grafanaLiteral(datasource.uid),
      "type": .string(datasource.plugin),
      "access": "proxy",
      "url": url(datasource.kind).map { .grafanaLiteral($0) },
      "isDefault": datasource.isDefault ? true : nil,
      "editable": false,
      "jsonData": options(datasource.kind),
      "secureJsonData": secrets(datasource.kind),
    ])
  }

  private static func url(_ kind: Datasource.Kind) -> String? {
    switch kind {
    case .prometheus(let url, _), .alertmanager(let url): url
    case .cloudWatch: nil
    }
  }

  private static func options(_ kind: Datasource.Kind) -> OrderedValue {
    switch kind {
    case .prometheus(_, let scrapeInterval):
      [
        "httpMethod": "POST", "prometheusType": "Prometheus", "timeInterval": .string(scrapeInterval.grafanaText),
        "manageAlerts": true,
      ]
    case .alertmanager:
      ["implementation": "prometheus", "handleGrafanaManagedAlerts": false]
    case .cloudWatch(let region, let authentication, let logGroups):
      .object(compacting: [
        "authType": authentication.grafanaName,
        "defaultRegion": .grafanaLiteral(region),
        "assumeRoleArn": authentication.role.map { .grafanaLiteral($0.arn) },
        "externalId": authentication.role?.externalID.map { .grafanaLiteral($0) },
        "logGroups": OrderedValue.array(logGroups.map(LogGroupValue.make)).unlessEmpty,
      ])
    }
  }

  private static func secrets(_ kind: Datasource.Kind) -> OrderedValue? {
    guard case .cloudWatch(_, .keys(let access, let secret), _) = kind else { return nil }
    return .object(compacting: ["accessKey": access.grafanaReference, "secretKey": secret.grafanaReference])
  }
}

extension Datasource.Authentication {
  fileprivate var grafanaName: OrderedValue {
    switch self {
    case .defaultChain, .assumeRole: "default"
    case .keys: "keys"
    }
  }

  fileprivate var role: (arn: String, externalID: String?)? {
    if case .assumeRole(let arn, let externalID) = self { (arn, externalID) } else { nil }
  }
}

extension Secret {
  /// As Grafana's provisioning reads it; a plaintext secret is an error of the linter and has no form.
  fileprivate var grafanaReference: OrderedValue? {
    switch storage {
    case .file(let path): .string("$__file{\(path)}")
    case .environment(let name): .string("$__env{\(name)}")
    case .plaintext: nil
    }
  }
}
