import Monitoring

extension ValueCheck {
  /// The tree is written recursively.
  private static let deepest = 100

  func depth(of root: Route) {
    var level = root.routes
    for _ in 0..<Self.deepest { level = level.flatMap(\.routes) }
    guard let first = level.first else { return }
    report(
      "routes nest deeper than \(Self.deepest) levels, which Vigil does not write; put routes side by side",
      at: first.location)
  }

  func route(_ route: Route) {
    self("the group wait", route.groupWait, .notNegative, at: route.location)
    self("the group interval", route.groupInterval, .positive, at: route.location)
    self("the repeat interval", route.repeatInterval, .positive, at: route.location)
    guard case .labels(let labels) = route.grouping else { return }
    for (label, _) in labels.duplicates(by: \.name) {
      report("groupBy has the label \(label.name) twice; write it once", at: route.location)
    }
    if labels.contains(where: \.name.isEmpty) {
      report("groupBy has a label without a name; write one, or leave it out", at: route.location)
    }
    if labels.count > 1, labels.contains("...") {
      report(
        "groupBy mixes ... with labels; write .groupedByEverything(), or the labels without it", at: route.location)
    }
  }

  func receiver(_ receiver: Receiver) {
    for integration in receiver.integrations {
      switch integration {
      case .email(let email):
        self("the address to which \(receiver.name) mails", email.to, .notBlank, at: receiver.location)
        self("the address from which \(receiver.name) mails", email.from, .notBlank, at: receiver.location)
        self("the smarthost of \(receiver.name)", email.smarthost, .hostAndPort, at: receiver.location)
        self("the password of \(receiver.name)", email.password, at: receiver.location)
      case .slack(let slack):
        self("the webhook address of \(receiver.name)", slack.webhookURL, at: receiver.location)
      case .microsoftTeams(let teams):
        self("the webhook address of \(receiver.name)", teams.webhookURL, at: receiver.location)
      case .webhook(let webhook):
        self("maximumAlerts of \(receiver.name)", webhook.maximumAlerts, .notNegative, at: receiver.location)
        switch webhook.url {
        case .address(let address):
          if ValueForm.webAddress.accepts(address) { continue }
          // An address can hold a secret, so it is not shown.
          report(
            "the webhook address of \(receiver.name) is none; write \(ValueForm.webAddress.description)",
            at: receiver.location)
        case .secret(let secret):
          self("the webhook address of \(receiver.name)", secret, at: receiver.location)
        }
      }
    }
  }
}
