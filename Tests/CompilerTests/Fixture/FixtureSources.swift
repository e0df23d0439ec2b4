import Monitoring

enum FixtureSources {
  static var prometheus: Datasource {
    .prometheus(
      "Prometheus", uid: "prometheus", url: "http://prometheus:9090", scrapeInterval: .seconds(90), isDefault: true)
  }

  static var archive: Datasource {
    .prometheus("Archive, $5 a month", uid: "archive", url: "https://archive.example.com/$tenant")
  }

  static var cloudWatch: Datasource {
    .cloudWatch("CloudWatch", uid: "cloudwatch", region: "eu-central-1", logGroups: [FixtureSignals.group])
  }

  static var all: [Datasource] {
    [
      prometheus, archive, cloudWatch,
      .cloudWatch(
        "CloudWatch with keys", uid: "cloudwatch-keys", region: "us-east-1",
        authentication: .keys(access: .environment("AWS_ACCESS_KEY"), secret: .file("/run/secrets/aws-secret-key"))),
      .cloudWatch(
        "CloudWatch of another account", uid: "cloudwatch-role", region: "us-east-1",
        authentication: .assumeRole(arn: "arn:aws:iam::210987654321:role/grafana", externalID: "a$b")),
      .cloudWatch(
        "CloudWatch of our own role", uid: "cloudwatch-own", region: "eu-west-1",
        authentication: .assumeRole(arn: "arn:aws:iam::012345678901:role/grafana")),
      .alertmanager("Alertmanager", uid: "alertmanager", url: "http://alertmanager:9093"),
    ]
  }

  static var provider: DashboardProvider {
    DashboardProvider("fixture", folder: "A: $ecurity", path: "/var/lib/grafana/dashboards")
  }
}
