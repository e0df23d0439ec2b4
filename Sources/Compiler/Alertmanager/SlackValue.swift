import Formats
import Monitoring

/// An entry of `slack_configs`.
enum SlackValue {
  static func make(_ slack: Slack) -> OrderedValue {
    .object(compacting: [
      "channel": .string(slack.channel),
      "api_url_file": slack.webhookURL.file,
      "title": slack.title.map { .string($0) },
      "text": slack.text.map { .string($0) },
      "send_resolved": .bool(slack.sendsResolved),
    ])
  }
}
