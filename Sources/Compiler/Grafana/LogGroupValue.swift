import Formats
import Monitoring

/// A log group as Grafana's CloudWatch data source refers to it.
enum LogGroupValue {
  static func make(_ group: LogGroup) -> OrderedValue {
    ["arn": .string(group.arn), "name": .string(group.name), "accountId": .string(group.accountID)]
  }
}
