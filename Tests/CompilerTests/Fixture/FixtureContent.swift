import Monitoring

/// Content with everything that content can hold; what the compiler makes of it is in the folder `Golden`.
struct FixtureContent: SparseContent {
  var dashboards: [Dashboard] { [PanelsDashboard.dashboard, VariablesDashboard.dashboard, EmptyDashboard.dashboard] }
  var ruleGroups: [RuleGroup] { [FixtureRules.recording, FixtureRules.alerts, FixtureRules.texts] }
  var prometheus: Prometheus? { FixturePrometheus.prometheus }
  var alertmanager: Alertmanager? { FixtureRouting.alertmanager }
  var datasources: [Datasource] { FixtureSources.all }
  var dashboardProvider: DashboardProvider? { FixtureSources.provider }
  var signals: [Signal] { FixtureSignals.all }
  var trail: Trail? { FixtureSignals.trail }
}

/// Texts that YAML, JSON or a template would take for something else.
enum Traps {
  static let texts: [String] = [
    "yes", "null", "1e3", "0x1F", "~", "-", "- a", "? b", "a: b", "a #b", "#b", "%x", "@x", "`x`", "!x", "&x", "*x",
    "|", ">",
    "[a]", "{a}", "'", "\"", "\\", " a ", "", "12:30:45", "2026-11-21", "a\n b\n\nc\n", "\tx", "a\r\nb", "\u{7}",
    "\u{85}",
    "\u{2028}", "\u{FEFF}", "Größe 🔥", "{{ $value }}", "{{", "}}", "$HOME ${x} $$", "</script>", "<no value>",
  ]
}
