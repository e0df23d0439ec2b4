import Formats
import Monitoring

/// `provisioning/aws/*-policy.json`: what the exporter and Grafana may do, and no more.
enum PolicyFiles {
  static func artifacts(_ content: any Content) -> [Artifact] {
    var artifacts: [Artifact] = []
    let exporters = (content.prometheus?.jobs ?? []).compactMap(\.exporter)
    if !exporters.isEmpty {
      artifacts.append(policy("cloudwatch-exporter-policy", exporter(exporters)))
    }
    if content.datasources.contains(where: { $0.plugin == "cloudwatch" }) {
      artifacts.append(policy("grafana-policy", grafana(content)))
    }
    return artifacts
  }

  /// https://github.com/prometheus/cloudwatch_exporter#credentials-and-permissions. It lists metrics only for those with
  /// dimensions, which ours do not have.
  private static func exporter(_ exporters: [CloudWatchExporter]) -> [OrderedValue] {
    var actions: [String] = []
    if exporters.contains(where: { !$0.usesGetMetricData }) { actions.append("cloudwatch:GetMetricStatistics") }
    if exporters.contains(where: \.usesGetMetricData) { actions.append("cloudwatch:GetMetricData") }
    return [PolicyDocument.allowing(actions, sid: "ReadMetrics")] + assuming(exporters.compactMap(\.roleARN))
  }

  /// A program that takes on another role needs no more than that itself; the rest belongs to the role.
  private static func assuming(_ roles: [String]) -> [OrderedValue] {
    let distinct = Set(roles).sorted()
    return distinct.isEmpty ? [] : [PolicyDocument.allowing(["sts:AssumeRole"], on: distinct, sid: "AssumeRole")]
  }

  /// https://grafana.com/docs/grafana/latest/datasources/aws-cloudwatch/configure/#iam-policies
  private static func grafana(_ content: any Content) -> [OrderedValue] {
    var groups: [LogGroup] = []
    for target in content.dashboards.flatMap(\.rows).flatMap(\.panels).flatMap(\.targets) {
      guard case .logsInsights(let query) = target.source else { continue }
      for group in query.logGroups where !groups.contains(where: { $0.arn == group.arn }) { groups.append(group) }
    }
    var statements = [
      PolicyDocument.allowing(
        ["cloudwatch:GetInsightRuleReport", "cloudwatch:GetMetricData", "cloudwatch:ListMetrics"], sid: "ReadMetrics"),
      PolicyDocument.allowing(
        [
          "cloudwatch:DescribeAlarmHistory", "cloudwatch:DescribeAlarms", "cloudwatch:DescribeAlarmsForMetric",
        ], sid: "ReadAlarms"),
      PolicyDocument.allowing(["ec2:DescribeRegions"], sid: "ListRegions"),
    ]
    if !groups.isEmpty {
      statements += [
        PolicyDocument.allowing(
          ["logs:GetLogEvents", "logs:GetLogGroupFields", "logs:StartQuery"], on: groups.map(\.arn), sid: "QueryLogs"),
        // These actions know no resource.
        PolicyDocument.allowing(
          ["logs:DescribeLogGroups", "logs:GetQueryResults", "logs:StopQuery"], sid: "ReadQueryResults"),
      ]
    }
    let roles = content.datasources.compactMap { datasource -> String? in
      guard case .cloudWatch(_, .assumeRole(let arn, _), _) = datasource.kind else { return nil }
      return arn
    }
    return statements + assuming(roles)
  }

  private static func policy(_ name: String, _ statements: [OrderedValue]) -> Artifact {
    Artifact(path: "provisioning/aws/\(name).json", bytes: JSONWriter.write(PolicyDocument.make(statements)))
  }
}
