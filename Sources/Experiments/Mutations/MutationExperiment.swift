import CloudTrail
import Foundation
import Linter
import Monitoring

/// Breaks the shipped content in one step, many times; the real programs say which of the mutations people would notice, and
/// the linter should have found those, and called none of the others an error.
enum MutationExperiment {
  static let experiment = Experiment(
    name: "mutations", summary: "what of the shipped content's mutations the linter finds; 320 of them, three minutes"
  ) { options in
    let content = ContentSketch(CloudTrailContent())
    let possible = MutationOperator.all.reduce(0) { $0 + $1.mutations(content).count }
    let mutations = MutationOperator.mutations(of: content, count: options.count ?? 320, seed: options.seed)
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("mutations-\(getpid())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }

    var trials = Trials()
    let shippedPlan = try trials.plan(of: content)
    let plans = try mutations.map { try trials.plan(of: $0.content) }
    print(
      "\(mutations.count) of \(possible) mutations by \(Set(mutations.map(\.kind)).count) operators: \(trials.universes.count) pipelines, "
        + "\(trials.alerts.count) alerting rules, \(trials.panels.count) panel queries in one Prometheus")
    let results = try PrometheusExperiment(trials, options, folder: folder).run()

    var judge = try Judge(content, shippedPlan, results, options, folder: folder)
    defer { judge.stop() }
    let score = try MutationScore(zip(mutations, plans).map { try judge.judgement(on: $0, plan: $1) })
    score.report(lists: options.lists)
    return score.isEnough
  }

  /// Everybody's opinion of the mutations.
  private struct Judge {
    let results: PrometheusResults
    let shipped: Outcome
    let lint: LintJudge
    let tools: ToolJudge
    var alertmanagers: Alertmanagers

    init(
      _ content: ContentSketch, _ plan: Trials.Plan, _ results: PrometheusResults, _ options: ExperimentOptions,
      folder: URL
    ) throws {
      self.results = results
      lint = try LintJudge(content)
      tools = try ToolJudge(content, options, folder: folder)
      let alertmanagers = Alertmanagers(options, folder: folder)
      self.alertmanagers = alertmanagers
      shipped = try Outcome(of: content, plan: plan, results: results) {
        try alertmanagers.receivers(of: $0, content.alertmanager)
      }
      // What the shipped content does is the measure: it has to do its job here.
      let firing = Set(shipped.notifications.keys.map(\.alert))
      guard shipped.failures.isEmpty, shipped.falseAlarms.isEmpty, firing.count == plan.alerts.count,
        shipped.panels.allSatisfy(\.hasData)
      else {
        throw Experiment.Failure("the shipped content does not work in the experiment: \(shipped)")
      }
    }

    func judgement(on mutation: Mutation, plan: Trials.Plan) throws -> MutationJudgement {
      let outcome = try Outcome(of: mutation.content, plan: plan, results: results) {
        try alertmanagers.receivers(of: $0, mutation.content.alertmanager)
      }
      return MutationJudgement(
        mutation: mutation, harms: outcome.harms(comparedTo: shipped), lint: lint.verdict(on: mutation.content),
        isFoundByTools: try tools.finds(mutation.content))
    }

    func stop() { alertmanagers.stop() }
  }

  /// One Alertmanager at a time, and what was asked before.
  private final class Alertmanagers {
    private let options: ExperimentOptions
    private let folder: URL
    private var known: [Alertmanager: [[[String: String]]: [[String: String]: [String]]]] = [:]
    private var refused: Set<Alertmanager> = []
    private var running: (declaration: Alertmanager, program: AlertmanagerExperiment)?
    private var count = 0

    init(_ options: ExperimentOptions, folder: URL) {
      self.options = options
      self.folder = folder
    }

    func receivers(of alerts: [[String: String]], _ declared: Alertmanager?) throws -> [[String: String]: [String]]? {
      guard let declared, !refused.contains(declared) else { return nil }
      let key = Set(alerts).sorted { "\($0.sorted(by: <))" < "\($1.sorted(by: <))" }
      if let answer = known[declared]?[key] { return answer }
      if running?.declaration != declared {
        stop()
        count += 1
        let place = folder.appendingPathComponent("alertmanager-\(count)")
        guard let program = try AlertmanagerExperiment(declared, options, folder: place) else {
          refused.insert(declared)
          return nil
        }
        running = (declared, program)
      }
      let answer = try running?.program.receivers(of: key)
      known[declared, default: [:]][key] = answer
      return answer
    }

    func stop() {
      running?.program.stop()
      running = nil
    }
  }
}
