import GoTemplate
import Monitoring

/// A title or text of a receiver, read once.
struct ReceiverText: Sendable {
  /// What part of a message it is.
  enum Kind: String, Sendable { case channel, title, text }

  let receiver: Receiver
  /// The place of its integration in the receiver's list.
  let integration: Int
  let kind: Kind
  let text: String
  let template: GoTemplateParseResult

  /// For people: `the text of slack`.
  var name: String { "the \(kind.rawValue) of \(receiver.name)" }

  static func all(of alertmanager: Alertmanager?) -> [ReceiverText] {
    (alertmanager?.receivers ?? []).flatMap { receiver in
      receiver.integrations.enumerated().flatMap { index, integration in
        texts(integration).map { kind, text in
          ReceiverText(
            receiver: receiver, integration: index, kind: kind, text: text,
            template: GoTemplateParser.parse(text, dialect: .alertmanager))
        }
      }
    }
  }

  private static func texts(_ integration: Receiver.Integration) -> [(kind: Kind, text: String)] {
    let texts: [(Kind, String?)] =
      switch integration {
      case .slack(let slack): [(.channel, slack.channel), (.title, slack.title), (.text, slack.text)]
      case .microsoftTeams(let teams): [(.title, teams.title), (.text, teams.text)]
      case .email, .webhook: []
      }
    return texts.compactMap { kind, text in text.map { (kind, $0) } }
  }
}
