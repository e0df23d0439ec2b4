/// When the samples of metrics come, each metric looked up once.
struct MetricTimings {
  private let inference: LabelInference
  private var known: [String: SampleTiming?] = [:]

  init(catalogue: Catalogue) { inference = LabelInference(catalogue: catalogue) }

  /// `nil` where it is not known, or not the same of all sources.
  subscript(name: String) -> SampleTiming? {
    mutating get {
      if let known = known[name] { return known }
      let entries = inference.entries(of: name)
      let timing = entries.first?.timing
      let common = entries.allSatisfy { $0.timing == timing } ? timing : nil
      known.updateValue(common, forKey: name)
      return common
    }
  }
}
