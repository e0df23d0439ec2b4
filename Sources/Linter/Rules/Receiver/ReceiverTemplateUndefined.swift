import Diagnostics
import GoTemplate
import Monitoring

extension LintRule {
  static let receiverTemplateUndefined = LintRule(
    "receiver/template-undefined", .error, "a notification uses a template that does not exist",
    explanation: """
      Alertmanager looks a template up when it sends: of one that does not exist the message is never sent, and only its log
      says so. There are its own templates, such as `slack.default.title`, and those that the text itself defines.
      """,
    bad: .content(##".slack(…, text: #"{{ template "slack.defualt.text" . }}"#)"##) { content in
      content.receiverTextExample(#"{{ template "slack.defualt.text" . }}"#)
    },
    good: .content(##".slack(…, text: #"{{ template "slack.default.text" . }}"#)"##) { content in
      content.receiverTextExample(#"{{ template "slack.default.text" . }}"#)
    }
  ) { context, reporter in
    for text in context.receiverTexts {
      let known = builtIn.union(text.template.definitions.map(\.name))
      for use in text.template.uses where !known.contains(use.name) {
        let near = Suggestion.nearest(to: use.name, among: known.sorted()).map { "; did you mean \($0)?" }
        reporter.report(
          "\(text.name): there is no template \"\(use.name)\"" + (near ?? "; define it in the text"),
          at: text.receiver.location, excerpt: .init(text.text, use.range))
      }
    }
  }

  /// Of the integrations that have a form here, and those that any text may use.
  /// https://github.com/prometheus/alertmanager/blob/main/template/default.tmpl
  private static let builtIn: Set<String> = Set(
    """
    __subject __description __alertmanager __alertmanagerURL __text_alert_list __text_alert_list_markdown
    email.default.html email.default.subject
    slack.default.title slack.default.titlelink slack.default.text slack.default.fallback slack.default.pretext
    slack.default.username slack.default.footer slack.default.callbackid slack.default.color slack.default.iconemoji
    slack.default.iconurl
    msteams.default.title msteams.default.text msteams.default.summary msteamsv2.default.title msteamsv2.default.text
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}

extension ContentSketch {
  mutating func receiverTextExample(_ text: String) {
    routeExample(.severity(.critical))
    alertmanager?.route.grouping = .labels([.alertname, .job])
    alertmanager?.receivers[0].integrations = [
      .slack(channel: "#alerts", webhookURL: .file("/etc/alertmanager/slack"), text: text)
    ]
  }
}
