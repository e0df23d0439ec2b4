import Compiler
import Foundation
import Linter
import Monitoring

/// Evaluates generated queries over generated pages in a real Prometheus, and compares with what the linter believes of them.
enum SoundnessExperiment {
  static let experiment = Experiment(
    name: "soundness",
    summary: "whether what the linter proves of a query holds in a real Prometheus; 1,000 pairs of a page and a query"
  ) { options in
    let count = options.count ?? 1000
    let world = try World(pages: max(1, count / 20), options)
    defer { world.stop() }
    var tally = Tally()
    for index in 0..<count {
      let page = index % world.pages.count
      var generator = QueryGenerator(
        world.pages[page], of: "job\(page)", moment: world.moment - 3, seed: options.seed &* 1_000_003 &+ UInt64(index))
      let query = generator.query()
      guard let belief = world.probe.belief(about: query) else {
        throw Experiment.Failure("the generator wrote no PromQL: \(query)")
      }
      func ask(_ promQL: String) throws -> ServerAnswer {
        try ServerAnswer(to: promQL, at: Double(world.moment), world.client)
      }
      let problems = try tally.compare(belief, with: ask(query), ask: ask)
      if options.lists || !problems.isEmpty { print(query) }
      for problem in problems { print("  unsound: \(problem)") }
      if !problems.isEmpty { print(world.pages[page].text(after: 0)) }
    }
    print(tally.summary)
    // Few pairs may well lack a kind of proof; a thousand that do compare nothing there.
    if count >= 1000, !tally.missingProofs.isEmpty {
      print("no pair had a proof \(tally.missingProofs.joined(separator: ", or "))")
      return false
    }
    return tally.unsound == 0
  }

  /// One Prometheus that has scraped all pages for some seconds.
  private final class World {
    let pages: [GeneratedPage]
    let probe: InferenceProbe
    let client: HTTPClient
    /// When the queries are evaluated.
    let moment: Int
    private let program: Program
    private let server: HTTPServer
    private let folder: URL

    init(pages count: Int, _ options: ExperimentOptions) throws {
      var random = SplitMix64(seed: options.seed)
      let pages = (0..<count).map { GeneratedPage(prefix: "page\($0)", &random) }
      self.pages = pages
      let start = Date()
      server = try HTTPServer { request in
        guard let number = Int(request.path.drop { $0 == "/" }), pages.indices.contains(number) else {
          return HTTPServer.Response(status: 404, body: "")
        }
        return HTTPServer.Response(status: 200, body: pages[number].text(after: Int(-start.timeIntervalSinceNow)))
      }
      var content = ContentSketch()
      let address = "127.0.0.1:\(server.port)"
      let jobs = pages.indices.map { number in
        ScrapeJob(
          "job\(number)", targets: [address], interval: .seconds(1), timeout: .seconds(1), metricsPath: "/\(number)",
          honorLabels: Int.random(in: 0..<2, using: &random) == 0,
          labels: Int.random(in: 0..<2, using: &random) == 0 ? ["zone": "z"] : [:])
      }
      content.prometheus = Prometheus(
        ruleFiles: [], jobs: jobs, promQLFeatures: [.experimentalFunctions, .durationExpressions])
      let snapshots = jobs.enumerated().map { number, job in
        CapturedSnapshot(Snapshot(job.name, job: job), page: pages[number].text(after: 0))
      }
      content.snapshots = snapshots.map(\.declaration)
      content.signals = zip(pages, jobs).flatMap { page, job in Self.signals(of: page, job) }
      probe = InferenceProbe(content, snapshots: snapshots)

      folder = FileManager.default.temporaryDirectory.appendingPathComponent("soundness-\(getpid())")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      // The file that the compiler writes, so that its labels are asked too.
      let configuration = folder.appendingPathComponent("prometheus.yml")
      for artifact in ContentCompiler.artifacts(of: content) where artifact.path.hasSuffix("prometheus.yml") {
        try Data(artifact.bytes).write(to: configuration)
      }
      let port = try LoopbackSocket.freePort()
      client = HTTPClient(port: port)
      program = try Program(
        try options.tool("prometheus"),
        [
          "--config.file=\(configuration.path)", "--storage.tsdb.path=\(folder.path)/data",
          "--web.listen-address=127.0.0.1:\(port)",
          "--enable-feature=promql-experimental-functions,promql-duration-expr",
        ], log: folder.appendingPathComponent("prometheus.log"))
      do {
        try program.waitUntilReady(client)
        // Every window of the queries is full then.
        Thread.sleep(forTimeInterval: 20)
        moment = Int(Date().timeIntervalSince1970) - 1
      } catch {
        program.stop()
        throw error
      }
    }

    /// The declarations of what the page counts.
    private static func signals(of page: GeneratedPage, _ job: ScrapeJob) -> [Signal] {
      let logGroup = LogGroup("/logs", region: "eu-west-1", accountID: "123456789012", retention: .days1)
      return page.families.compactMap { family in
        family.event.map {
          Signal($0, in: page.prefix, from: logGroup, through: job, counting: "{ $.errorCode = \"*\" }")
        }
      }
    }

    func stop() {
      program.stop()
      server.stop()
      try? FileManager.default.removeItem(at: folder)
    }
  }
}
