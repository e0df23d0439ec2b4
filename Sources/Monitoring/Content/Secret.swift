/// A password, a token, a webhook address. It is named, never written: no output, log or message can show it, because
/// there is no way to print the value.
public struct Secret: Hashable, Sendable {
  package enum Storage: Hashable, Sendable {
    case file(String)
    case environment(String)
    case plaintext(String)
  }
  package let storage: Storage

  /// A file on the machine that runs the program which needs the secret.
  public static func file(_ path: String) -> Secret { Secret(storage: .file(path)) }

  /// An environment variable of that program. Grafana's provisioning files can read one; Alertmanager cannot.
  public static func environment(_ name: String) -> Secret { Secret(storage: .environment(name)) }

  /// The secret itself. The linter refuses it (`secret/plaintext`): everyone who can read the repository has it.
  public static func plaintext(_ value: String) -> Secret { Secret(storage: .plaintext(value)) }

  package var isPlaintext: Bool {
    if case .plaintext = storage { true } else { false }
  }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Always `<secret>`, whatever the secret is.
  public var description: String { "<secret>" }
  /// Always `<secret>`, whatever the secret is.
  public var debugDescription: String { "<secret>" }
  /// Without children, so that `dump` shows nothing either.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
