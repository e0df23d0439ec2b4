import Formats
import Monitoring

/// A receiver as Alertmanager reads it: one list a kind of integration.
enum ReceiverValue {
  static func make(_ receiver: Receiver) -> OrderedValue {
    var value: [OrderedValue.Member] = [.init("name", .string(receiver.name))]
    let integrations = receiver.integrations.map(integration)
    // The kinds in order of first use; a kind's integrations stand together.
    var kinds: [String] = []
    for (kind, _) in integrations where !kinds.contains(kind) { kinds.append(kind) }
    for kind in kinds {
      value.append(kind, .array(integrations.filter { $0.kind == kind }.map(\.value)))
    }
    return .object(value)
  }

  private static func integration(_ integration: Receiver.Integration) -> (kind: String, value: OrderedValue) {
    switch integration {
    case .email(let email): ("email_configs", EmailValue.make(email))
    case .slack(let slack): ("slack_configs", SlackValue.make(slack))
    case .microsoftTeams(let teams): ("msteamsv2_configs", MicrosoftTeamsValue.make(teams))
    case .webhook(let webhook): ("webhook_configs", WebhookValue.make(webhook))
    }
  }
}

extension Secret {
  /// The file that holds the secret, for programs that read files only. What is not in a file is an error of the linter.
  var file: OrderedValue? {
    if case .file(let path) = storage { .string(path) } else { nil }
  }
}
