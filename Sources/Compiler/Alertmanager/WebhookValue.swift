import Formats
import Monitoring

/// An entry of `webhook_configs`.
enum WebhookValue {
  static func make(_ webhook: Webhook) -> OrderedValue {
    var value: [OrderedValue.Member] = []
    switch webhook.url {
    case .address(let url): value.append("url", .string(url))
    case .secret(let secret): value.append("url_file", secret.file)
    }
    value.append("max_alerts", webhook.maximumAlerts.map { .int($0) })
    value.append("send_resolved", .bool(webhook.sendsResolved))
    return .object(value)
  }
}
