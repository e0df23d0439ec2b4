import Formats
import Monitoring

/// An entry of `msteamsv2_configs`.
enum MicrosoftTeamsValue {
  static func make(_ teams: MicrosoftTeams) -> OrderedValue {
    .object(compacting: [
      "webhook_url_file": teams.webhookURL.file,
      "title": teams.title.map { .string($0) },
      "text": teams.text.map { .string($0) },
      "send_resolved": .bool(teams.sendsResolved),
    ])
  }
}
