import Formats
import Monitoring

/// An entry of `email_configs`.
enum EmailValue {
  static func make(_ email: Email) -> OrderedValue {
    .object(compacting: [
      "to": .string(email.to),
      "from": .string(email.from),
      "smarthost": .string(email.smarthost),
      "auth_username": email.username.map { .string($0) },
      "auth_password_file": email.password?.file,
      "require_tls": email.requiresTLS ? nil : false,
      "send_resolved": .bool(email.sendsResolved),
    ])
  }
}
