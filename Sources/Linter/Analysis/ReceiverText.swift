import GoTemplate
import Monitoring

/// A title or text of a receiver, read once.
struct ReceiverText: Sendable {
  let receiver: Receiver
  /// For people: `the text of slack`.
  let name: String
  let text: String
  let template: GoTemplateParseResult

  static func all(of alertmanager: Alertmanager?) -> [ReceiverText] {
    (alertmanager?.receivers ?? []).flatMap { receiver in
      receiver.integrations.flatMap(texts).map { kind, text in
        ReceiverText(
          receiver: receiver, name: "the \(kind) of \(receiver.name)", text: text,
          template: GoTemplateParser.parse(text, dialect: .alertmanager))
      }
    }
  }

  private static func texts(_ integration: Receiver.Integration) -> [(kind: String, text: String)] {
    let texts: [(String, String?)] =
      switch integration {
      case .slack(let slack): [("channel", slack.channel), ("title", slack.title), ("text", slack.text)]
      case .microsoftTeams(let teams): [("title", teams.title), ("text", teams.text)]
      case .email, .webhook: []
      }
    return texts.compactMap { kind, text in text.map { (kind, $0) } }
  }
}
